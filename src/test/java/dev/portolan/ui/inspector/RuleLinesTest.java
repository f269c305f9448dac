package dev.portolan.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Kind;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.workspace.RulePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules are found in YAML as kubectl writes it, with items as far in as their key, and as people
/// write it.
final class RuleLinesTest {
  private static final String KUBECTL =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        annotations:
          kubectl.kubernetes.io/last-applied-configuration: |
            {"spec":{"ingress":[{}]}}
          ingress: "not this one"
        name: web
      spec:
        egress:
        - to:
          - namespaceSelector: {}
        ingress:
        - from:
          - podSelector:
              matchLabels:
                app: web
          - ipBlock:
              cidr: 10.0.0.0/8
          ports:
          - port: 80
            protocol: TCP
        - {}
        podSelector:
          matchLabels:
            app: db
        policyTypes:
        - Ingress
        - Egress
      """;
  private static final String INDENTED =
      """
      ---
      # by hand
      kind: NetworkPolicy
      spec:
          podSelector: {}
          ingress:
              # the front
              - from:
                    - podSelector: {}

                ports:
                    - port: 80
              -
                ports:
                    - port: 90
      status: {}
      """;

  @ParameterizedTest
  @CsvSource({
    "INGRESS, 0, - from:, protocol: TCP",
    "INGRESS, 1, - {}, - {}",
    "EGRESS, 0, - to:, - namespaceSelector: {}",
    "INGRESS, -1, podSelector:, app: db",
    "INGRESS, 7, ingress:, - {}"
  })
  void asKubectlWritesIt(Direction direction, int rule, String first, String last) {
    holds(KUBECTL, direction, rule, first, last);
  }

  @ParameterizedTest
  @CsvSource({
    "INGRESS, 0, - from:, - port: 80",
    "INGRESS, 1, -, - port: 90",
    "INGRESS, -1, podSelector: {}, podSelector: {}"
  })
  void asPeopleWriteIt(Direction direction, int rule, String first, String last) {
    holds(INDENTED, direction, rule, first, last);
  }

  @Test
  void withoutTheListTheWholeSpecIsMeant() {
    holds("kind: X\nspec:\n  a: 1\n  b: 2\n", Direction.EGRESS, 0, "spec:", "b: 2");
  }

  @Test
  void withoutASpecThereIsNothing() {
    assertThat(RuleLines.find(List.of("kind: X"), place(null, -1))).isEmpty();
    assertThat(RuleLines.find(List.of(), place(null, -1))).isEmpty();
  }

  private static void holds(String yaml, Direction d, int rule, String first, String last) {
    List<String> lines = yaml.lines().toList();
    RuleLines found = RuleLines.find(lines, place(d, rule)).orElseThrow();
    assertThat(lines.get(found.first()).strip()).isEqualTo(first);
    assertThat(lines.get(found.last()).strip()).isEqualTo(last);
  }

  private static RulePlace place(@Nullable Direction direction, int rule) {
    return new RulePlace(new ObjectRef(Kind.NETWORK_POLICY, "shop", "web"), direction, rule);
  }
}
