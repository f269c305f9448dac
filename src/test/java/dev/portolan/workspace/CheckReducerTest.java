package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Checks.Form;
import dev.portolan.workspace.Checks.Line;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.Workspace.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckReducerTest {
  private static final ContainerRef WEB_0 = new ContainerRef("shop", "web-0", "");
  private static final Target DB = new Target.ServiceTarget(ObjectRef.service("shop", "db"));

  private final Workbench bench = new Workbench().open(ClusterFixture.shop());

  @Test
  void choosesTheFirstServingContainerOfAPod() {
    bench.send(new Intent.CheckFrom(WEB_0));
    assertThat(bench.now().checks().form().from())
        .isEqualTo(new ContainerRef("shop", "web-0", "main"));
  }

  @Test
  void anEmptyFormIsFilledByTheTwoThatAreSelected() {
    select(ObjectRef.pod("shop", "web-0"), ObjectRef.service("shop", "db"));
    bench.send(new Intent.ShowDrawer(Drawer.HISTORY));
    assertThat(bench.now().checks().form()).as("another page").isEqualTo(Form.EMPTY);

    bench.send(new Intent.ShowDrawer(Drawer.CHECKS));
    Form form = new Form(new ContainerRef("shop", "web-0", "main"), DB, 0);
    assertThat(bench.now().checks().form()).isEqualTo(form);

    select(ObjectRef.pod("shop", "web-1"), ObjectRef.pod("shop", "db-0"));
    bench.send(new Intent.ToggleDrawer(), new Intent.ToggleDrawer());
    assertThat(bench.now().checks().form()).as("what was chosen stays").isEqualTo(form);
  }

  @Test
  void theFormStaysEmptyWhereTheSelectionIsNoQuestion() {
    select(ObjectRef.service("shop", "db"), ObjectRef.pod("shop", "web-0"));
    bench.send(new Intent.ToggleDrawer());
    assertThat(bench.now().checks().form()).isEqualTo(Form.EMPTY);

    select(ObjectRef.pod("shop", "web-0"), ObjectRef.namespace("shop"));
    bench.send(new Intent.ShowDrawer(Drawer.CHECKS));
    assertThat(bench.now().checks().form()).isEqualTo(Form.EMPTY);
  }

  private void select(ObjectRef first, ObjectRef second) {
    bench.send(new Intent.Select(first, false), new Intent.Select(second, true));
  }

  @Test
  void startsWhatTheFormSaysAndShowsIt() {
    Run run = start();
    CheckRequest request =
        new CheckRequest(
            CheckKind.REACH,
            new ContainerRef("shop", "web-0", "main"),
            DB,
            5432,
            CheckRequest.DEFAULT_TIME_LIMIT);
    assertThat(run.request()).isEqualTo(request);
    assertThat(bench.effects)
        .endsWith(new Effect.RunCheck(run.id(), request, bench.opened().snapshot()));
    assertThat(bench.now().checks().shown()).isEqualTo(run.id());
    Instant at = Instant.ofEpochSecond(5);
    bench.send(new Intent.CheckStarted(run.id(), at));
    assertThat(run().started()).isEqualTo(at);
  }

  @Test
  void saysWhatIsMissingInsteadOfStarting() {
    bench.send(new Intent.StartCheck(CheckKind.PING, Duration.ofSeconds(5)));
    bench.send(new Intent.CheckFrom(WEB_0));
    bench.send(new Intent.StartCheck(CheckKind.PING, Duration.ofSeconds(5)));
    bench.send(new Intent.CheckFrom(new ContainerRef("shop", "gone", "main")));
    bench.send(new Intent.CheckTo(DB));
    bench.send(new Intent.StartCheck(CheckKind.PING, Duration.ofSeconds(5)));
    assertThat(bench.now().notices())
        .extracting(Notice::text)
        .containsExactly(
            "Choose the pod that the check starts from.",
            "Choose what the check is aimed at.",
            "The pod shop/gone is gone. Choose another source.");
    assertThat(bench.effects(Effect.RunCheck.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "5, 5", "300, 300", "9999, 300"})
  void keepsTheTimeLimitWithinReason(long asked, long given) {
    form();
    bench.send(new Intent.StartCheck(CheckKind.PING, Duration.ofSeconds(asked)));
    assertThat(run().request().timeLimit()).isEqualTo(Duration.ofSeconds(given));
  }

  @Test
  void keepsTheNewestStateOfEachFinding() {
    Run run = start();
    bench.send(
        new Intent.CheckFound(run.id(), connect(80, Outcome.TIMED_OUT)),
        new Intent.CheckFound(run.id(), connect(443, Outcome.REFUSED)),
        new Intent.CheckFound(run.id(), connect(80, Outcome.ANSWERED)));
    assertThat(run().findings())
        .containsExactly(connect(80, Outcome.ANSWERED), connect(443, Outcome.REFUSED));
  }

  @Test
  void boundsWhatACheckPrints() {
    Run run = start();
    for (int i = 0; i < CheckReducer.MAX_LINES + 5; i++) {
      bench.send(new Intent.CheckPrinted(run.id(), new Line(Line.Type.OUTPUT, "line " + i)));
    }
    bench.send(new Intent.CheckPrinted(run.id(), new Line(Line.Type.ERROR, "x".repeat(9_999))));
    List<Line> lines = run().lines();
    assertThat(lines).hasSize(CheckReducer.MAX_LINES);
    assertThat(lines.getFirst().text()).isEqualTo("line 6");
    assertThat(lines.getLast().text()).hasSize(CheckReducer.MAX_LINE_LENGTH + 1);
  }

  @Test
  void changesNothingOnceItHasEnded() {
    Run run = start();
    finish(run);
    Workspace ended = bench.now();
    bench.effects.clear();
    bench.send(
        new Intent.CheckPrinted(run.id(), new Line(Line.Type.OUTPUT, "late")),
        new Intent.CheckFound(run.id(), connect(80, Outcome.ANSWERED)),
        new Intent.CancelCheck(run.id()));
    assertThat(bench.now()).isEqualTo(ended);
    assertThat(bench.effects).isEmpty();
  }

  @Test
  void forgetsTheOldestOfMany() {
    form();
    List<Long> ids =
        IntStream.range(0, FormReducer.MAX_RUNS + 3)
            .mapToObj(
                i -> {
                  bench.send(new Intent.StartCheck(CheckKind.REACH, Duration.ofSeconds(5)));
                  finish(run());
                  return run().id();
                })
            .toList();
    assertThat(bench.now().checks().runs())
        .hasSize(FormReducer.MAX_RUNS)
        .extracting(Run::id)
        .containsExactlyElementsOf(ids.reversed().subList(0, FormReducer.MAX_RUNS));
  }

  @Test
  void runsOnlySoManyAtATime() {
    form();
    for (int i = 0; i < FormReducer.MAX_RUNNING + 1; i++) {
      bench.send(new Intent.StartCheck(CheckKind.REACH, Duration.ofSeconds(5)));
    }
    assertThat(bench.effects(Effect.RunCheck.class)).hasSize(FormReducer.MAX_RUNNING);
    assertThat(bench.now().notices()).hasSize(1);
  }

  @Test
  void cancelsWhatRuns() {
    Run run = start();
    bench.send(new Intent.CancelCheck(run.id()), new Intent.CancelCheck(4711));
    assertThat(bench.effects(Effect.CancelCheck.class))
        .containsExactly(new Effect.CancelCheck(run.id()));
  }

  @Test
  void triesEveryPortOfANewTarget() {
    form();
    bench.send(new Intent.CheckTo(new Target.HostTarget("example.org")));
    assertThat(bench.now().checks().form().port()).isZero();
    bench.send(new Intent.CheckPort(70_000));
    assertThat(bench.now().checks().form().port()).isZero();
    assertThat(bench.now().notices()).hasSize(1);
  }

  private void form() {
    bench.send(new Intent.CheckFrom(WEB_0), new Intent.CheckTo(DB), new Intent.CheckPort(5432));
  }

  private Run start() {
    form();
    bench.send(new Intent.StartCheck(CheckKind.REACH, CheckRequest.DEFAULT_TIME_LIMIT));
    return run();
  }

  private void finish(Run run) {
    bench.send(
        new Intent.CheckFinished(
            run.id(),
            new CheckResult(
                run.request(),
                Outcome.ANSWERED,
                "answered",
                "",
                List.of(),
                new CheckResult.Transcript(List.of(), "", Instant.EPOCH, Duration.ZERO))));
  }

  private Run run() {
    return bench.now().checks().runs().getFirst();
  }

  private static Finding connect(int port, Outcome outcome) {
    return new Finding.Connect("10.2.0.11", port, "", outcome, 0.4, "");
  }
}
