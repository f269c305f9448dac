package dev.portolan.ui.checks;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target.ServiceTarget;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Checks.Line;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The checks panel on a headless screen, answered by hand.
final class ChecksPanelTest {
  private static final ObjectRef DB = ObjectRef.service("shop", "db");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Workbench bench = new Workbench().open(ClusterFixture.shop());
  private ChecksPanel panel;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    HeadlessFx.start();
    panel = call(() -> new ChecksPanel(bench.store, InstantSource.fixed(START.plusSeconds(3))));
    stage = call(Stage::new);
    Parent root = call(() -> new StackPane(panel.node()));
    run(
        () -> {
          stage.setScene(new Scene(root, 1060, 400));
          stage.show();
        });
  }

  @AfterEach
  void close() throws Exception {
    run(stage::close);
  }

  @Test
  void enterTakesTheMarkedTargetAndCtrlEnterReaches() throws Exception {
    send(new Intent.CheckFrom(new ContainerRef("shop", "web-0", "main")));
    run(
        () -> {
          TextField target = field("Target");
          target.requestFocus();
          target.setText("db.shop.svc");
          press(target, KeyCode.ENTER, false);
        });
    assertThat(bench.now().checks().form().to()).isEqualTo(new ServiceTarget(DB));

    render();
    run(() -> press(field("Target"), KeyCode.ENTER, true));

    assertThat(bench.now().checks().runs())
        .singleElement()
        .satisfies(r -> assertThat(r.kind()).isEqualTo(CheckKind.REACH));
  }

  @Test
  void aButtonThatCannotStartIsDisabledAndPingOfAClusterIpSaysConnect() throws Exception {
    assertThat(call(() -> button(".start-reach").isDisabled())).isTrue();

    send(
        new Intent.CheckFrom(new ContainerRef("shop", "web-0", "main")),
        new Intent.CheckTo(new ServiceTarget(DB)));

    assertThat(call(() -> button(".start-reach").isDisabled())).isFalse();
    assertThat(call(() -> button(".start-ping").getText())).isEqualTo("Ping (connect)");
    assertThat(call(() -> button(".start-ping").getAccessibleHelp())).contains("NAT");
  }

  @Test
  void whatIsSetInTheOptionsStaysForTheNextCheck() throws Exception {
    send(
        new Intent.CheckFrom(new ContainerRef("shop", "web-0", "main")),
        new Intent.CheckTo(new ServiceTarget(DB)));
    run(() -> button("#check-options").fire());
    run(() -> ((ToggleButton) popup("options-http")).fire());
    run(
        () -> {
          ((TextField) popup("http-path")).setText("no slash");
          ((Button) popup("option-ask")).fire();
        });
    assertThat(bench.now().checks().runs()).isEmpty();
    run(
        () -> {
          ((TextField) popup("http-path")).setText("/health");
          ((Button) popup("option-ask")).fire();
        });
    Question.Http asked = new Question.Http(false, 0, "GET", "/health", List.of(), false);
    assertThat(bench.now().checks().runs().getFirst().request().question()).isEqualTo(asked);
    assertThat(bench.effects).contains(new Effect.SaveQuestion(asked));
    assertThat(bench.now().contexts().preferences().question(CheckKind.HTTP)).isEqualTo(asked);
  }

  private static Node popup(String id) {
    return Window.getWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .map(w -> w.getScene().lookup("#" + id))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRunningCheckCountsItsTimeAndKeepsItsPlaceInTheList() throws Exception {
    send(
        new Intent.CheckFrom(new ContainerRef("shop", "web-0", "main")),
        new Intent.CheckTo(new ServiceTarget(DB)),
        new Intent.StartCheck(CheckKind.PING, Duration.ofSeconds(30)));
    long id = bench.now().checks().shown();
    send(new Intent.CheckStarted(id, START));
    Object item = call(() -> runs().getItems().getFirst());

    send(new Intent.CheckPrinted(id, new Line(Line.Type.OUTPUT, "64 bytes")));

    assertThat(call(() -> runs().getItems().getFirst())).isSameAs(item);
    assertThat(call(() -> ((Label) panel.node().lookup(".run-time")).getText()))
        .isEqualTo("3.0 s of 30 s");
  }

  private void send(Intent... intents) throws Exception {
    bench.send(intents);
    render();
  }

  private void render() throws Exception {
    run(() -> panel.render(bench.now()));
  }

  private ListView<?> runs() {
    return (ListView<?>) panel.node().lookup(".runs");
  }

  private Button button(String selector) {
    return (Button) panel.node().lookup(selector);
  }

  private TextField field(String spoken) {
    return panel.node().lookupAll(".suggest-field").stream()
        .map(TextField.class::cast)
        .filter(f -> spoken.equals(f.getAccessibleText()))
        .findFirst()
        .orElseThrow();
  }

  private static void press(TextField field, KeyCode code, boolean ctrl) {
    Event.fireEvent(
        field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, ctrl, false, false));
  }
}
