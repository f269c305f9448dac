package dev.portolan.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelQueryParser;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SiftingTest {
  private static final ClusterSnapshot SHOP = ClusterFixture.shop();

  static Stream<Arguments> filters() {
    return Stream.of(
        row("everything by its name", f -> f.withNames(Set.of("*")), 17),
        row("a namespace", f -> f.withNamespaces(Set.of("payments")), 5),
        row(
            "a kind",
            f -> f.withKinds(Set.of(Kind.SERVICE)),
            "Service shop/web Service shop/db"
                + " Service shop/nobody Service payments/api Namespace shop Namespace payments"),
        row("a name", f -> f.withNames(Set.of("site")), "Ingress shop/site Namespace shop"),
        row(
            "a workload's name brings its pods",
            f -> f.withNames(Set.of("d?")).withKinds(Set.of(Kind.DEPLOYMENT)),
            "Deployment shop/db Pod shop/db-0 Pod shop/db-1 Namespace shop"),
        row(
            "labels",
            f -> f.withLabels(labels("app in (api)")),
            "Deployment payments/api Pod payments/api-0 Pod payments/api-1 Namespace payments"),
        row(
            "labels of pods alone",
            f -> f.withKinds(Set.of(Kind.POD)).withNames(Set.of("web-1")),
            "Deployment shop/web Pod shop/web-1 Namespace shop"),
        row(
            "a node",
            f -> f.withNodes(Set.of("node-2")).withNamespaces(Set.of("payments")),
            "Deployment payments/api Pod payments/api-1 Namespace payments"),
        row(
            "bad health",
            f -> f.withHealth(Set.of(Condition.BAD)),
            "Service shop/nobody Namespace shop"),
        row(
            "problems with what is around them",
            f -> f.withProblems(true),
            "Service shop/nobody Service shop/db Deployment shop/db Pod shop/db-0 Pod shop/db-1"
                + " Namespace shop"),
        row("nothing", f -> f.withNames(Set.of("nowhere")), 0));
  }

  private static Arguments row(String what, UnaryOperator<Filter> filter, Object shown) {
    return Arguments.of(what, filter.apply(Filter.ALL), shown);
  }

  private static dev.portolan.model.LabelQuery labels(String line) {
    return Objects.requireNonNull(LabelQueryParser.read(line).query());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filters")
  void showsWhatTheFilterSays(String what, Filter filter, Object shown) {
    Set<ObjectRef> refs = TopologyBuilder.build(SHOP, filter).vertices().keySet();
    if (shown instanceof Integer count) {
      assertThat(refs).as(what).hasSize(count);
    } else {
      String words = refs.stream().map(ObjectRef::toString).collect(Collectors.joining(" "));
      assertThat(Set.of(words.split(" (?=[A-Z])")))
          .as(what)
          .isEqualTo(Set.of(shown.toString().split(" (?=[A-Z])")));
    }
  }

  @Test
  void aWorkloadSaysHowAllItsPodsAre() {
    Topology one = TopologyBuilder.build(SHOP, Filter.ALL.withNames(Set.of("db-1")));
    Vertex db = one.vertex(new ObjectRef(Kind.DEPLOYMENT, "shop", "db")).orElseThrow();
    assertThat(db.tally().total()).isEqualTo(2);
    assertThat(db.condition()).isEqualTo(Condition.WARN);
    NamespaceGraph shop = Objects.requireNonNull(one.part("shop"));
    assertThat(shop.podCount()).isEqualTo(1);
    assertThat(shop.crew(db.ref()).pods()).hasSize(1);
  }

  /// Whatever filter comes after whatever other, in whatever order the cluster changes, the outcome
  /// is the one that is made from nothing.
  @Test
  void isTheSameStepByStepAsFromNothing() {
    List<Filter> filters = filters().map(a -> (Filter) a.get()[1]).toList();
    Topology topology = null;
    for (int seed = 0; seed < 40; seed++) {
      ClusterSnapshot snapshot = cluster(new Random(seed / 3));
      Filter filter = filters.get(Math.floorMod(seed * 7, filters.size()));
      topology = TopologyBuilder.next(snapshot, filter, topology);
      Topology fresh = TopologyBuilder.build(snapshot, filter);
      assertThat(topology.vertices().keySet()).isEqualTo(fresh.vertices().keySet());
      assertThat(links(topology)).isEqualTo(links(fresh));
    }
  }

  private static ClusterSnapshot cluster(Random random) {
    ClusterFixture f = new ClusterFixture();
    for (String namespace : List.of("shop", "payments", "edge")) {
      f.namespace(namespace);
      for (String name : List.of("web", "db", "api")) {
        int pods = random.nextInt(4);
        f.deployment(namespace, name, pods);
        if (pods > 0 && random.nextBoolean()) {
          f.ready(namespace, name + "-0", false);
        }
        f.service(namespace, name, "10.3.0.1", Map.of("app", name), 80, 8080);
        f.ingress(namespace, name, name + ".example", name);
      }
    }
    return f.build();
  }

  private static List<Link> links(Topology topology) {
    return topology.parts().values().stream().flatMap(p -> p.links().stream()).toList();
  }

  @Test
  void whatMayNotBeSeenIsAProblemToo() {
    Map<Kind, Coverage> coverage = new EnumMap<>(SHOP.coverage());
    coverage.put(Kind.SERVICE, new Coverage.Forbidden("no"));
    ClusterSnapshot hidden =
        new ClusterSnapshot(SHOP.origin(), 1, SHOP.time(), coverage, SHOP.objects());
    Topology shown = TopologyBuilder.build(hidden, Filter.ALL.withProblems(true));
    assertThat(shown.parts().keySet())
        .isEqualTo(TopologyBuilder.build(SHOP, Filter.ALL).parts().keySet());
    assertThat(shown.part("payments")).isNotNull().satisfies(p -> assertThat(p.cards()).isEmpty());
    Filter named = Filter.ALL.withProblems(true).withNames(Set.of("db-*"));
    assertThat(TopologyBuilder.build(hidden, named).part("payments")).isNull();
  }

  @Test
  void whatDidNotChangeIsTakenOver() {
    Filter filter = Filter.ALL.withProblems(true);
    Topology first = TopologyBuilder.build(SHOP, filter);
    Topology second = TopologyBuilder.next(SHOP, filter, first);
    assertThat(second.part("shop")).isNotNull().isSameAs(first.part("shop"));
    Topology all = TopologyBuilder.next(SHOP, Filter.ALL, second);
    assertThat(all.vertices()).hasSize(18);
    assertThat(TopologyBuilder.next(SHOP, filter, all).part("payments")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "web, web, true",
    "web, web-1, false",
    "web*, web-1, true",
    "*, '', true",
    "*b*b*, bob, true",
    "*b*b*, bo, false",
    "w?b, web, true",
    "w?b, wb, false",
    "a.c, abc, false",
    "*-*-api, x-y-z-api, true",
    "'', '', true",
    "'', a, false"
  })
  void matchesNames(String pattern, String name, boolean matches) {
    assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void manyStarsTakeNoTimeWorthMentioning() {
    assertThat(new Glob("*a".repeat(200) + "b").matches("a".repeat(250))).isFalse();
  }
}
