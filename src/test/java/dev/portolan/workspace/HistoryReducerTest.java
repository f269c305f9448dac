package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.history.Entry;
import dev.portolan.history.HistoryFile.Reading;
import dev.portolan.history.Kept;
import dev.portolan.history.Row;
import dev.portolan.history.Search;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Checks.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistoryReducerTest {
  private static final KubeContext.Id PROD = Workbench.context("prod").id();
  private static final KubeContext.Id OTHER = Workbench.context("test").id();
  private static final Entry LATE = Kept.entry(Kept.connect(2, -1));
  private static final Entry EARLY = Kept.entry(Kept.connect(1, 1));

  private final Workbench bench = new Workbench().open(ClusterFixture.shop());

  @Test
  void everyResultIsKeptOnce() {
    bench.send(
        new Intent.CheckFrom(new ContainerRef("shop", "web-0", "main")),
        new Intent.CheckTo(new Target.ServiceTarget(ObjectRef.service("shop", "db"))),
        new Intent.StartCheck(CheckKind.REACH, Duration.ofSeconds(5)));
    long id = bench.now().checks().shown();
    CheckResult result = Kept.connect(1, 1);
    bench.send(new Intent.CheckFinished(id, result), new Intent.CheckFinished(id, result));
    assertThat(tasks()).containsExactly(new HistoryTask.Keep(PROD, true, result));
  }

  @Test
  void lookingReadsAndWhatIsToldOfAnotherContextIsDropped() {
    send(new HistoryStep.Look());
    assertThat(tasks()).containsExactly(new HistoryTask.Read(PROD, ""));
    send(
        new HistoryStep.Listed(OTHER, reading(LATE)),
        new HistoryStep.Kept(OTHER, row(LATE)),
        new HistoryStep.Removed(OTHER, 3));
    assertThat(history()).isEqualTo(History.START);
    send(new HistoryStep.Listed(PROD, reading(EARLY)), new HistoryStep.Kept(PROD, row(LATE)));
    assertThat(history().rows()).containsExactly(row(LATE), row(EARLY));
    assertThat(history().read()).isTrue();
  }

  @Test
  void oneOrTwoAreFetchedAndMoreAreOnlyMarked() {
    send(new HistoryStep.Pick(List.of("a")), new HistoryStep.Pick(List.of("a", "b", "c")));
    assertThat(tasks()).containsExactly(new HistoryTask.Fetch(PROD, List.of("a")));
    send(
        new HistoryStep.Listed(PROD, reading(LATE, EARLY)),
        new HistoryStep.Pick(List.of(LATE.id(), EARLY.id())),
        new HistoryStep.Fetched(PROD, List.of(LATE, EARLY)));
    assertThat(history().shown()).containsExactly(LATE, EARLY);
    send(new HistoryStep.Pick(List.of(LATE.id())));
    assertThat(history().shown()).containsExactly(LATE);
    send(new HistoryStep.Listed(PROD, reading(EARLY)));
    assertThat(history().picked()).isEmpty();
    assertThat(history().shown()).isEmpty();
  }

  @Test
  void askingAgainIsAskingAsTheUserWould() {
    send(new HistoryStep.Again(LATE));
    Run run = bench.now().checks().runs().getFirst();
    assertThat(run.request()).isEqualTo(LATE.result().request());
    assertThat(bench.now().wire().drawer()).isEqualTo(Drawer.CHECKS);
  }

  @Test
  void inAProtectedContextAskingAgainWaitsForTheUsersWord() {
    ContextPreference guarded = ContextPreference.PLAIN.withGuarded(true);
    bench.send(new Intent.Prefer(PROD, guarded));
    send(new HistoryStep.Again(LATE));
    assertThat(bench.now().checks().runs()).isEmpty();
    assertThat(bench.now().checks().asking()).isNotNull();
  }

  @Test
  void aQuestionWhoseSecretIsNotKeptIsNotAskedWithoutIt() {
    Question asked =
        new Question.Http(false, 80, "GET", "/", List.of("Authorization: Bearer abcdefgh"), false);
    CheckResult result = LATE.result();
    Entry entry =
        Kept.entry(
            Kept.of(asked, result.outcome(), "", result.findings().getFirst(), 1, List.of("curl")));
    send(new HistoryStep.Again(entry));
    assertThat(bench.now().checks().runs()).isEmpty();
    assertThat(bench.now().notices().getLast().text()).contains("secret is not kept");
    assertThat(bench.now().checks().form().from()).isEqualTo(Kept.WEB);
  }

  @Test
  void aRemovalIsOfferedToBeTakenBack() {
    send(new HistoryStep.Remove(List.of("a", "b")), new HistoryStep.Removed(PROD, 2));
    assertThat(history().removed()).isEqualTo(2);
    send(new HistoryStep.PutBack());
    assertThat(history().removed()).isZero();
    send(new HistoryStep.Removed(PROD, 5), new HistoryStep.LetGo());
    assertThat(history().removed()).isZero();
    assertThat(tasks())
        .containsExactly(
            new HistoryTask.Remove(PROD, List.of("a", "b")),
            new HistoryTask.PutBack(PROD),
            new HistoryTask.Forget(PROD));
  }

  @Test
  void anotherContextBeginsAnew() {
    send(
        new HistoryStep.Listed(PROD, reading(LATE)),
        new HistoryStep.Find(Search.ALL.with("db")),
        new HistoryStep.Export(Path.of("x.md"), List.of(LATE.id())));
    assertThat(history().search().text()).isEqualTo("db");
    bench.send(new Intent.OpenContext(Workbench.context("test")));
    assertThat(history()).isEqualTo(History.START);
  }

  private void send(HistoryStep... steps) {
    for (HistoryStep step : steps) {
      bench.send(new Intent.OnHistory(step));
    }
  }

  private History history() {
    return bench.now().wire().history();
  }

  private List<HistoryTask> tasks() {
    return bench.effects(Effect.OfHistory.class).stream().map(Effect.OfHistory::task).toList();
  }

  private static Reading reading(Entry... entries) {
    return new Reading(List.of(entries).stream().map(HistoryReducerTest::row).toList(), 0, "1");
  }

  private static Row row(Entry entry) {
    return Row.of(entry);
  }
}
