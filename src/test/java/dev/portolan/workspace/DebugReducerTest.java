package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.capture.CaptureEnd;
import dev.portolan.capture.CaptureEnd.Why;
import dev.portolan.capture.CaptureListener.Count;
import dev.portolan.capture.CaptureRequest;
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
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Checks.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class DebugReducerTest {
  private static final ContainerRef ADDED = new ContainerRef("shop", "web-0", "portolan-debug");
  private static final DebugSurvey ALL =
      new DebugSurvey(
          "",
          Map.of(
              DebugProfile.NETADMIN,
              "",
              DebugProfile.GENERAL,
              "",
              DebugProfile.BASELINE,
              "",
              DebugProfile.RESTRICTED,
              ""));
  private final Workbench bench = new Workbench().open(ClusterFixture.shop());

  /// A ping that the container may not send.
  private Run refused() {
    return refused(Duration.ZERO);
  }

  private Run refused(Duration every) {
    Question question = Question.of(CheckKind.PING, 0);
    bench.send(
        new Intent.CheckFrom(new ContainerRef("shop", "web-0", "")),
        new Intent.CheckTo(new Target.PodTarget(ObjectRef.pod("shop", "web-1"))),
        new Intent.StartCheck(question, Duration.ofSeconds(9), every));
    Run run = bench.now().checks().runs().getFirst();
    Finding.Ping ping =
        new Finding.Ping(
            "10.1.2.11", Outcome.NOT_PERMITTED, 0, 0, new Finding.Rtt(-1, -1, -1), "no");
    bench.send(
        new Intent.CheckFinished(
            run.id(),
            new CheckResult(
                run.request(),
                Outcome.NOT_PERMITTED,
                "may not ping",
                "",
                List.of(ping),
                new CheckResult.Transcript(List.of(), "", Instant.EPOCH, Duration.ZERO))));
    return bench.now().checks().runs().getFirst();
  }

  private Debugs debugs() {
    return bench.now().wire().debugs();
  }

  private void step(DebugStep step) {
    bench.send(new Intent.OnDebug(step));
  }

  private Run offered() {
    Run run = refused();
    step(new DebugStep.Offer(run.id()));
    return run;
  }

  private DebugOrder order() {
    return Objects.requireNonNull(debugs().asking()).order();
  }

  private List<DebugTask> tasks() {
    return bench.effects(Effect.OfDebug.class).stream().map(Effect.OfDebug::task).toList();
  }

  @Test
  void asksTheServerAndTheUserBeforeAnythingIsAdded() {
    Run run = offered();

    assertThat(order().image()).isEqualTo(DebugOrder.DEFAULT_IMAGE);
    assertThat(order().profile()).as("ping wants NET_RAW").isEqualTo(DebugProfile.NETADMIN);
    step(new DebugStep.Agree(""));
    assertThat(tasks()).containsExactly(new DebugTask.Survey(bench.epoch(), order()));

    step(new DebugStep.Surveyed(bench.epoch(), order(), ALL));
    DebugOrder agreed = order();
    step(new DebugStep.Agree(""));
    assertThat(tasks()).contains(new DebugTask.Add(bench.epoch(), run.id(), agreed));
    assertThat(debugs().asking()).isNull();
  }

  @Test
  void asksForWhatAdmissionLetsIn() {
    offered();
    DebugSurvey some =
        new DebugSurvey(
            "",
            Map.of(
                DebugProfile.NETADMIN,
                "violates PodSecurity",
                DebugProfile.GENERAL,
                "violates PodSecurity",
                DebugProfile.BASELINE,
                "",
                DebugProfile.RESTRICTED,
                ""));
    step(new DebugStep.Surveyed(bench.epoch(), order(), some));

    assertThat(order().profile()).isEqualTo(DebugProfile.BASELINE);
  }

  @Test
  void asksTheSameFromTheDebugContainerOnceItRuns() {
    Run run = offered();
    step(new DebugStep.Surveyed(bench.epoch(), order(), ALL));
    step(new DebugStep.Agree(""));
    step(new DebugStep.Progress(bench.epoch(), run.id(), "pulling"));
    assertThat(Objects.requireNonNull(debugs().adding()).words()).isEqualTo("pulling");
    step(new DebugStep.Ready(bench.epoch(), run.id(), ADDED));

    Run again = bench.now().checks().runs().getFirst();
    assertThat(again.request().from()).isEqualTo(ADDED);
    assertThat(again.request().question()).isEqualTo(run.request().question());
    assertThat(debugs()).isEqualTo(Debugs.START);
  }

  @Test
  void asksAgainAndAgainFromTheDebugContainerWhereThatWasAsked() {
    Run run = refused(Duration.ofSeconds(2));
    step(new DebugStep.Offer(run.id()));
    step(new DebugStep.Surveyed(bench.epoch(), order(), ALL));
    step(new DebugStep.Agree(""));
    step(new DebugStep.Ready(bench.epoch(), run.id(), ADDED));

    Run again = bench.now().checks().runs().getFirst();
    assertThat(again.request().every()).isEqualTo(Duration.ofSeconds(2));
    assertThat(again.request().timeLimit()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void aProtectedContextWantsItsNameOnce() {
    ContextPreference kept = bench.now().preference();
    Run run = refused();
    bench.send(new Intent.Prefer(bench.opened().context().id(), kept.withGuarded(true)));
    step(new DebugStep.Offer(run.id()));
    step(new DebugStep.Surveyed(bench.epoch(), order(), ALL));
    step(new DebugStep.Agree("yes"));
    assertThat(debugs().asking()).isNotNull();
    step(new DebugStep.Agree("prod"));
    step(new DebugStep.Ready(bench.epoch(), run.id(), ADDED));

    assertThat(bench.now().checks().asking()).as("agreed to already").isNull();
    assertThat(bench.now().checks().runs().getFirst().request().from()).isEqualTo(ADDED);
  }

  /// The same consent as for a check; then the capture starts again, there.
  @Test
  void capturesFromTheDebugContainerWhereThePodHasNoTcpdump() {
    capture(new CaptureStep.Start(new ContainerRef("shop", "web-0", ""), "port 80"));
    long id = bench.now().wire().captures().shown();
    step(new DebugStep.OfferCapture(id));
    assertThat(debugs().asking()).as("it still runs").isNull();
    CaptureEnd none = new CaptureEnd(Why.TOOL_MISSING, "none", "", Count.NONE, -1);
    capture(new CaptureStep.Ended(id, none));
    step(new DebugStep.OfferCapture(id));
    assertThat(order().profile()).as("tcpdump wants NET_RAW").isEqualTo(DebugProfile.NETADMIN);
    step(new DebugStep.Surveyed(bench.epoch(), order(), ALL));
    step(new DebugStep.Agree(""));
    step(new DebugStep.Ready(bench.epoch(), id, ADDED));

    CaptureRequest again = bench.now().wire().captures().shownOne().orElseThrow().request();
    assertThat(again.where()).isEqualTo(ADDED);
    assertThat(again.filter()).isEqualTo("port 80");
    assertThat(bench.now().wire().captures().all()).hasSize(2);
  }

  private void capture(CaptureStep step) {
    bench.send(new Intent.OnCapture(step));
  }

  @Test
  void keepsTheImageThatWasChosenForTheContext() {
    offered();
    step(new DebugStep.Surveyed(bench.epoch(), order(), ALL));
    step(
        new DebugStep.Change(
            new DebugOrder(order().pod(), "mirror.example/netshoot:1", order().profile())));
    step(new DebugStep.Agree(""));

    assertThat(bench.now().preference().debugImage()).isEqualTo("mirror.example/netshoot:1");
  }

  @Test
  void saysWhyThereIsNoneAndMayBeTriedAgain() {
    Run run = offered();
    step(new DebugStep.Surveyed(bench.epoch(), order(), ALL));
    step(new DebugStep.Agree(""));
    step(new DebugStep.Failed(bench.epoch(), run.id(), "The node cannot pull it."));
    assertThat(Objects.requireNonNull(debugs().refused()).words())
        .isEqualTo("The node cannot pull it.");
    step(new DebugStep.Offer(run.id()));

    assertThat(debugs().asking()).isNotNull();
  }

  @Test
  void whatIsToldOfAnotherOpeningIsDropped() {
    Run run = offered();
    step(new DebugStep.Surveyed(bench.epoch() - 1, order(), ALL));
    assertThat(Objects.requireNonNull(debugs().asking()).survey()).isNull();
    step(new DebugStep.Ready(bench.epoch() - 1, run.id(), ADDED));
    assertThat(bench.now().checks().runs()).hasSize(1);
  }
}
