package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.debug.DebugOrder;
import dev.portolan.cluster.debug.DebugProfile;
import dev.portolan.cluster.debug.DebugSurvey;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.DebugStep;
import dev.portolan.workspace.DebugTask;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The consent to a debug container in a protected context: the name, then Enter or the button.
final class DebugSheetTest {
  private static final DebugSurvey ADMITTED =
      new DebugSurvey("", Map.of(DebugProfile.NETADMIN, ""));

  private final Workbench bench = new Workbench();
  @RegisterExtension private final ShownWindow shown = new ShownWindow(bench);

  @BeforeEach
  void open() throws Exception {
    shown.open(ClusterFixture.shop());
    Run refused = refused();
    bench.send(
        new Intent.Prefer(
            bench.opened().context().id(), bench.now().preference().withGuarded(true)),
        new Intent.OnDebug(new DebugStep.Offer(refused.id())));
    until("the sheet is up", () -> shown.node("sheets").isVisible());
  }

  /// A ping that the container may not send.
  private Run refused() {
    bench.send(
        new Intent.CheckFrom(new ContainerRef("shop", "web-0", "")),
        new Intent.CheckTo(new Target.PodTarget(ObjectRef.pod("shop", "web-1"))),
        new Intent.StartCheck(
            Question.of(CheckKind.PING, 0), Duration.ofSeconds(9), Duration.ZERO));
    Run run = bench.now().checks().runs().getFirst();
    Finding.Ping ping =
        new Finding.Ping(
            "10.1.2.11", Outcome.NOT_PERMITTED, 0, 0, new Finding.Rtt(-1, -1, -1), "no");
    CheckResult.Transcript none =
        new CheckResult.Transcript(List.of(), "", Instant.EPOCH, Duration.ZERO);
    bench.send(
        new Intent.CheckFinished(
            run.id(),
            new CheckResult(
                run.request(), Outcome.NOT_PERMITTED, "may not ping", "", List.of(ping), none)));
    return run;
  }

  @Test
  void enterInTheNameAddsItAndHalfANameDoesNot() throws Exception {
    DebugOrder order = Objects.requireNonNull(bench.now().wire().debugs().asking()).order();
    bench.send(new Intent.OnDebug(new DebugStep.Surveyed(bench.epoch(), order, ADMITTED)));
    type("prod");
    until("it may be added", () -> !shown.node("debug-add").isDisabled());
    type("pro");
    enter();
    assertThat(added()).isEmpty();
    type("prod");
    enter();
    assertThat(added()).hasSize(1);
    assertThat(call(() -> bench.now().wire().debugs().asking())).isNull();
  }

  private void type(String name) throws Exception {
    run(() -> ((TextField) shown.node("debug-name")).setText(name));
  }

  private void enter() throws Exception {
    run(() -> shown.node("debug-name").fireEvent(new ActionEvent()));
  }

  private List<DebugTask> added() {
    return bench.effects(Effect.OfDebug.class).stream()
        .map(Effect.OfDebug::task)
        .filter(DebugTask.Add.class::isInstance)
        .toList();
  }
}
