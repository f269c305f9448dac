package dev.portolan.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.portolan.cluster.manifests.ManifestFolder;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.Workload;
import dev.portolan.testkit.ClusterFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelationTableTest {
  private static final ObjectRef WEB = new ObjectRef(Kind.DEPLOYMENT, "shop", "web");
  private final Topology shop = TopologyBuilder.build(ClusterFixture.shop(), Filter.ALL);

  @ParameterizedTest
  @CsvSource({
    "CONTAINS, Namespace shop,      Deployment shop/web",
    "CONTAINS, Namespace shop,      Service shop/nobody",
    "CONTAINS, Namespace shop,      Ingress shop/site",
    "OWNS,     Deployment shop/web, Pod shop/web-0",
    "SELECTS,  Service shop/web,    Pod shop/web-2",
    "SELECTS,  Service shop/web,    Deployment shop/web",
    "ROUTES,   Ingress shop/site,   Service shop/web",
    "RUNS_ON,  Pod shop/web-0,      Node node-1",
  })
  void theShopHasALinkOfEveryRow(Relation relation, String from, String to) {
    assertThat(shop.all(relation))
        .anyMatch(l -> l.from().toString().equals(from) && l.to().toString().equals(to));
  }

  @Test
  void aPolicyAllowsByARuleAndDeniesWhereItHasNone() {
    ObjectRef half = new ObjectRef(Kind.NETWORK_POLICY, "shop", "half");
    ClusterSnapshot guarded =
        new ClusterFixture()
            .namespace("shop")
            .deployment("shop", "web", 2)
            .deployment("shop", "db", 1)
            .add(
                new NetworkPolicy(
                    Metadata.of(half, Map.of()),
                    LabelSelector.of(Map.of("app", "web")),
                    Set.of(Direction.INGRESS, Direction.EGRESS),
                    List.of(new NetworkPolicy.Rule(List.of(), List.of())),
                    List.of()))
            .build();
    Topology topology = TopologyBuilder.build(guarded, Filter.ALL);
    assertThat(topology.from(half, Relation.ALLOWS)).extracting(Link::to).containsExactly(WEB);
    assertThat(topology.from(half, Relation.DENIES)).extracting(Link::to).containsExactly(WEB);
    assertThat(topology.all(Relation.DENIES)).hasSize(1);
  }

  @Test
  void whatWasProbedLeadsFromThePodToWhereItReached() {
    ObjectRef pod = ObjectRef.pod("shop", "web-0");
    ObjectRef db = ObjectRef.service("shop", "db");
    Link check = new Link(Relation.PROBED, pod, db, false, "connect refused");
    assertThat(shop.from(pod, Relation.PROBED, List.of(check))).containsExactly(check);
    assertThat(shop.from(ObjectRef.pod("shop", "web-1"), Relation.PROBED, List.of(check)))
        .isEmpty();
  }

  @Test
  void everyRowSaysWhenItHolds() {
    assertThat(RelationTable.ROWS).extracting(RelationTable.Row::meaning).doesNotHaveDuplicates();
    assertThat(RelationTable.ROWS)
        .extracting(RelationTable.Row::relation)
        .contains(
            Relation.OWNS,
            Relation.SELECTS,
            Relation.ROUTES,
            Relation.RUNS_ON,
            Relation.ALLOWS,
            Relation.DENIES,
            Relation.PROBED);
  }

  @Test
  void podsFoldUnderTheDeploymentAndTheReplicaSetIsSkipped() {
    assertThat(shop.vertices().keySet()).noneMatch(r -> r.kind() == Kind.REPLICA_SET);
    assertThat(shop.from(WEB, Relation.OWNS)).hasSize(3);
    assertThat(shop.from(ObjectRef.namespace("shop"), Relation.CONTAINS))
        .noneMatch(l -> l.to().kind() == Kind.POD);
  }

  @Test
  void podsFoldUnderTheCronJobAndItsJobsAreSkipped() {
    ObjectRef cron = new ObjectRef(Kind.CRON_JOB, "shop", "nightly");
    ObjectRef job = new ObjectRef(Kind.JOB, "shop", "nightly-1");
    Metadata pod = Metadata.of(ObjectRef.pod("shop", "nightly-1-x"), Map.of());
    Topology topology =
        TopologyBuilder.build(
            new ClusterFixture()
                .namespace("shop")
                .add(new Workload(Metadata.of(cron, Map.of()), 1, 1, LabelSelector.EVERYTHING))
                .add(
                    new Workload(
                        Metadata.of(job, Map.of()).ownedBy(new OwnerRef("CronJob", "nightly", "")),
                        1,
                        1,
                        LabelSelector.EVERYTHING))
                .add(
                    ClusterFixture.pod(
                        pod.ownedBy(new OwnerRef("Job", "nightly-1", "")), "n", "10.0.0.9", true))
                .build(),
            Filter.ALL);
    assertThat(topology.vertex(cron)).isPresent();
    assertThat(topology.vertex(job)).isEmpty();
    assertThat(topology.from(cron, Relation.OWNS)).extracting(Link::to).containsExactly(pod.ref());
    assertThat(topology.from(ObjectRef.namespace("shop"), Relation.CONTAINS))
        .extracting(Link::to)
        .containsExactly(cron);
  }

  @Test
  void aManifestsServiceServesThePodsThatItWillHave() {
    Topology planned =
        TopologyBuilder.build(
            ManifestFolder.read(Path.of("src/test/resources/manifests/shop")).snapshot(),
            Filter.ALL);
    ObjectRef web = ObjectRef.service("shop", "web");
    assertThat(planned.from(web, Relation.SELECTS))
        .extracting(l -> l.to().name(), Link::ready)
        .contains(tuple("web-1", true), tuple("web-2", true), tuple("web", true));
    assertThat(planned.vertex(web).orElseThrow().condition()).isEqualTo(Condition.GOOD);
    assertThat(planned.vertices().values())
        .extracting(Vertex::condition)
        .doesNotContain(Condition.BAD, Condition.WARN);
  }

  @Test
  void aServiceThatSelectsNothingHasNoLinks() {
    assertThat(shop.from(ObjectRef.service("shop", "nobody"), Relation.SELECTS)).isEmpty();
  }

  @Test
  void readinessTravelsAlongTheLink() {
    ObjectRef db = ObjectRef.service("shop", "db");
    assertThat(shop.from(db, Relation.SELECTS))
        .extracting(l -> l.to().name(), Link::ready)
        .contains(tuple("db-0", false), tuple("db-1", true), tuple("db", true));
  }

  @Test
  void anExternalNameOfThisClusterRoutesToItsService() {
    ObjectRef alias = ObjectRef.service("shop", "alias");
    ClusterSnapshot snapshot =
        new ClusterFixture()
            .namespace("shop")
            .deployment("pay", "api", 1)
            .service("pay", "api", "10.2.0.9", Map.of("app", "api"), 80, 8080)
            .add(
                new Service(
                    Metadata.of(alias, Map.of()),
                    Service.Type.EXTERNAL_NAME,
                    List.of(),
                    List.of(new ServicePort("", Protocol.TCP, 80, PortRef.of(80), 0)),
                    Map.of(),
                    new Service.Exposure(
                        "api.pay.svc.cluster.local",
                        List.of(),
                        List.of(),
                        Service.Routing.EVERYWHERE),
                    false))
            .build();
    Topology topology = TopologyBuilder.build(snapshot, Filter.ALL);
    assertThat(topology.from(alias, Relation.ROUTES))
        .containsExactly(new Link(Relation.ROUTES, alias, ObjectRef.service("pay", "api"), true));
    assertThat(topology.vertex(alias).orElseThrow().condition()).isEqualTo(Condition.IDLE);
    assertThat(topology.vertices()).containsKey(ObjectRef.namespace("pay"));
  }

  @Test
  void onlyTheChosenNamespacesAreShown() {
    Topology some =
        TopologyBuilder.build(ClusterFixture.shop(), Filter.ALL.withNamespaces(Set.of("payments")));
    assertThat(some.vertices().keySet())
        .allMatch(r -> r.namespace().equals("payments") || r.name().equals("payments"));
  }
}
