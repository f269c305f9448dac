package dev.portolan.policy.lint;

import static dev.portolan.testkit.ManifestText.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.manifests.ManifestFolder;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.testkit.Scenario;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each doubt once, in a world of three pods: `shop/web` (app=web, TCP 8080 "http"), `shop/db`
/// (app=db), and `pay/api` (app=api); `shop/agent` is on the host network.
final class LinterTest {
  private static final String WORLD =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop, labels: {team: shop}}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: pay, labels: {team: pay}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {namespace: shop, name: web, labels: {app: web}}
      spec: {containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]}
      status: {phase: Running, podIPs: [{ip: 10.1.1.10}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {namespace: shop, name: db, labels: {app: db}}
      status: {phase: Running, podIPs: [{ip: 10.1.1.11}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {namespace: pay, name: api, labels: {app: api}}
      status: {phase: Running, podIPs: [{ip: 10.1.2.10}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {namespace: shop, name: agent, labels: {app: agent}}
      spec: {hostNetwork: true, containers: [{name: main}]}
      status: {phase: Running, podIPs: [{ip: 10.0.0.1}]}
      """;

  private static final String WEB = "{podSelector: {matchLabels: {app: web}}, ";

  static List<Arguments> doubts() {
    return List.of(
        row(
            "fine",
            policy("a", WEB + "policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}")),
        row(
            "selects nothing",
            policy("a", "{podSelector: {matchLabels: {app: wbe}}, ingress: [{}]}"),
            "shop/a: no pod of namespace shop has app=wbe (selects-nothing)"),
        row(
            "host network only",
            policy("a", "{podSelector: {matchLabels: {app: agent}}, ingress: [{}]}"),
            "shop/a: selects hostNetwork pods only: shop/agent (host-network-only)"),
        row(
            "denies all",
            policy("a", WEB + "policyTypes: [Ingress]}"),
            "shop/a ingress: has no ingress rule: nothing may come in unless another policy allows"
                + " it (denies-all)"),
        row(
            "ignored",
            policy("a", WEB + "policyTypes: [Ingress], ingress: [{}], egress: [{}]}"),
            "shop/a egress: has egress rules, but policyTypes does not name egress"
                + " (egress-ignored)"));
  }

  static List<Arguments> rules() {
    return List.of(
        row(
            "peer",
            policy("a", WEB + "ingress: [{from: [{podSelector: {matchLabels: {app: x}}}]}]}"),
            "shop/a ingress[0].from[0]: no pod in namespace shop has app=x (peer-matches-nothing)"),
        row(
            "peer's namespace",
            policy("a", WEB + "ingress: [{from: [{namespaceSelector: {matchLabels: {a: b}}}]}]}"),
            "shop/a ingress[0].from[0]: no namespace has a=b (peer-matches-no-namespace)"),
        row(
            "hostNetwork pods are no peers",
            policy("a", WEB + "ingress: [{from: [{podSelector: {matchLabels: {app: agent}}}]}]}"),
            "shop/a ingress[0].from[0]: no pod in namespace shop has app=agent"
                + " (peer-matches-nothing)"),
        row(
            "port name",
            policy("a", WEB + "ingress: [{ports: [{port: http}, {port: grpc}]}]}"),
            "shop/a ingress[0]: no selected pod has a TCP port named grpc (port-name-unknown)"),
        row(
            "port name of peers",
            policy(
                "a",
                WEB
                    + "policyTypes: [Egress], egress: [{ports: [{port: http, protocol: UDP}]},"
                    + " {ports: [{port: 53}, {port: 53, protocol: UDP}]}]}"),
            "shop/a egress[0]: no pod that the rule admits has a UDP port named http"
                + " (port-name-unknown)"),
        row(
            "range",
            policy("a", WEB + "ingress: [{from: [{ipBlock: {cidr: 10.1.0.0/16}}]}]}"),
            "shop/a ingress[0].from[0]: 10.1.0.0/16 holds addresses of pods (range-holds-pods)"),
        row(
            "a range of nodes is none of pods",
            policy("a", WEB + "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/24}}]}]}")));
  }

  static List<Arguments> shadows() {
    String deny = policy("deny", "{podSelector: {}, policyTypes: [Ingress]}");
    String open = "(denies-all)";
    return List.of(
        row(
            "within one policy",
            policy(
                "a",
                WEB
                    + "ingress: [{from: [{podSelector: {matchLabels: {app: db}}}],"
                    + " ports: [{port: 8080}]}, {from: [{podSelector: {}}]}]}"),
            "shop/a ingress[0]: admits nothing that is not admitted by shop/a[1] (rule-shadowed)"),
        row(
            "by two together",
            policy(
                "a",
                WEB
                    + "ingress: [{ports: [{port: 80, endPort: 90}]},"
                    + " {ports: [{port: 80, endPort: 85}, {port: 1}]},"
                    + " {ports: [{port: 86, endPort: 99}]}]}"),
            "shop/a ingress[0]: admits nothing that is not admitted by shop/a[1], shop/a[2]"
                + " (rule-shadowed)"),
        row(
            "not by another protocol",
            policy("a", WEB + "ingress: [{ports: [{port: 80}]}, {ports: [{protocol: UDP}]}]}")),
        row(
            "pods are within everybody, not the reverse",
            policy("a", WEB + "ingress: [{}, {from: [{namespaceSelector: {}}]}]}"),
            "shop/a ingress[1]: admits nothing that is not admitted by shop/a[0] (rule-shadowed)"),
        row(
            "a whole policy",
            deny + policy("web", WEB + "policyTypes: [Ingress]}"),
            "shop/deny ingress: " + open,
            "shop/web: changes nothing beside shop/deny (policy-redundant)",
            "shop/web ingress: " + open));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"doubts", "rules", "shadows"})
  void finds(String name, String policies, List<String> expected) {
    List<String> found =
        lint(WORLD + policies).stream().map(f -> f.toString()).map(LinterTest::brief).toList();
    assertThat(found).containsExactlyElementsOf(expected.stream().map(LinterTest::brief).toList());
  }

  @Test
  void clustersDns() {
    for (Scenario scenario : Scenario.all()) {
      if (scenario.lint().isEmpty()) {
        continue;
      }
      List<LintFinding> found =
          Linter.lint(ManifestFolder.read(scenario.folder()).snapshot()).stream()
              .filter(f -> scenario.lint().stream().anyMatch(row -> row[0].equals(f.id())))
              .toList();
      assertThat(found).hasSameSizeAs(scenario.lint());
      for (String[] row : scenario.lint()) {
        assertThat(found)
            .anySatisfy(
                f -> {
                  assertThat(f.policy().path()).isEqualTo(row[1]);
                  assertThat(f.text()).contains(row[2]);
                  assertThat(f.why()).isNotEmpty();
                });
      }
    }
  }

  @Test
  void dnsWithoutItsPodsIsAnyRuleForPort53() {
    String egress = WEB + "policyTypes: [Egress], egress: [{ports: [%s]}]}";
    assertThat(lint(WORLD + policy("a", egress.formatted("{port: 53}, {port: 53, protocol: UDP}"))))
        .isEmpty();
    assertThat(lint(WORLD + policy("a", egress.formatted("{port: 53, protocol: UDP}"))))
        .singleElement()
        .satisfies(f -> assertThat(f.text()).endsWith("no rule for TCP port 53"));
  }

  @Test
  void equalPriorities() {
    String admin =
        """
        ---
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata: {name: %s}
        spec:
          priority: %d
          subject: {namespaces: {matchLabels: {team: %s}}}
          ingress: [{action: Deny, from: [{namespaces: {}}]}]
        """;
    assertThat(lint(WORLD + admin.formatted("a", 1, "shop") + admin.formatted("b", 1, "shop")))
        .extracting(LintFinding::id)
        .containsExactly("equal-priority");
    assertThat(
            lint(
                WORLD
                    + admin.formatted("a", 1, "shop")
                    + admin.formatted("b", 2, "shop")
                    + admin.formatted("c", 1, "pay")))
        .isEmpty();
    assertThat(lint(WORLD + admin.formatted("a", 1, "nobody")))
        .extracting(LintFinding::id)
        .containsExactly("selects-nothing");
  }

  @Test
  void oldServersDropEndPort() {
    ClusterSnapshot read =
        read(WORLD + policy("a", WEB + "ingress: [{ports: [{port: 80, endPort: 90}]}]}"));
    assertThat(Linter.lint(of(read, "v1.21.14", Map.of())))
        .extracting(LintFinding::id)
        .containsExactly("end-port-too-new");
    assertThat(Linter.lint(of(read, "v1.22.0", Map.of()))).isEmpty();
  }

  @Test
  void whatCannotBeListedIsNotDoubted() {
    ClusterSnapshot read =
        read(policy("a", "{podSelector: {matchLabels: {app: web}}, ingress: [{}]}"));
    Coverage forbidden = new Coverage.Forbidden("no");
    assertThat(Linter.lint(of(read, "", Map.of(Kind.POD, forbidden)))).isEmpty();
    assertThat(Linter.lint(read)).isNotEmpty();
  }

  @Test
  void nothingEnforces() {
    String flannel =
        """
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {namespace: kube-flannel, name: kube-flannel-ds}
        """;
    assertThat(lint(WORLD + policy("a", WEB + "ingress: [{}]}") + flannel))
        .singleElement()
        .satisfies(
            f ->
                assertThat(f.text())
                    .isEqualTo("1 policy exists, nothing enforces it: plain Flannel"));
  }

  /// The sentence of a policy that denies all is long and always the same.
  private static String brief(String finding) {
    return finding.replaceFirst("has no ingress rule: .* \\(", "(");
  }

  private static List<LintFinding> lint(String text) {
    return Linter.lint(read(text));
  }

  private static ClusterSnapshot read(String text) {
    var manifests = ManifestFolder.read("test", text, "default");
    assertThat(manifests.problems())
        .filteredOn(p -> !p.text().contains("no pod template"))
        .isEmpty();
    return manifests.snapshot();
  }

  private static ClusterSnapshot of(
      ClusterSnapshot snapshot, String version, Map<Kind, Coverage> holes) {
    Map<Kind, Coverage> coverage = new EnumMap<>(snapshot.coverage());
    coverage.putAll(holes);
    Origin origin = new Origin("test", "default", version, false);
    return new ClusterSnapshot(origin, 1, snapshot.time(), coverage, snapshot.objects());
  }

  private static Arguments row(String name, String policies, String... expected) {
    return Arguments.of(name, policies, List.of(expected));
  }
}
