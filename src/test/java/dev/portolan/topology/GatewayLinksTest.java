package dev.portolan.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.ReferenceGrant;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.GatewayWorld;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Gateways and routes on the map, and what is written on the edges of whatever lets traffic in.
final class GatewayLinksTest {
  private static final ObjectRef ABROAD = new ObjectRef(Kind.HTTP_ROUTE, "shop", "abroad");

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

  @ParameterizedTest
  @CsvSource({
    "HTTPRoute, shop, Service, '', true",
    "HTTPRoute, shop, Service, ledger, true",
    "HTTPRoute, shop, Service, other, false",
    "GRPCRoute, shop, Service, '', false",
    "HTTPRoute, edge, Service, '', false",
    "HTTPRoute, shop, Secret, '', false",
  })
  void aBackendOfAnotherNamespaceNeedsAGrantThere(
      String kind, String namespace, String used, String name, boolean permitted) {
    Topology without = TopologyBuilder.build(abroad(null).build(), Filter.ALL);
    assertThat(problems(without)).containsExactly(Problem.Sort.NOT_PERMITTED);
    assertThat(without.vertex(ABROAD).orElseThrow().condition()).isEqualTo(Condition.BAD);
    ReferenceGrant grant =
        new ReferenceGrant(
            Metadata.of(new ObjectRef(Kind.REFERENCE_GRANT, "pay", "from-shop"), Map.of()),
            List.of(new ReferenceGrant.From("gateway.networking.k8s.io", kind, namespace)),
            List.of(new ReferenceGrant.To("", used, name)));
    Topology with = TopologyBuilder.next(abroad(grant).build(), Filter.ALL, without);
    assertThat(problems(with).isEmpty()).isEqualTo(permitted);
  }

  @Test
  void whereGrantsMayNotBeSeenNothingIsCalledUnpermitted() {
    ClusterSnapshot seen = abroad(null).build();
    Map<Kind, Coverage> coverage = new EnumMap<>(seen.coverage());
    coverage.put(Kind.REFERENCE_GRANT, new Coverage.Forbidden("no"));
    ClusterSnapshot barred =
        new ClusterSnapshot(seen.origin(), 2, seen.time(), coverage, seen.objects());
    Topology topology = TopologyBuilder.build(barred, Filter.ALL);
    assertThat(problems(topology)).isEmpty();
  }

  /// A ListenerSet is not read; what its controller says of the route is.
  @ParameterizedTest
  @EnumSource(Gateway.Standing.State.class)
  void aRouteOfAListenerSetIsJudgedByWhatItsControllerSays(Gateway.Standing.State state) {
    String reason = state == Gateway.Standing.State.UNKNOWN ? "" : "Said";
    Gateway.Standing said = new Gateway.Standing(state, reason);
    ClusterFixture f = GatewayWorld.fixture();
    f.add(
        new GatewayRoute(
            Metadata.of(ABROAD, Map.of()),
            List.of(),
            List.of("ledger.example"),
            List.of(
                new GatewayRoute.Rule(
                    List.of(),
                    List.of(new GatewayRoute.Backend(ObjectRef.service("shop", "web"), 80, 1)))),
            List.of(
                new GatewayRoute.Elsewhere(
                    "gateway.networking.k8s.io", "ListenerSet", "shop", "more", said, said))));
    List<Problem.Sort> problems = problems(TopologyBuilder.build(f.build(), Filter.ALL));
    assertThat(problems)
        .isEqualTo(
            switch (state) {
              case TRUE -> List.of();
              case FALSE -> List.of(Problem.Sort.REFUSED);
              case UNKNOWN -> List.of(Problem.Sort.UNCLAIMED);
            });
  }

  private static List<Problem.Sort> problems(Topology topology) {
    return topology.vertex(ABROAD).orElseThrow().problems().stream().map(Problem::sort).toList();
  }

  private static ClusterFixture abroad(@Nullable ReferenceGrant grant) {
    ClusterFixture f = GatewayWorld.fixture().namespace("pay").deployment("pay", "ledger", 1);
    f.service("pay", "ledger", "10.2.0.3", Map.of("app", "ledger"), 80, 8080);
    Gateway.Standing yes = new Gateway.Standing(Gateway.Standing.State.TRUE, "");
    f.add(
        new GatewayRoute(
            Metadata.of(ABROAD, Map.of()),
            List.of(new GatewayRoute.Parent(GatewayWorld.GATEWAY, "web", 0, yes, yes)),
            List.of("ledger.example"),
            List.of(
                new GatewayRoute.Rule(
                    List.of(),
                    List.of(
                        new GatewayRoute.Backend(ObjectRef.service("pay", "ledger"), 80, 1))))));
    return grant == null ? f : f.add(grant);
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
