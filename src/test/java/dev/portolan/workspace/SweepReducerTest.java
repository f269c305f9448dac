package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.probe.Outcome;
import dev.portolan.sweep.Choice;
import dev.portolan.sweep.Pair;
import dev.portolan.sweep.Plan;
import dev.portolan.sweep.Planner;
import dev.portolan.sweep.Result;
import dev.portolan.sweep.Scope;
import dev.portolan.sweep.Sweeper;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Sweeps.Run;
import dev.portolan.workspace.Sweeps.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SweepReducerTest {
  private static final Plan PLAN =
      Planner.plan(
          Reachability.of(ClusterFixture.shop()),
          new Choice(new Scope.Within(Set.of("shop")), false, Choice.Budget.USUAL));

  private final List<Effect> effects = new ArrayList<>();
  private Workspace now = planned();

  @Test
  void aStartAsksAllThatIsPlanned() {
    step(new SweepStep.Start(""));

    assertThat(run().state()).isEqualTo(State.RUNNING);
    assertThat(task(SweepTask.Run.class).pairs()).isEqualTo(PLAN.pairs());
  }

  @Test
  void answersGatherAndTellHowLongTheRestTakes() {
    step(new SweepStep.Start(""));
    step(answered(0, 1));

    assertThat(run().results()).hasSize(2);
    assertThat(run().left()).isEqualTo(2);
    assertThat(run().remaining()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void whatIsLeftCanBeAskedLater() {
    step(new SweepStep.Start(""));
    step(answered(0, 2));
    step(new SweepStep.Cancel());
    assertThat(task(SweepTask.Cancel.class).id()).isEqualTo(run().id());
    step(new SweepStep.Ended(run().id(), Sweeper.End.CANCELLED, Duration.ofSeconds(5)));
    step(new SweepStep.GoOn(""));

    assertThat(task(SweepTask.Run.class).pairs()).extracting(Pair::id).containsExactly(1, 3);
    assertThat(run().results()).hasSize(2);
  }

  @Test
  void anOlderSweepTellsNothingAnyMore() {
    step(new SweepStep.Start(""));
    step(new SweepStep.Answered(run().id() - 1, results(0), Duration.ofSeconds(1)));
    step(new SweepStep.Ended(run().id() - 1, Sweeper.End.DONE, Duration.ofSeconds(1)));

    assertThat(run().results()).isEmpty();
    assertThat(run().going()).isTrue();
  }

  @Test
  void aSecondSweepWaits() {
    step(new SweepStep.Start(""));
    effects.clear();
    step(new SweepStep.Start(""));

    assertThat(effects).isEmpty();
    assertThat(now.notices().getLast().text()).contains("A sweep is under way");
  }

  @Test
  void holdingIsToldToWhoAsks() {
    step(new SweepStep.Start(""));
    step(new SweepStep.Hold(true));
    assertThat(run().state()).isEqualTo(State.HELD);
    assertThat(task(SweepTask.Hold.class).hold()).isTrue();
    step(new SweepStep.Hold(false));
    assertThat(run().state()).isEqualTo(State.RUNNING);
  }

  @Test
  void aProtectedContextWantsItsName() {
    var id = Objects.requireNonNull(now.open()).context().id();
    reduce(new Intent.Prefer(id, ContextPreference.PLAIN.withGuarded(true)));
    effects.clear();
    step(new SweepStep.Start("something else"));
    assertThat(effects).isEmpty();
    assertThat(now.wire().sweeps().run()).isNull();
    assertThat(now.notices().getLast().text()).contains("is protected");
    step(new SweepStep.Start(Objects.requireNonNull(now.open()).context().name()));
    assertThat(run().going()).isTrue();
  }

  @Test
  void pickingShowsThePageAndPlansAnew() {
    step(new SweepStep.Pick(Set.of(ObjectRef.pod("shop", "web-0")), true));

    assertThat(now.wire().drawer()).isEqualTo(Drawer.SWEEP);
    assertThat(now.wire().sweeps().plan()).isNull();
    assertThat(now.wire().sweeps().form().sources())
        .containsExactly(ObjectRef.pod("shop", "web-0"));
  }

  @Test
  void aPlanOfAnotherFormComesTooLate() {
    Sweeps.Form old = now.wire().sweeps().form();
    step(new SweepStep.Shape(old.withEveryPod(true)));
    step(new SweepStep.Planned(Objects.requireNonNull(now.open()).epoch(), old, PLAN));

    assertThat(now.wire().sweeps().plan()).isNull();
  }

  private Run run() {
    return Objects.requireNonNull(now.wire().sweeps().run());
  }

  private SweepStep answered(int... ids) {
    return new SweepStep.Answered(run().id(), results(ids), Duration.ofSeconds(4));
  }

  private static List<Result> results(int... ids) {
    List<Result> results = new ArrayList<>();
    for (int id : ids) {
      results.add(new Result(PLAN.pairs().get(id), Outcome.ANSWERED, "so", "", List.of()));
    }
    return results;
  }

  private <T extends SweepTask> T task(Class<T> type) {
    return effects.reversed().stream()
        .filter(Effect.OfSweep.class::isInstance)
        .map(e -> ((Effect.OfSweep) e).task())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private void step(SweepStep step) {
    reduce(new Intent.OnSweep(step));
  }

  private void reduce(Intent intent) {
    Reduction reduction = Reducer.reduce(now, intent);
    now = reduction.workspace();
    effects.addAll(reduction.effects());
  }

  private static Workspace planned() {
    Workspace open = new Workbench().open(ClusterFixture.shop()).store.now();
    Sweeps sweeps = Sweeps.START.with(Sweeps.Form.START, PLAN);
    return open.with(open.wire().with(sweeps));
  }
}
