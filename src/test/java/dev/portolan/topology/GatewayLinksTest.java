package dev.portolan.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.GatewayWorld;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Gateways and routes on the map, and what is written on the edges of whatever lets traffic in.
final class GatewayLinksTest {
  private final Topology world = TopologyBuilder.build(GatewayWorld.snapshot(), Filter.ALL);

  @Test
  void aGatewayLeadsToItsRoutesInOtherNamespacesWithListenersTlsAndHosts() {
    assertThat(world.from(GatewayWorld.GATEWAY, Relation.ROUTES))
        .extracting(Link::to, Link::ready, Link::words)
        .containsExactly(
            tuple(GatewayWorld.CANARY, true, "HTTPS :443 (TLS ends) shop.example"),
            tuple(GatewayWorld.REFUSED, false, "HTTP :80"));
  }

  @Test
  void whatLeadsBetweenNamespacesIsTheSameOnTheChart() {
    assertThat(world.abroad())
        .containsExactlyInAnyOrderElementsOf(world.from(GatewayWorld.GATEWAY, Relation.ROUTES));
  }

  @Test
  void aRouteLeadsToItsServicesWithMatchesAndShares() {
    assertThat(world.from(GatewayWorld.CANARY, Relation.ROUTES))
        .extracting(l -> l.to().name(), Link::ready, Link::words)
        .containsExactly(tuple("next", true, "/pay 10 %"), tuple("web", true, "/pay 90 %"));
  }

  @Test
  void aRefusedRouteIsBadAndItsGatewayIsNot() {
    assertThat(world.vertex(GatewayWorld.REFUSED).orElseThrow().problems())
        .extracting(Problem::sort)
        .containsExactly(Problem.Sort.NO_SUCH_BACKEND, Problem.Sort.REFUSED);
    assertThat(condition(GatewayWorld.REFUSED)).isEqualTo(Condition.BAD);
    assertThat(condition(GatewayWorld.CANARY)).isEqualTo(Condition.GOOD);
    assertThat(condition(GatewayWorld.GATEWAY)).isEqualTo(Condition.GOOD);
  }

  @Nullable Condition condition(ObjectRef ref) {
    return world.vertex(ref).map(Vertex::condition).orElse(null);
  }

  @Test
  void withoutTheGatewaysNamespaceTheRouteStandsAlone() {
    Topology shop =
        TopologyBuilder.build(GatewayWorld.snapshot(), Filter.ALL.withNamespaces(Set.of("shop")));
    assertThat(shop.abroad()).isEmpty();
    assertThat(shop.vertex(GatewayWorld.CANARY)).isPresent();
  }

  @Test
  void amongProblemsTheRefusedRouteBringsItsGatewayAlong() {
    Topology problems =
        TopologyBuilder.build(GatewayWorld.snapshot(), Filter.ALL.withProblems(true));
    assertThat(problems.vertex(GatewayWorld.REFUSED)).isPresent();
    assertThat(problems.vertex(GatewayWorld.GATEWAY)).isPresent();
    assertThat(problems.abroad()).extracting(Link::to).containsExactly(GatewayWorld.REFUSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop.example | /cart | shop.example   | TLS shop.example /cart",
        "shop.example | /     | ''             | shop.example",
        "a.b.example  | /     | *.b.example    | TLS a.b.example",
        "a.b.example  | /     | *.example      | a.b.example",
        "''           | /     | ''             | /",
        "''           | /api  | *              | TLS /api",
      })
  void anIngressTellsWhereTlsEndsAndWhatTakesTheEdge(
      String host, String path, String tls, String words) {
    ObjectRef ref = new ObjectRef(Kind.INGRESS, "shop", "site");
    Ingress.Backend web = new Ingress.Backend("web", PortRef.of(80));
    ClusterSnapshot snapshot =
        new ClusterFixture()
            .namespace("shop")
            .deployment("shop", "web", 1)
            .service("shop", "web", "10.2.0.1", Map.of("app", "web"), 80, 8080)
            .add(
                new Ingress(
                    Metadata.of(ref, Map.of()),
                    "nginx",
                    List.of(new Ingress.Rule(host, List.of(new Ingress.Path(path, "Prefix", web)))),
                    null,
                    tls.isEmpty() ? List.of() : List.of(tls),
                    List.of()))
            .build();
    assertThat(TopologyBuilder.build(snapshot, Filter.ALL).from(ref, Relation.ROUTES))
        .extracting(Link::words)
        .containsExactly(words);
  }
}
