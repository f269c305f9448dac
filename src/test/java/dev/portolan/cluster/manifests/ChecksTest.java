package dev.portolan.cluster.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects that a server would refuse are named with the reason, and left out; valid ones are not.
final class ChecksTest {
  private static Manifests policy(String spec) {
    return ManifestFolder.read(
        "p",
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: pol}\nspec: {"
            + spec
            + "}\n",
        "d");
  }

  private static List<String> texts(Manifests m) {
    return m.problems().stream().map(Manifests.Problem::text).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ingress: [{from: [{}]}] | spec.ingress[0].from: an element must specify a peer
          egress: [{to: [null]}] | spec.egress[0].to: an element must specify a peer
          ingress: [{}, {from: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]}] | spec.ingress[1].from: an element may not specify both ipBlock and another peer
          ingress: [{from: [{ipBlock: {}}]}] | spec.ingress[0].from.ipBlock.cidr is missing
          ingress: [{from: [{ipBlock: {cidr: 10.0.0.1}}]}] | spec.ingress[0].from.ipBlock.cidr: "10.0.0.1" is not an address range such as 10.0.0.0/8 or fd00::/8
          ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/33}}]}] | spec.ingress[0].from.ipBlock.cidr: "10.0.0.0/33" is not an address range such as 10.0.0.0/8 or fd00::/8
          ingress: [{from: [{ipBlock: {cidr: 10.0.0.256/8}}]}] | spec.ingress[0].from.ipBlock.cidr: "10.0.0.256/8" is not an address range such as 10.0.0.0/8 or fd00::/8
          ingress: [{from: [{ipBlock: {cidr: 'x::/8'}}]}] | spec.ingress[0].from.ipBlock.cidr: "x::/8" is not an address range such as 10.0.0.0/8 or fd00::/8
          ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}]}] | spec.ingress[0].from.ipBlock.except: 11.0.0.0/16 is not a smaller range within 10.0.0.0/8
          ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]}] | spec.ingress[0].from.ipBlock.except: 10.0.0.0/8 is not a smaller range within 10.0.0.0/8
          ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: ['::/16']}}]}] | spec.ingress[0].from.ipBlock.except: ::/16 is not a smaller range within 10.0.0.0/8
          ingress: [{ports: [{endPort: 90}]}] | spec.ingress[0].ports.endPort may not be specified without port
          ingress: [{ports: [{port: http, endPort: 90}]}] | spec.ingress[0].ports.endPort may not be specified with a port that has a name
          ingress: [{ports: [{port: 91, endPort: 90}]}] | spec.ingress[0].ports.endPort: 90 is below port 91
          ingress: [{ports: [{port: 1, endPort: 65536}]}] | spec.ingress[0].ports.endPort must be 1 to 65535
          ingress: [{ports: [{port: 0}]}] | spec.ingress[0].ports.port must be 1 to 65535
          ingress: [{ports: [{port: 65536}]}] | spec.ingress[0].ports.port must be 1 to 65535
          ingress: [{ports: [{port: "80"}]}] | spec.ingress[0].ports.port: "80" is not a port's name; a number takes no quotes
          ingress: [{ports: [{port: Http}]}] | spec.ingress[0].ports.port: "Http" is not a port's name
          ingress: [{ports: [{protocol: tcp}]}] | spec.ingress[0].ports.protocol: "tcp" is not TCP, UDP or SCTP
          ingress: [{ports: [{protocol: ICMP}]}] | spec.ingress[0].ports.protocol: "ICMP" is not TCP, UDP or SCTP
          policyTypes: [ingress] | spec.policyTypes: "ingress" is neither "Ingress" nor "Egress"
          policyTypes: [Ingress, Egress, Ingress] | spec.policyTypes may have two entries at most
          policyTypes: Ingress | spec.policyTypes must be a list: a "-" is missing
          ingress: {from: []} | spec.ingress must be a list: a "-" is missing
          ingress: [{from: {podSelector: {}}}] | spec.ingress[0].from must be a list: a "-" is missing
          podSelector: [] | spec.podSelector must be a mapping
          podSelector: {matchExpressions: [{key: a, operator: In}]} | spec.podSelector.matchExpressions: In needs values
          podSelector: {matchExpressions: [{key: a, operator: NotIn, values: []}]} | spec.podSelector.matchExpressions: NotIn needs values
          podSelector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]} | spec.podSelector.matchExpressions: Exists takes no values
          podSelector: {matchExpressions: [{key: a, operator: DoesNotExist, values: [b]}]} | spec.podSelector.matchExpressions: DoesNotExist takes no values
          podSelector: {matchExpressions: [{key: a, operator: in, values: [b]}]} | spec.podSelector.matchExpressions: "in" is not an operator
          podSelector: {matchExpressions: [{key: 'a b', operator: Exists}]} | spec.podSelector.matchExpressions: "a b" is not a label's key
          podSelector: {matchLabels: {a: 'b c'}} | spec.podSelector.matchLabels.a: "b c" is not a label's value
          podSelector: {matchLabels: {app: y}} | spec.podSelector.matchLabels.app: y is a boolean here; quote it
          podSelector: {matchLabels: {app: 1}} | spec.podSelector.matchLabels.app: 1 is a number here; quote it
          podSelector: {matchExpressions: [{key: a, operator: In, values: [1.5]}]} | spec.podSelector.matchExpressions.values: 1.5 is a number here; quote it
          ingress: [{ports: [{port: yes}]}] | spec.ingress[0].ports.port: yes is neither a number nor a name
          """)
  void aServerWouldNotTakeIt(String spec, String why) {
    Manifests m = policy(spec);
    assertThat(texts(m)).containsExactly("NetworkPolicy d/pol: " + why);
    assertThat(m.snapshot().networkPolicies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          podselector: {} | unknown field "spec.podselector", which has no effect; "podSelector" may be meant
          podSelector: {}, ports: [] | unknown field "spec.ports", which has no effect
          ingress: [{to: [{podSelector: {}}]}] | unknown field "spec.ingress[0].to", which has no effect
          podSelector: {app: web} | unknown field "spec.podSelector.app", which has no effect
          """)
  void aServerWouldIgnoreAPart(String spec, String why) {
    Manifests m = policy(spec);
    assertThat(texts(m)).containsExactly("NetworkPolicy d/pol: " + why);
    assertThat(m.snapshot().networkPolicies()).hasSize(1);
  }

  @Test
  void aRuleWithTheOtherDirectionsPeersAdmitsEveryone() {
    assertThat(
            policy("ingress: [{to: [{podSelector: {}}]}]")
                .snapshot()
                .networkPolicies()
                .getFirst()
                .ingress()
                .getFirst()
                .peers())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "podSelector: {}",
        "podSelector: null, ingress: null, egress: []",
        "ingress: [{}], egress: [null]",
        "ingress: [{from: [], ports: []}]",
        "ingress: [{from: [{podSelector: {}}, {namespaceSelector: {}}]}]",
        "ingress: [{from: [{podSelector: null, namespaceSelector: {}}]}]",
        "ingress: [{from: [{ipBlock: {cidr: 10.1.2.3/8, except: [10.4.5.6/9]}}]}]",
        "ingress: [{from: [{ipBlock: {cidr: '::/0', except: ['fd00::/8']}}]}]",
        "ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]",
        "ingress: [{ports: [{}, {protocol: SCTP}, {port: 1, endPort: 1}, {port: 1-a}]}]",
        "ingress: [{ports: [{port: 0x50}, {port: 65535, protocol: UDP}]}]",
        "podSelector: {matchLabels: {a.b/c_d: '', e: ~}}",
        "podSelector: {matchExpressions: [{key: a, operator: Exists, values: []}]}",
        "podSelector: {matchExpressions: [{key: a, operator: In, values: ['yes', '1', '']}]}",
        "policyTypes: [Egress, Ingress]",
        "policyTypes: []"
      })
  void aServerWouldTakeIt(String spec) {
    Manifests m = policy(spec);
    assertThat(texts(m)).isEmpty();
    assertThat(m.snapshot().networkPolicies()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          y | y is a boolean here
          Y | Y is a boolean here
          yes | yes is a boolean here
          On | On is a boolean here
          TRUE | TRUE is a boolean here
          n | n is a boolean here
          No | No is a boolean here
          OFF | OFF is a boolean here
          false | false is a boolean here
          1 | 1 is a number here
          0x10 | 0x10 is a number here
          010 | 010 is a number here
          1_000 | 1_000 is a number here
          1e3 | 1e3 is a number here
          1.5 | 1.5 is a number here
          '"y"' | ''
          "'1'" | ''
          !!str y | ''
          yep | ''
          yEs | ''
          1-2 | ''
          2026-01-02 | ''
          1:30 | ''
          1.2.3 | ''
          a1 | ''
          ~ | ''
          """)
  void wordsAreReadAsKubectlReadsThem(String word, String why) {
    Manifests m =
        ManifestFolder.read(
            "p",
            "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  labels:\n    a: " + word + "\n",
            "d");
    assertThat(m.snapshot().pods()).hasSize(why.isEmpty() ? 1 : 0);
    assertThat(m.problems()).hasSize(why.isEmpty() ? 0 : 1);
    for (Manifests.Problem problem : m.problems()) {
      assertThat(problem.line()).isEqualTo(6);
      assertThat(problem.text()).startsWith("Pod d/p: metadata.labels.a: " + why);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Pod | v1 | namespace: y | '' | metadata.namespace: y is a boolean here
          Pod | v1 | annotations: {a: 1} | '' | metadata.annotations.a: 1 is a number here
          Pod | v1 | '' | containers: [{name: c, ports: [{name: on, containerPort: 1}]}] | spec.containers[0].ports.name: on is a boolean here
          Pod | v1 | '' | containers: [{name: c, ports: [{containerPort: "1"}]}] | spec.containers[0].ports.containerPort: "1" is not a whole number
          Pod | v1 | '' | hostNetwork: "true" | spec.hostNetwork: "true" is not a boolean
          Service | v1 | '' | selector: {app: yes} | spec.selector.app: yes is a boolean here
          Deployment | apps/v1 | '' | replicas: -1 | spec.replicas: -1 is not a whole number
          Deployment | apps/v1 | '' | template: {metadata: {labels: {a: 1}}, spec: {}} | spec.template.metadata.labels.a: 1 is a number here
          """)
  void textsAreTexts(String kind, String version, String meta, String spec, String why) {
    Manifests m =
        ManifestFolder.read(
            "p",
            "apiVersion: %s\nkind: %s\nmetadata: {name: p, %s}\nspec: {%s}\n"
                .formatted(version, kind, meta, spec),
            "d");
    assertThat(m.problems()).hasSize(1);
    assertThat(m.problems().getFirst().text()).contains(why);
    assertThat(m.snapshot().pods()).isEmpty();
    assertThat(m.snapshot().services()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          extensions/v1beta1 | NetworkPolicy | NetworkPolicy of apiVersion extensions/v1beta1 is not read; networking.k8s.io/v1 is
          networking.k8s.io/v2 | NetworkPolicy | NetworkPolicy of apiVersion networking.k8s.io/v2 is not read; networking.k8s.io/v1 is
          '' | NetworkPolicy | NetworkPolicy without apiVersion is not read; networking.k8s.io/v1 is
          policy.networking.k8s.io/v1 | ClusterNetworkPolicy | ClusterNetworkPolicy of apiVersion policy.networking.k8s.io/v1 is not read; policy.networking.k8s.io/v1beta1 is
          apps/v1beta1 | Deployment | Deployment of apiVersion apps/v1beta1 is not read; apps/v1 is
          example.org/v1 | NetworkPolicy | ''
          v1 | ConfigMap | ''
          """)
  void versionsThatAreNotReadAreTold(String version, String kind, String why) {
    String line = version.isEmpty() ? "" : "apiVersion: " + version + "\n";
    Manifests m = ManifestFolder.read("p", line + "kind: " + kind + "\nmetadata: {name: a}\n", "d");
    assertThat(String.join("", texts(m))).isEqualTo(why);
    assertThat(m.snapshot().size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"My_Policy", "-a", "a..b", "a/b", "UPPER"})
  void namesAreChecked(String name) {
    Manifests m =
        ManifestFolder.read(
            "p", "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name + "}\n", "d");
    assertThat(texts(m))
        .containsExactly("Pod d/" + name + ": \"" + name + "\" is not a name that the API takes");
  }

  @Test
  void aProblemNamesTheLineWithinTheObject() {
    Manifests m =
        ManifestFolder.read(
            "p",
            """
            kind: ConfigMap
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: pol
            spec:
              podSelector: {}
              ingress:
              - from:
                - ipBlock:
                    cidr: nonsense
                ports:
                - port: 80
                  endPort: 70
                port: 7
            """,
            "d");
    assertThat(m.problems()).extracting(Manifests.Problem::line).containsExactly(12, 15, 16);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          priority: 5, subject: {namespaces: {}} | ''
          subject: {namespaces: {}} | spec.priority must be 0 to 1000
          priority: 1001, subject: {namespaces: {}} | spec.priority must be 0 to 1000
          priority: 5 | spec.subject must have exactly one of namespaces, pods
          priority: 5, subject: {namespaces: {}, pods: {}} | spec.subject must have exactly one of namespaces, pods
          priority: 5, subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {}}]}] | spec.ingress[0].action: "Accept" is not one of Allow, Deny, Pass
          priority: 5, subject: {namespaces: {}}, ingress: [{action: Allow}] | spec.ingress[0].from must have an element
          priority: 5, subject: {namespaces: {}}, egress: [{action: Allow, to: [{networks: [10.0.0.0]}]}] | spec.egress[0].to.networks: "10.0.0.0" is not an address range such as 10.0.0.0/8 or fd00::/8
          priority: 5, subject: {namespaces: {}}, egress: [{action: Deny, to: [{nodes: {}}], ports: [{portRange: {start: 9, end: 8}}]}] | spec.egress[0].ports: the end is below the start
          priority: 5, subject: {namespaces: {}}, egress: [{action: Deny, to: [{nodes: {}}], ports: [{portNumber: {port: 0}}]}] | spec.egress[0].ports.port must be 1 to 65535
          priority: 5, subject: {namespaces: {}}, ingress: [{action: Pass, from: [{networks: [10.0.0.0/8]}]}] | spec.ingress[0].from must have exactly one of namespaces, pods
          """)
  void adminPoliciesAreChecked(String spec, String why) {
    Manifests m =
        ManifestFolder.read(
            "p",
            "apiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\n"
                + "metadata: {name: pol}\nspec: {"
                + spec
                + "}\n",
            "d");
    ClusterSnapshot s = m.snapshot();
    assertThat(s.adminPolicies()).hasSize(why.isEmpty() ? 1 : 0);
    assertThat(texts(m)).hasSize(why.isEmpty() ? 0 : texts(m).size());
    if (!why.isEmpty()) {
      assertThat(texts(m)).contains("AdminNetworkPolicy pol: " + why);
    }
  }
}
