package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagnosis.Case;
import dev.portolan.diagnosis.Conclusion;
import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.history.Kept;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Diagnoses.Run;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class DiagnosisReducerTest {
  private static final KubeContext.Id PROD = Workbench.context("prod").id();
  private static final ContainerRef WEB = new ContainerRef("shop", "web-0", "main");
  private static final Target DB = new Target.ServiceTarget(ObjectRef.service("shop", "db"));
  private static final Case ASKED = new Case(WEB, DB, 5432);

  private final Workbench bench = new Workbench().open(ClusterFixture.shop());

  @Test
  void theFormIsDiagnosedOnceItIsWhole() {
    send(new DiagnosisStep.StartForm());
    assertThat(bench.now().notices().getLast().text()).contains("Choose the pod that asks first");
    bench.send(new Intent.CheckFrom(WEB));
    send(new DiagnosisStep.StartForm());
    assertThat(bench.now().notices().getLast().text()).contains("what it wants to reach");
    assertThat(tasks()).isEmpty();
    bench.send(new Intent.CheckTo(DB));
    send(new DiagnosisStep.StartForm());
    assertThat(started().asked()).isEqualTo(new Case(WEB, DB, 0));
    assertThat(bench.now().wire().drawer()).isEqualTo(Drawer.DIAGNOSIS);
    assertThat(shown().running()).isTrue();
  }

  @Test
  void theChosenProtocolIsMeantWhereTheTargetLeavesAChoice() {
    bench.send(new Intent.CheckFrom(WEB), new Intent.KeepProtocol(Protocol.UDP));
    bench.send(new Intent.CheckTo(DB));
    send(new DiagnosisStep.StartForm());
    assertThat(started().asked()).isEqualTo(new Case(WEB, DB, 0));
    Target outside = new Target.HostTarget("203.0.113.9");
    bench.send(new Intent.CheckTo(outside), new Intent.CheckPort(5353));
    send(new DiagnosisStep.StartForm());
    assertThat(shown().diagnosis().asked()).isEqualTo(new Case(WEB, outside, 5353, Protocol.UDP));
  }

  @Test
  void itIsToldStepByStepUntilItsEndAndNothingAfterThat() {
    send(new DiagnosisStep.Start(ASKED));
    long id = shown().id();
    Diagnosis done = concluded("db answers.");
    send(new DiagnosisStep.Told(id, done), new DiagnosisStep.Told(id, concluded("too late.")));
    assertThat(shown().diagnosis()).isEqualTo(done);
    assertThat(shown().running()).isFalse();
    send(new DiagnosisStep.Told(id + 7, concluded("nobody's.")));
    assertThat(diagnoses().runs()).hasSize(1);
  }

  @Test
  void onlyWhatRunsIsCancelled() {
    send(new DiagnosisStep.Start(ASKED));
    long id = shown().id();
    send(new DiagnosisStep.Cancel(id));
    assertThat(tasks()).contains(new DiagnosisTask.Cancel(id));
    int before = tasks().size();
    send(new DiagnosisStep.Told(id, concluded("so.")), new DiagnosisStep.Cancel(id));
    assertThat(tasks()).hasSize(before);
  }

  @Test
  void aProtectedContextWaitsForItsName() {
    bench.send(new Intent.Prefer(PROD, ContextPreference.PLAIN.withGuarded(true)));
    send(new DiagnosisStep.Start(ASKED), new DiagnosisStep.Confirm("test"));
    assertThat(tasks()).isEmpty();
    assertThat(diagnoses().asking()).isEqualTo(ASKED);
    send(new DiagnosisStep.Forgo(), new DiagnosisStep.Confirm("prod"));
    assertThat(tasks()).isEmpty();
    assertThat(diagnoses().asking()).isNull();
    send(new DiagnosisStep.Start(ASKED), new DiagnosisStep.Confirm(" prod "));
    assertThat(started().asked()).isEqualTo(ASKED);
    assertThat(diagnoses().asking()).isNull();
  }

  @Test
  void threeRunAtOnceAndThirtyAreKept() {
    for (int i = 0; i < DiagnosisReducer.MAX_RUNNING + 1; i++) {
      send(new DiagnosisStep.Start(ASKED));
    }
    assertThat(diagnoses().runs()).hasSize(DiagnosisReducer.MAX_RUNNING);
    assertThat(bench.now().notices().getLast().text()).contains("Wait for one to end");
    diagnoses().runs().forEach(r -> send(new DiagnosisStep.Told(r.id(), concluded("so."))));
    for (int i = 0; i < DiagnosisReducer.MAX_KEPT + 2; i++) {
      send(new DiagnosisStep.Start(ASKED));
      send(new DiagnosisStep.Told(shown().id(), concluded("so.")));
    }
    assertThat(diagnoses().runs()).hasSize(DiagnosisReducer.MAX_KEPT);
    assertThat(diagnoses().runs()).extracting(Run::id).doesNotHaveDuplicates();
    send(new DiagnosisStep.Show(diagnoses().runs().getLast().id()));
    assertThat(shown()).isEqualTo(diagnoses().runs().getLast());
  }

  @Test
  void theNextCheckGoesThroughTheForm() {
    send(new DiagnosisStep.AskNext(Kept.connect(1, 1).request()));
    assertThat(bench.now().checks().form().from()).isEqualTo(Kept.WEB);
    assertThat(bench.now().checks().runs()).hasSize(1);
    assertThat(bench.now().wire().drawer()).isEqualTo(Drawer.CHECKS);
  }

  @Test
  void anAgreementIsKeptAsLongAsItsCheck() {
    bench.send(
        new Intent.CheckFrom(WEB),
        new Intent.CheckTo(DB),
        new Intent.StartCheck(CheckKind.REACH, Duration.ofSeconds(5)));
    long check = bench.now().checks().shown();
    dev.portolan.diagnosis.Agreement agreement =
        new dev.portolan.diagnosis.Agreements(
                dev.portolan.diagnosis.Ground.of(ClusterFixture.shop()))
            .of(Kept.connect(1, 1))
            .orElseThrow();
    send(
        new DiagnosisStep.Compared(check, agreement),
        new DiagnosisStep.Compared(check + 9, agreement));
    assertThat(diagnoses().agreements()).containsOnlyKeys(check);
  }

  @Test
  void anotherContextBeginsAnew() {
    send(new DiagnosisStep.Start(ASKED));
    bench.send(new Intent.OpenContext(Workbench.context("test")));
    assertThat(diagnoses()).isEqualTo(Diagnoses.START);
  }

  private Diagnosis concluded(String sentence) {
    Conclusion end =
        new Conclusion(Conclusion.Level.WELL, null, sentence, List.of("it was asked"), null);
    return new Diagnosis(ASKED, List.of(), end);
  }

  private DiagnosisTask.Start started() {
    return tasks().reversed().stream()
        .filter(DiagnosisTask.Start.class::isInstance)
        .map(DiagnosisTask.Start.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private Run shown() {
    return Objects.requireNonNull(diagnoses().shownRun().orElse(null));
  }

  private Diagnoses diagnoses() {
    return bench.now().wire().diagnoses();
  }

  private void send(DiagnosisStep... steps) {
    for (DiagnosisStep step : steps) {
      bench.send(new Intent.OnDiagnosis(step));
    }
  }

  private List<DiagnosisTask> tasks() {
    return bench.effects(Effect.OfDiagnosis.class).stream().map(Effect.OfDiagnosis::task).toList();
  }
}
