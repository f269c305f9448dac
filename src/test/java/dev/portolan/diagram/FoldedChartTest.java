package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.layout.Folds;
import dev.portolan.layout.Folds.Depth;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.testkit.ClusterFixture;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Charts in which things are opened and closed.
final class FoldedChartTest {
  private static final ObjectRef WEB = new ObjectRef(Kind.DEPLOYMENT, "team-02", "app-00");

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void aChartThatFollowsFoldsIsTheChartFromNothing(long seed) {
    Churn churn = new Churn(seed);
    Random random = new Random(seed);
    Folds folds = Folds.NONE;
    Diagram shown = chart(churn.now(), folds, null);
    for (int step = 0; step < 30; step++) {
      List<Box> boxes = shown.boxes().stream().filter(b -> Folds.foldable(b.ref())).toList();
      Box any = boxes.get(random.nextInt(boxes.size()));
      int act = random.nextInt(12);
      folds =
          act == 0
              ? Folds.to(List.of(Depth.values()).get(random.nextInt(3)))
              : act < 8 ? folds.toggle(any.ref()) : folds;
      ClusterSnapshot now = random.nextBoolean() ? churn.step() : churn.now();
      Diagram follows = chart(now, folds, shown);
      Diagram afresh = DiagramBuilder.afresh(now, ChartView.ALL.with(folds), shown);
      assertThat(follows.boxes().equals(afresh.boxes())).as("%d, step %d", seed, step).isTrue();
      assertThat(follows.routes()).as("%d, step %d", seed, step).isEqualTo(afresh.routes());
      assertThat(follows.bounds()).isEqualTo(afresh.bounds());
      assertSound(follows, folds);
      shown = follows;
    }
  }

