package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Fan.Strand;
import dev.portolan.diagram.Ties.Bundle;
import dev.portolan.diagram.Ties.Mark;
import dev.portolan.diagram.Ties.Tie;
import dev.portolan.diagram.Ties.Tip;
import dev.portolan.diagram.Ties.Ways;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A subject in one namespace, two workloads in another to its right.
final class FanTest {
  private static final ObjectRef HERE = ObjectRef.namespace("here");
  private static final ObjectRef THERE = ObjectRef.namespace("there");
  private static final ObjectRef POD = ObjectRef.pod("here", "pod");
  private static final ObjectRef ONE = new ObjectRef(Kind.DEPLOYMENT, "there", "one");
  private static final ObjectRef TWO = new ObjectRef(Kind.DEPLOYMENT, "there", "two");
  private static final Diagram CHART =
      Diagram.of(
          1,
          new Rect(0, 0, 1000, 400),
          List.of(
              box(HERE, Shape.NAMESPACE, new Rect(0, 0, 300, 400)),
              box(THERE, Shape.NAMESPACE, new Rect(600, 0, 400, 400)),
              box(POD, Shape.POD, new Rect(100, 180, 100, 40)),
              box(ONE, Shape.WORKLOAD, new Rect(800, 50, 100, 60)),
              box(TWO, Shape.WORKLOAD, new Rect(800, 290, 100, 60))),
          List.of());

  private static final Tie WHOLE = tie(THERE, Mark.LIMITED, Mark.DENIED);
  private static final Tie TO_ONE = tie(ONE, Mark.ALLOWED, Mark.ALLOWED);
  private static final Tie TO_TWO = tie(TWO, Mark.DENIED, Mark.ALLOWED);

  @Test
  void linesToOneNamespaceRunTogetherAsFarAsItsBorder() {
    Tie alike = tie(TWO, Mark.ALLOWED, Mark.ALLOWED);
    List<Strand> strands = fan(Ways.OUT, 1, null, TO_ONE, alike).strands();
    assertThat(strands).hasSize(2);
    List<Point> first = strands.getFirst().points();
    List<Point> second = strands.getLast().points();
    assertThat(abroad(first)).isNotEmpty();
    assertThat(abroad(second)).isEqualTo(abroad(first));
    assertThat(List.of(first.get(1), second.get(1)))
        .allSatisfy(p -> assertThat(p.y()).isEqualTo(200))
        .allSatisfy(p -> assertThat(p.x()).isGreaterThan(600));
    assertThat(first.getFirst()).isEqualTo(second.getFirst()).isEqualTo(new Point(200, 200));
    assertThat(onBorder(new Rect(800, 50, 100, 60), first.getLast())).isTrue();
    assertThat(onBorder(new Rect(800, 290, 100, 60), second.getLast())).isTrue();
  }

  private static List<Point> abroad(List<Point> way) {
    return way.stream().takeWhile(p -> p.x() < 600).toList();
  }

  private static boolean onBorder(Rect box, Point point) {
    return box.contains(point.x(), point.y()) && !box.grow(-0.1).contains(point.x(), point.y());
  }

  @Test
  void linesThatSayDifferentThingsRunSideBySide() {
    List<Strand> strands = fan(Ways.BOTH, 1, null, TO_TWO).strands();
    assertThat(strands).hasSize(2);
    for (int i = 0; i < strands.getFirst().points().size(); i++) {
      Point a = strands.getFirst().points().get(i);
      Point b = strands.getLast().points().get(i);
      assertThat(Math.hypot(a.x() - b.x(), a.y() - b.y())).isBetween(2.0, 6.0);
    }
  }

  @Test
  void whatIsSaidOfBothDirectionsAlikeIsOneLine() {
    assertThat(fan(Ways.BOTH, 1, null, TO_ONE).strands())
        .singleElement()
        .satisfies(s -> assertThat(s.out() && s.in()).isTrue());
    assertThat(fan(Ways.BOTH, 1, null, TO_TWO).strands())
        .extracting(Strand::mark, Strand::out, Strand::in)
        .containsExactly(tuple(Mark.DENIED, true, false), tuple(Mark.ALLOWED, false, true));
  }

  @Test
  void fromFarAwayANamespaceIsOnePeer() {
    assertThat(fan(Ways.OUT, 0.1, null, TO_ONE, TO_TWO).strands())
        .extracting(Strand::tie)
        .containsExactly(WHOLE);
  }

  @Test
  void whatTheOthersHaveInCommonEndsAtTheNamespacesBorder() {
    Tie rest = tie(THERE, Mark.DENIED, Mark.NONE);
    Fan fan = fan(Ways.OUT, 1, rest, TO_ONE);
    assertThat(fan.strands()).extracting(Strand::tie).containsExactly(rest, TO_ONE);
    Point end = fan.strands().getFirst().points().getLast();
    assertThat(onBorder(new Rect(600, 0, 400, 400), new Point(Math.round(end.x()), end.y())))
        .isTrue();
  }

  @Test
  void theOutsideHasASignWithinTheChart() {
    Tie abroad = tie(null, Mark.ALLOWED, Mark.NONE);
    Ties ties =
        new Ties(POD, Ways.OUT, List.of(new Bundle(null, abroad, null, List.of(abroad), 0)));
    Fan fan = Fan.of(CHART, ties, 1);
    assertThat(fan.tags()).singleElement().satisfies(t -> assertThat(t.outside()).isTrue());
    assertThat(fan.strands()).hasSize(1);
  }

  @Test
  void aLineIsFoundWhereItIsAndNotBeside() {
    Fan fan = fan(Ways.OUT, 1, null, TO_ONE);
    assertThat(fan.at(400, 201, 4)).hasSize(1);
    assertThat(fan.at(400, 230, 4)).isEmpty();
  }

  @Test
  void aSubjectThatIsNotOnTheChartHasNoLines() {
    Ties ties =
        new Ties(
            ObjectRef.pod("x", "y"),
            Ways.BOTH,
            List.of(new Bundle(THERE, WHOLE, null, List.of(TO_ONE), 0)));
    assertThat(Fan.of(CHART, ties, 1).strands()).isEmpty();
  }

  @Test
  void theLegendNamesWhatIsDrawnAndNothingElse() {
    Bundle bundle = new Bundle(THERE, WHOLE, null, List.of(TO_TWO), 0);
    List<Ties> out = List.of(new Ties(POD, Ways.OUT, List.of(bundle)));
    List<Ties> both = List.of(new Ties(POD, Ways.BOTH, List.of(bundle)));
    assertThat(Ties.marks(out, CHART)).containsExactly(Mark.DENIED);
    assertThat(Ties.marks(both, CHART)).containsExactly(Mark.DENIED, Mark.ALLOWED);
    assertThat(Ties.homeless(both, CHART)).isFalse();
    assertThat(Ties.marks(both, Diagram.EMPTY)).isEmpty();
    assertThat(Ties.homeless(both, Diagram.EMPTY)).isTrue();
  }

  private static Fan fan(Ways ways, double scale, @Nullable Tie rest, Tie... parts) {
    Bundle bundle = new Bundle(THERE, WHOLE, rest, List.of(parts), 0);
    return Fan.of(CHART, new Ties(POD, ways, List.of(bundle)), scale);
  }

  private static Tie tie(@Nullable ObjectRef peer, Mark out, Mark in) {
    return new Tie(peer, "x", out, in, new Tip("", List.of(), List.of()));
  }

  private static Box box(ObjectRef ref, Shape shape, Rect rect) {
    return new Box(ref, shape, rect, ref.name(), "", Health.GOOD);
  }
}
