package dev.portolan.ui.diagnosis;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagnosis.Case;
import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.diagnosis.Unasked;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.Keys;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.DiagnosisStep;
import dev.portolan.workspace.DiagnosisTask;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page of diagnoses on a headless screen, with the mouse and with the keyboard alone.
final class DiagnosisPageTest {
  private static final ClusterSnapshot SHOP = ClusterFixture.shop();
  private static final ContainerRef WEB = new ContainerRef("shop", "web-0", "main");
  private static final Target DB = new Target.ServiceTarget(ObjectRef.service("shop", "db"));
  private static final Target NONE = new Target.ServiceTarget(ObjectRef.service("shop", "none"));

  private final Workbench bench = new Workbench().open(SHOP);
  private DiagnosisPage page;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    HeadlessFx.start();
    page = call(() -> new DiagnosisPage(bench.store));
    stage = HeadlessFx.show(page.node(), 1200, 500);
    render();
  }

  @AfterEach
  void close() throws Exception {
    run(stage::close);
  }

  @Test
  void theButtonWaitsForBothEndsAndTheKeyboardPressesIt() throws Exception {
    assertThat(call(() -> button("diagnose").isDisabled())).isTrue();
    bench.send(new Intent.CheckFrom(WEB), new Intent.CheckTo(DB));
    render();
    assertThat(call(() -> button("diagnose").isDisabled())).isFalse();
    press(button("diagnose"), KeyCode.SPACE);
    render();
    assertThat(tasks()).singleElement().isInstanceOf(DiagnosisTask.Start.class);
    assertThat(DiagnosisPage.badge(bench.now())).isEqualTo("1");
    assertThat(call(() -> shown("Cancel"))).isTrue();
    run(() -> named("Cancel").fire());
    assertThat(tasks().getLast()).isInstanceOf(DiagnosisTask.Cancel.class);
  }

  @Test
  void theProtocolIsChosenByTheKeyboardWhereTheTargetDoesNotTell() throws Exception {
    bench.send(new Intent.CheckFrom(WEB), new Intent.CheckTo(DB));
    render();
    assertThat(call(() -> showing("protocol-udp"))).isFalse();
    bench.send(
        new Intent.CheckTo(new Target.HostTarget("203.0.113.9")), new Intent.CheckPort(5353));
    render();
    assertThat(call(() -> showing("protocol-udp"))).isTrue();
    assertThat(call(() -> toggle("protocol-tcp").isSelected())).isTrue();
    press(toggle("protocol-udp"), KeyCode.SPACE);
    render();
    press(button("diagnose"), KeyCode.SPACE);
    assertThat(tasks().getLast())
        .isInstanceOfSatisfying(
            DiagnosisTask.Start.class,
            t -> assertThat(t.asked().title()).isEqualTo("shop/web-0 → 203.0.113.9:5353 (UDP)"));
    assertThat(bench.effects).contains(new Effect.SaveProtocol(Protocol.UDP));
  }

  private boolean showing(String id) {
    return toggle(id).getParent().isVisible();
  }

  private ToggleButton toggle(String id) {
    return (ToggleButton) page.node().lookup("#" + id);
  }

  @Test
  void stepsAreShownAsTheyComeAndTheEndWithItsFix() throws Exception {
    long id = start(NONE);
    List<Diagnosis> told = Unasked.told(SHOP, new Case(WEB, NONE, 80));
    tell(id, told.getFirst());
    int first = call(() -> steps().getChildren().size());
    Node kept = call(() -> steps().getChildren().getFirst());
    tell(id, told.get(2));
    assertThat(call(() -> steps().getChildren().size())).isGreaterThan(first);
    tell(id, told.getLast());
    assertThat(call(() -> steps().getChildren().size())).isEqualTo(told.getLast().steps().size());
    assertThat(kept).isNotNull();
    assertThat(text(".conclusion-sentence")).isEqualTo("There is no service shop/none.");
    assertThat(call(() -> ((TextArea) page.node().lookup("#fix")).getText()))
        .startsWith("kubectl --context");
    assertThat(call(() -> shown("Cancel"))).isFalse();
    assertThat(call(() -> steps().getChildren().getFirst().getAccessibleText()))
        .startsWith("Caller, ");
  }

  @Test
  void theArrowsGoThroughTheListAndAnotherIsShown() throws Exception {
    long first = start(NONE);
    tell(first, Unasked.told(SHOP, new Case(WEB, NONE, 80)).getLast());
    long second = start(DB);
    assertThat(bench.now().wire().diagnoses().shown()).isEqualTo(second);
    ListView<?> list = (ListView<?>) page.node().lookup(".runs");
    press(list, KeyCode.DOWN);
    render();
    assertThat(bench.now().wire().diagnoses().shown()).isEqualTo(first);
    assertThat(text(".run-headline")).isEqualTo("shop/web-0 → shop/none:80");
  }

  @Test
  void aProtectedContextIsNamedByTheKeyboardFirst() throws Exception {
    bench.send(
        new Intent.Prefer(
            Workbench.context("prod").id(), ContextPreference.PLAIN.withGuarded(true)));
    send(new DiagnosisStep.Start(new Case(WEB, DB, 80)));
    TextField name = (TextField) page.node().lookup("#diagnosis-confirm");
    assertThat(call(() -> name.getParent().isVisible())).isTrue();
    run(() -> name.setText("prodd"));
    press(name, KeyCode.ENTER);
    render();
    assertThat(tasks()).isEmpty();
    run(() -> name.setText("prod"));
    press(name, KeyCode.ENTER);
    render();
    assertThat(tasks()).hasSize(1);
    assertThat(call(() -> name.getParent().isVisible())).isFalse();
  }

  private long start(Target to) throws Exception {
    send(new DiagnosisStep.Start(new Case(WEB, to, 80)));
    return bench.now().wire().diagnoses().shown();
  }

  private void tell(long id, Diagnosis diagnosis) throws Exception {
    send(new DiagnosisStep.Told(id, diagnosis));
  }

  private void send(DiagnosisStep step) throws Exception {
    bench.send(new Intent.OnDiagnosis(step));
    render();
  }

  private void render() throws Exception {
    run(
        () -> {
          page.render(bench.now());
          page.node().applyCss();
        });
  }

  private List<DiagnosisTask> tasks() {
    return bench.effects(Effect.OfDiagnosis.class).stream().map(Effect.OfDiagnosis::task).toList();
  }

  private Pane steps() {
    return (Pane) page.node().lookup("#steps");
  }

  private Button button(String id) {
    return (Button) page.node().lookup("#" + id);
  }

  private Button named(String text) {
    return page.node().lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(b -> b.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private boolean shown(String text) {
    return named(text).isVisible();
  }

  private String text(String selector) throws Exception {
    return call(() -> ((Label) page.node().lookup(selector)).getText());
  }

  private static void press(Node node, KeyCode key) throws Exception {
    run(() -> Keys.strike(node, key));
  }
}