  /// Things of one shape do not overlap, but in tiles, and everything lies in its namespace.
  private static void assertSound(Diagram chart, Folds folds) {
    for (Box box : chart.boxes()) {
      if (box.shape() == Shape.NAMESPACE) {
        assertThat(chart.boxesIn(box.rect()))
            .filteredOn(b -> b.shape() == Shape.NAMESPACE)
            .containsExactly(box);
        assertThat(box.facts().inside().folded()).isNotEqualTo(folds.open(box.ref()));
        continue;
      }
      ObjectRef home = ObjectRef.namespace(box.ref().namespace());
      assertThat(chart.box(home).orElseThrow().rect().contains(box.rect())).isTrue();
      assertThat(chart.box(box.ref())).contains(box);
      if (folds.open(home)) {
        assertThat(chart.boxesIn(box.rect()).stream().filter(b -> b.shape() == box.shape()))
            .as(box.ref().toString())
            .containsExactly(box);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Depth.class)
  void everythingHasAPlaceHoweverFarTheMapIsUnfolded(Depth depth) {
    ClusterSnapshot crowd = Crowd.of(7, 40, 3);
    Diagram all = chart(crowd, Folds.NONE, null);
    Diagram chart = chart(crowd, Folds.to(depth), null);
    assertThat(chart.boxes())
        .extracting(Box::ref)
        .isEqualTo(all.boxes().stream().map(Box::ref).toList());
    assertThat(chart.about()).isEqualTo(all.about());
  }

  @Test
  void aFoldedWorkloadIsOfOneSizeHoweverManyPodsItHas() {
    ClusterSnapshot cluster =
        new ClusterFixture().deployment("a", "one", 1).deployment("a", "many", 900).build();
    Diagram chart = chart(cluster, Folds.NONE, null);
    Rect one = rect(chart, new ObjectRef(Kind.DEPLOYMENT, "a", "one"));
    Rect many = rect(chart, new ObjectRef(Kind.DEPLOYMENT, "a", "many"));
    assertThat(many.width()).isEqualTo(one.width());
    assertThat(many.height()).isEqualTo(one.height());
    assertThat(chart.box(new ObjectRef(Kind.DEPLOYMENT, "a", "many")).orElseThrow().facts().note())
        .isEqualTo("900/900");
  }

  @Test
  void podsThatComeAndGoMoveNothingWhileTheyAreFolded() {
    ClusterSnapshot calm = Crowd.of(7, 26, 1);
    Diagram before = chart(calm, Folds.NONE, null);
    Pod model = calm.podsIn("team-02").getFirst();
    Surge surge = new Surge(calm);
    for (int i = 0; i < 60; i++) {
      surge.like(model, "more-" + i);
    }
    Diagram after = chart(surge.now(), Folds.NONE, before);
    for (Box box : before.boxes()) {
      if (box.shape() != Shape.POD) {
        assertThat(rect(after, box.ref())).as(box.ref().toString()).isEqualTo(box.rect());
      }
    }
  }

  @Test
  void openingAWorkloadMovesNothingInsideOtherNamespaces() {
    ClusterSnapshot crowd = Crowd.of(7, 60, 1);
    Diagram before = chart(crowd, Folds.NONE, null);
    Diagram after = chart(crowd, Folds.NONE.opening(WEB), before);
    assertThat(rect(after, WEB).height()).isGreaterThan(rect(before, WEB).height());
    for (Box box : before.boxes()) {
      if (box.shape() != Shape.NAMESPACE && !box.ref().namespace().equals("team-02")) {
        assertThat(inside(after, box.ref())).isEqualTo(inside(before, box.ref()));
      }
    }
    Diagram again = chart(crowd, Folds.NONE, after);
    assertThat(inside(again, WEB)).isEqualTo(inside(before, WEB));
  }

  @Test
  void aClosedNamespaceIsATileWithoutLines() {
    ClusterSnapshot shop = ClusterFixture.shop();
    ObjectRef namespace = ObjectRef.namespace("shop");
    Diagram open = chart(shop, Folds.NONE, null);
    Diagram chart = chart(shop, Folds.NONE.closing(namespace), null);
    assertThat(open.routes()).isNotEmpty();
    assertThat(chart.routes()).noneMatch(r -> r.from().namespace().equals("shop") && !r.quiet());
    Rect tile = rect(chart, namespace);
    assertThat(tile.width() * tile.height())
        .isLessThan(rect(open, namespace).width() * rect(open, namespace).height());
    assertThat(chart.hit(tile.centerX(), tile.bottom() - 20))
        .contains(chart.box(namespace).orElseThrow());
  }

  @Test
  void whatIsPointedAtIsWhatIsShown() {
    ClusterSnapshot cluster = new ClusterFixture().deployment("a", "web", 3).build();
    Diagram chart = chart(cluster, Folds.NONE, null);
    ObjectRef web = new ObjectRef(Kind.DEPLOYMENT, "a", "web");
    Box pod = chart.box(ObjectRef.pod("a", "web-1")).orElseThrow();
    double x = pod.rect().centerX();
    double y = pod.rect().centerY();
    assertThat(chart.hit(x, y, Detail.ALL, 3)).contains(pod);
    assertThat(chart.hit(x, y, Detail.ALL, 20)).map(Box::ref).contains(web);
    Detail far = chart.detail(chart.bounds(), 0.05, 300);
    assertThat(chart.hit(x, y, far, 20)).map(Box::ref).contains(ObjectRef.namespace("a"));
  }

  private static Diagram chart(ClusterSnapshot snapshot, Folds folds, @Nullable Diagram before) {
    return DiagramBuilder.build(snapshot, ChartView.ALL.with(folds), before);
  }

  private static Rect rect(Diagram chart, ObjectRef ref) {
    return chart.box(ref).orElseThrow().rect();
  }

  private static Rect inside(Diagram chart, ObjectRef ref) {
    Rect frame = rect(chart, ObjectRef.namespace(ref.namespace()));
    return rect(chart, ref).moved(-frame.x(), -frame.y());
  }
}
