package dev.portolan.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.manifests.CheckSetFile;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.Exposure;
import dev.portolan.model.Service.Routing;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.matrix.Key;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the checks of a set come down to.
final class SetPlannerTest {
  private static final ObjectRef WEB = ObjectRef.service("shop", "web");
  private static final ClusterSnapshot SHOP = shop();

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.80", "198.51.100.80"})
  void aServiceIsAskedAtTheAddressThatWasNamed(String address) {
    Pair pair = pair(address);

    assertThat(pair.to()).isEqualTo(new Target.HostTarget(address));
    assertThat(pair.predicted().state()).isEqualTo(State.ALLOWED);
    Result result = new Result(pair, Outcome.ANSWERED, "", "", List.of());
    assertThat(
            Observed.of(List.of(result), SHOP)
                .at(Key.of(ObjectRef.namespace("payments")), Key.of(ObjectRef.namespace("shop"))))
        .as("it counts for what is behind the service")
        .isPresent();
  }

  @Test
  void itsOwnAddressIsTheServiceItself() {
    assertThat(pair("10.2.0.10").to()).isEqualTo(new Target.ServiceTarget(WEB));
  }

  private static Pair pair(String to) {
    CheckSetFile file =
        CheckSetFile.read(
            "c.yaml",
            """
            checks:
            - {from: payments/api-0, to: "%s", port: 80, expect: answered}
            """
                .formatted(to));
    SetPlanner.Drawn drawn =
        SetPlanner.plan(file.set(), Reachability.of(SHOP), Choice.Budget.USUAL);
    assertThat(drawn.problems()).isEmpty();
    return drawn.plan().pairs().getFirst();
  }

  private static ClusterSnapshot shop() {
    ClusterFixture fixture = new ClusterFixture().namespace("shop").namespace("payments");
    fixture.node("node-1", "10.0.0.1", "10.1.1.0/24").node("node-2", "10.0.0.2", "10.1.2.0/24");
    fixture.deployment("shop", "web", 2).deployment("payments", "api", 1);
    fixture.add(
        new Service(
            Metadata.of(WEB, Map.of()),
            Service.Type.LOAD_BALANCER,
            List.of("10.2.0.10"),
            List.of(new ServicePort("http", Protocol.TCP, 80, PortRef.of(8080), 30080)),
            Map.of("app", "web"),
            new Exposure("", List.of("198.51.100.80"), List.of("203.0.113.80"), Routing.EVERYWHERE),
            false));
    return fixture.build();
  }
}
