package dev.portolan.ui.inspector;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The inspector on a headless screen, its effects answered by hand.
final class InspectorPanelTest {
  private static final ObjectRef WEB = ObjectRef.service("shop", "web");
  private static final ObjectRef POD = ObjectRef.pod("shop", "web-0");

  private final Workbench bench = new Workbench().open(ClusterFixture.shop());
  private InspectorPanel panel;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    HeadlessFx.start();
    panel = call(() -> new InspectorPanel(bench.store));
    stage = call(Stage::new);
    Parent root = call(() -> new StackPane(panel.node()));
    run(
        () -> {
          stage.setScene(new Scene(root, 340, 900));
          stage.show();
        });
  }

  @AfterEach
  void close() throws Exception {
    run(stage::close);
  }

  @Test
  void showsTheSelectionAndFollowsALinkByKeyboard() throws Exception {
    send(new Intent.Select(WEB, false));
    assertThat(call(() -> ((Label) panel.node().lookup(".inspector-title")).getText()))
        .isEqualTo("web");

    run(
        () -> {
          ListView<?> facts = (ListView<?>) panel.node().lookup(".facts");
          int pod = 0;
          while (!facts.getItems().get(pod).toString().contains("link=" + POD)) {
            pod++;
          }
          facts.getSelectionModel().select(pod);
          Event.fireEvent(facts, enter());
        });

    assertThat(bench.now().map().inspected()).isEqualTo(POD);
  }

  @Test
  void aPodBecomesTheSourceByItsButton() throws Exception {
    send(new Intent.Select(POD, false));

    run(
        () ->
            panel.node().lookupAll(".button").stream()
                .filter(
                    b -> b instanceof Button button && "Check from here".equals(button.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());

    assertThat(bench.now().checks().form().from()).hasToString("shop/web-0/main");
  }

  @Test
  void yamlIsAskedForOnceWhenItsTabIsOpened() throws Exception {
    send(new Intent.Select(WEB, false));
    assertThat(bench.effects(Effect.FetchYaml.class)).isEmpty();

    run(() -> ((TabPane) panel.node().lookup(".tab-pane")).getSelectionModel().select(2));
    render();
    render();
    assertThat(bench.effects(Effect.FetchYaml.class)).hasSize(1);

    send(new Intent.YamlArrived(bench.epoch(), WEB, "kind: Service\nname: web\n", ""));
    ListView<?> lines = call(() -> (ListView<?>) panel.node().lookup(".yaml"));
    assertThat(lines.getItems()).hasSize(2);
  }

  private void send(Intent intent) throws Exception {
    bench.send(intent);
    render();
  }

  private void render() throws Exception {
    run(() -> panel.render(bench.now()));
  }

  private static KeyEvent enter() {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false);
  }
}
