package dev.portolan.policy.pair;

import static dev.portolan.testkit.ManifestText.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.manifests.ManifestFolder;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.Party;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an explanation names beside what decides.
final class ExplanationTest {
  private static final String WORLD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {namespace: shop, name: web, labels: {app: web}}
      status: {phase: Running, podIPs: [{ip: 10.1.1.10}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {namespace: shop, name: worker, labels: {app: worker, tier: back}}
      status: {phase: Running, podIPs: [{ip: 10.1.1.11}]}
      """;

  private static final String DENY =
      policy("default-deny", "{podSelector: {}, policyTypes: [Ingress]}");

  @Test
  void asTheIssueWordsIt() {
    String allow =
        policy(
            "allow-web",
            "{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app:"
                + " web}}}]}]}");
    Verdict verdict = explain(WORLD + DENY + allow, "worker", "web", 80);
    assertThat(Wording.sentence(verdict))
        .isEqualTo(
            "denied: isolated for ingress by shop/allow-web, shop/default-deny; nearest rule"
                + " shop/allow-web[0] admits app=web, caller has app=worker");
    assertThat(Because.of(verdict))
        .isEqualTo("isolated for ingress by shop/allow-web, shop/default-deny");
  }

  @Test
  void theFewestDifferencesFirstAndFiveAtMost() {
    StringBuilder rules = new StringBuilder();
    rules.append("{from: [{podSelector: {matchLabels: {app: x, tier: q}}}]}, ");
    rules.append("{from: [{podSelector: {matchLabels: {app: x}}}], ports: [{port: 81}]}, ");
    rules.append("{from: [{ipBlock: {cidr: 192.0.2.0/24}}]}, ");
    rules.append("{ports: [{port: 81}]}, ");
    rules.append("{from: [{podSelector: {matchLabels: {role: z}}}]}, ");
    rules.append("{from: [{namespaceSelector: {matchLabels: {a: b}}}]}");
    String policy = policy("many", "{podSelector: {}, ingress: [" + rules + "]}");
    List<Reason> nearest =
        explain(WORLD + policy, "worker", "web", 80).reasons().stream()
            .filter(r -> r.role() == Role.NEAREST)
            .toList();
    assertThat(nearest).extracting(Reason::rule).containsExactly(3, 4, 5, 0, 1);
    assertThat(nearest)
        .extracting(Reason::text)
        .containsExactly(
            "admits TCP 81, asked is TCP 80",
            "admits role=z, caller has no label role",
            "admits namespaces with a=b, caller's namespace has no label a",
            "admits app=x,tier=q, caller has app=worker and tier=back",
            "admits app=x, caller has app=worker; admits TCP 81, asked is TCP 80");
  }

  @Test
  void everythingThatSelectsAndAdmits() {
    String open = policy("open", "{podSelector: {}, ingress: [{}]}");
    String more = policy("more", "{podSelector: {}, ingress: [{ports: [{port: 80}]}]}");
    Verdict verdict = explain(WORLD + DENY + open + more, "worker", "web", 80);
    assertThat(verdict.state()).isEqualTo(State.ALLOWED);
    assertThat(verdict.reasons())
        .extracting(r -> r.role() + " " + r.id())
        .containsExactly(
            "DECIDES egress:none",
            "DECIDES ingress:NetworkPolicy/shop/more[0]",
            "SELECTS ingress:NetworkPolicy/shop/default-deny",
            "SELECTS ingress:NetworkPolicy/shop/more",
            "SELECTS ingress:NetworkPolicy/shop/open",
            "ADMITS ingress:NetworkPolicy/shop/open[0]");
  }

  @Test
  void onlyTheEndThatDeniesDecides() {
    String out = policy("out", "{podSelector: {}, policyTypes: [Egress], egress: [{}]}");
    Verdict verdict = explain(WORLD + DENY + out, "worker", "web", 80);
    assertThat(Because.of(verdict)).isEqualTo("isolated for ingress by shop/default-deny");
    assertThat(verdict.reasons())
        .filteredOn(r -> r.direction() == Direction.EGRESS)
        .extracting(Reason::role)
        .containsOnly(Role.ADMITS, Role.SELECTS);
  }

  @Test
  void whatCannotBeListedIsNotAbsent() {
    ClusterSnapshot read = ManifestFolder.read("test", WORLD + DENY, "default").snapshot();
    Map<Kind, Coverage> coverage = new EnumMap<>(read.coverage());
    coverage.put(Kind.NETWORK_POLICY, new Coverage.Forbidden("not for you"));
    ClusterSnapshot hidden =
        new ClusterSnapshot(read.origin(), 1, read.time(), coverage, read.objects());
    Verdict verdict =
        new PairEngine(hidden)
            .judge(Party.of(pod(hidden, "worker")), Party.of(pod(hidden, "web")), Traffic.tcp(80));
    assertThat(verdict.state()).isEqualTo(State.UNDECIDED);
    assertThat(Because.of(verdict)).contains("NetworkPolicy objects cannot be listed: not for you");
  }

  @Test
  void addressesAreReadAsTheApiReadsThem() {
    for (String good :
        List.of("10.0.0.0/8", "10.0.0.7/08", "::/0", "fd00::1/128", "::ffff:10.0.0.1/96")) {
      assertThat(Cidr.parse(good)).as(good).isPresent();
    }
    for (String bad :
        List.of(
            "10.0.0.0",
            "10.0.0.0/33",
            "10.0.0/8",
            "10.0.0.256/8",
            "1:2/8",
            ":::/0",
            "1::2::3/8",
            "fd00::/129",
            "x/1",
            "10.0.0.0/-1",
            "1:2:3:4:5:6:7:8:9/1",
            "::1.2.3/96")) {
      assertThat(Cidr.parse(bad)).as(bad).isEmpty();
    }
    assertThat(Cidr.parse("10.1.2.3/9").orElseThrow().contains("10.127.0.1")).isTrue();
    assertThat(Cidr.parse("10.1.2.3/9").orElseThrow().contains("10.128.0.1")).isFalse();
    assertThat(Cidr.parse("fd00::/65").orElseThrow().contains("fd00::7fff:0:0:1")).isTrue();
    assertThat(Cidr.parse("fd00::/65").orElseThrow().contains("fd00::8000:0:0:1")).isFalse();
    assertThat(Cidr.parse("0.0.0.0/0").orElseThrow().contains("::1")).isFalse();
    assertThat(Cidr.parse("::/0").orElseThrow().contains("10.0.0.1")).isFalse();
  }

  private static Verdict explain(String manifests, String from, String to, int port) {
    ClusterSnapshot snapshot = ManifestFolder.read("test", manifests, "default").snapshot();
    return new PairEngine(snapshot)
        .explain(Party.of(pod(snapshot, from)), Party.of(pod(snapshot, to)), Traffic.tcp(port));
  }

  private static Pod pod(ClusterSnapshot snapshot, String name) {
    return snapshot.pod(ObjectRef.pod("shop", name)).orElseThrow();
  }
}
