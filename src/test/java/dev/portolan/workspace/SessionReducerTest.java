package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.Scope;
import dev.portolan.cluster.SessionState;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import org.junit.jupiter.api.Test;

final class SessionReducerTest {
  private final ClusterSnapshot shop = ClusterFixture.shop();
  private final Workbench bench = new Workbench().open(shop);

  @Test
  void opensASessionAndDrawsItsSnapshots() {
    assertThat(bench.effects)
        .containsExactly(
            new Effect.OpenSession(1, Workbench.context("prod"), Scope.WIDEST),
            new Effect.Draw(1, shop, ChartView.ALL),
            new Effect.Predict(1, shop));
    assertThat(bench.now().diagram().boxes()).isNotEmpty();
    assertThat(bench.opened().state()).isEqualTo(new SessionState.Live());
  }

  @Test
  void dropsWhatAnEarlierOpeningSendsLate() {
    bench.send(new Intent.OpenContext(Workbench.context("test")));
    Workspace before = bench.now();
    bench.effects.clear();
    bench.send(
        new Intent.SnapshotArrived(1, shop),
        new Intent.StateChanged(1, new SessionState.Failed("late")),
        new Intent.PictureReady(1, Workbench.chart(shop)));
    assertThat(bench.now()).isEqualTo(before);
    assertThat(bench.effects).isEmpty();
  }

  @Test
  void dropsAPictureOlderThanTheOneOnScreen() {
    Diagram shown = bench.now().diagram();
    bench.send(new Intent.PictureReady(1, Diagram.EMPTY));
    assertThat(bench.now().diagram()).isEqualTo(shown);
  }

  @Test
  void leavesNothingOfTheOldContextAndCancelsItsChecks() {
    bench.send(
        new Intent.CheckFrom(new ContainerRef("shop", "web-0", "")),
        new Intent.CheckTo(new Target.HostTarget("example.org")),
        new Intent.StartCheck(CheckKind.PING, CheckRequest.DEFAULT_TIME_LIMIT),
        new Intent.Select(ObjectRef.pod("shop", "web-0"), false));
    long check = bench.now().checks().shown();
    bench.effects.clear();
    bench.send(new Intent.OpenContext(Workbench.context("test")));
    assertThat(bench.effects)
        .containsExactly(
            new Effect.CancelCheck(check),
            new Effect.CloseSession(),
            new Effect.OpenSession(2, Workbench.context("test"), Scope.WIDEST));
    assertThat(bench.now().map()).isEqualTo(Workspace.MapView.START);
    assertThat(bench.now().checks()).isEqualTo(Checks.START);
    assertThat(bench.now().diagram()).isEqualTo(Diagram.EMPTY);
  }

  @Test
  void closesAndNeverGivesAnEpochTwice() {
    bench.send(new Intent.CloseContext());
    assertThat(bench.opened().state()).isEqualTo(new SessionState.Closed());
    assertThat(bench.effects).endsWith(new Effect.CloseSession());
    long closed = bench.epoch();
    bench.send(new Intent.OpenContext(Workbench.context("prod")));
    assertThat(bench.epoch()).isGreaterThan(closed);
    assertThat(bench.effects(Effect.CloseSession.class)).hasSize(1);
  }
}
