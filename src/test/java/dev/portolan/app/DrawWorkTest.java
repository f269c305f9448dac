package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class DrawWorkTest {
  private final DrawWork work = new DrawWork();
  private final BlockingQueue<Diagram> drawn = new LinkedBlockingQueue<>();

  @AfterEach
  void end() {
    work.close();
  }

  @Test
  void whatIsThereSoFarIsDrawnAndTheLatestIsNeverLost() throws InterruptedException {
    draw(1, loading(snapshot(1, 1)));
    assertThat(drawn.take().about().counts().pods()).isEqualTo(1);
    for (int i = 2; i <= 20; i++) {
      draw(1, loading(snapshot(i, i)));
    }
    assertThat(until(20).about().counts().pods()).isEqualTo(20);
    draw(1, snapshot(21, 30));
    assertThat(until(21).about().counts().pods()).isEqualTo(30);
  }

  @Test
  void onceWholeThingsStayWhereTheyAreEvenWhileAKindIsListedAgain() throws InterruptedException {
    draw(1, snapshot(1, 9));
    Diagram whole = until(1);
    ClusterSnapshot more =
        with(snapshot(2, 9), new ClusterFixture().deployment("a-first", "web", 4).build());
    draw(1, loading(more));
    Diagram after = until(2);
    ObjectRef pod = ObjectRef.pod("shop", "web-3");
    assertThat(after.box(pod).orElseThrow().rect()).isEqualTo(whole.box(pod).orElseThrow().rect());
  }

  @Test
  void anotherClusterStartsFromNothing() throws InterruptedException {
    draw(1, snapshot(5, 9));
    assertThat(until(5).about().counts().pods()).isEqualTo(9);
    draw(2, snapshot(1, 2));
    assertThat(until(1).about().counts().pods()).isEqualTo(2);
  }

  private Diagram until(long generation) throws InterruptedException {
    Diagram next = drawn.take();
    while (next.generation() != generation) {
      next = drawn.take();
    }
    return next;
  }

  private void draw(long epoch, ClusterSnapshot snapshot) {
    work.draw(
        new Effect.Draw(epoch, snapshot, ChartView.ALL),
        intent -> drawn.add(((Intent.PictureReady) intent).diagram()));
  }

  private static ClusterSnapshot snapshot(long generation, int pods) {
    ClusterSnapshot s = new ClusterFixture().deployment("shop", "web", pods).build();
    return new ClusterSnapshot(s.origin(), generation, s.time(), s.coverage(), s.objects());
  }

  private static ClusterSnapshot loading(ClusterSnapshot s) {
    Map<Kind, Coverage> coverage = new EnumMap<>(s.coverage());
    coverage.put(Kind.POD, new Coverage.Syncing(1));
    return new ClusterSnapshot(s.origin(), s.generation(), s.time(), coverage, s.objects());
  }

  private static ClusterSnapshot with(ClusterSnapshot s, ClusterSnapshot more) {
    Map<Kind, Map<ObjectRef, KubeObject>> all = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      all.put(kind, s.shelf(kind).with(more.shelf(kind).values(), Set.of()));
    }
    return new ClusterSnapshot(s.origin(), s.generation(), s.time(), s.coverage(), all);
  }
}
