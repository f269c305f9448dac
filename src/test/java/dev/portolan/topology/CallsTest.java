package dev.portolan.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who calls whom is said where a policy names both, and nowhere else.
final class CallsTest {
  private final ClusterFixture cluster =
      new ClusterFixture()
          .namespace("shop")
          .namespace("bank")
          .deployment("shop", "web", 2)
          .deployment("shop", "api", 2)
          .deployment("bank", "ledger", 1)
          .service("shop", "api-metrics", "10.2.0.1", Map.of("app", "api"), 80, 8080)
          .service("shop", "api", "10.2.0.2", Map.of("app", "api"), 80, 8080);

  private static LabelSelector app(String name) {
    return LabelSelector.of(Map.of("app", name));
  }

  private void policy(String namespace, LabelSelector subject, Direction direction, PodPeer peer) {
    List<Rule> rules = List.of(new Rule(List.of(peer), List.of()));
    boolean in = direction == Direction.INGRESS;
    cluster.add(
        new NetworkPolicy(
            Metadata.of(new ObjectRef(Kind.NETWORK_POLICY, namespace, "p"), Map.of()),
            subject,
            Set.of(direction),
            in ? rules : List.of(),
            in ? List.of() : rules));
  }

  private static PodPeer pods(@Nullable LabelSelector pods, @Nullable LabelSelector namespaces) {
    return new PodPeer(pods, namespaces);
  }

  private List<String> calls() {
    var snapshot = cluster.build();
    return Calls.of(snapshot, TopologyBuilder.build(snapshot, Filter.ALL)).stream()
        .map(l -> l.from().path() + " " + l.to())
        .toList();
  }

  @Test
  void whoIsAdmittedByNameCallsTheServiceOfThatName() {
    policy("shop", app("api"), Direction.INGRESS, pods(app("web"), null));
    assertThat(calls()).containsExactly("shop/web Service shop/api");
  }

  @Test
  void whoMayGoOutToANameCallsIt() {
    LabelSelector bank = LabelSelector.of(Map.of("kubernetes.io/metadata.name", "bank"));
    policy("shop", app("api"), Direction.EGRESS, pods(app("ledger"), bank));
    assertThat(calls()).containsExactly("shop/api Deployment bank/ledger");
  }

  @Test
  void aRuleForEverybodySaysNothing() {
    policy("shop", app("api"), Direction.INGRESS, pods(null, LabelSelector.EVERYTHING));
    assertThat(calls()).isEmpty();
  }

  @Test
  void aPeerOfAnotherNamespaceIsNotMeantWithoutANamespaceSelector() {
    policy("shop", app("api"), Direction.INGRESS, pods(app("ledger"), null));
    assertThat(calls()).isEmpty();
  }

  @Test
  void withoutPoliciesNothingIsKnown() {
    assertThat(calls()).isEmpty();
  }
}
