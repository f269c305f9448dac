package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Keys;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import dev.portolan.topology.Filter;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.workspace.Intent;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The map and its filter by keyboard alone.
final class HandlingJourneyTest {
  private static final ObjectRef WEB = ObjectRef.service("shop", "web");

  private final Workbench bench = new Workbench();
  @RegisterExtension private final ShownWindow shown = new ShownWindow(bench);

  @BeforeEach
  void open() throws Exception {
    bench.open(ClusterFixture.shop());
    until("the map is there", () -> shown.window().map().camera().viewport().width() > 1);
    until("the filter can be used", () -> !shown.node("filter").isDisabled());
  }

  @Test
  void walksFromThingToThingAndBackThroughThem() throws Exception {
    select(ObjectRef.service("shop", "db"));
    press(KeyCode.RIGHT);
    ObjectRef next = bench.now().map().inspected();
    assertThat(next).isNotEqualTo(ObjectRef.service("shop", "db"));
    press(KeyCode.DOWN);
    assertThat(Objects.requireNonNull(bench.now().map().inspected()).kind().title())
        .isEqualTo("Pod");
    press(KeyCode.LEFT, "alt");
    assertThat(bench.now().map().inspected()).isEqualTo(next);
    press(KeyCode.RIGHT, "alt");
    assertThat(Objects.requireNonNull(bench.now().map().inspected()).kind().title())
        .isEqualTo("Pod");
  }

  @Test
  void opensTheMenuOfWhatIsSelected() throws Exception {
    select(WEB);
    press(KeyCode.F10, "shift");
    until("the menu is there", () -> menu() != null);
    List<String> inMenu = call(this::menuTitles);
    List<String> verbs =
        call(() -> shown.window().map().verbs(WEB).stream().map(Verb::title).toList());
    assertThat(inMenu).containsExactlyElementsOf(verbs).contains("Show only namespace shop");
    run(() -> Objects.requireNonNull(menu()).hide());
  }

  @Test
  void filtersByLabelsAndTakesItBack() throws Exception {
    run(() -> map().requestFocus());
    press(KeyCode.F, "control", "shift");
    until("the form is there", () -> popup("filter-labels") != null);
    TextField labels = (TextField) Objects.requireNonNull(popup("filter-labels"));
    run(
        () -> {
          labels.requestFocus();
          labels.setText("app=web=");
          Keys.press(labels, KeyCode.ENTER);
        });
    Label problem = (Label) Objects.requireNonNull(popup("filter-problem"));
    assertThat(call(problem::getText)).startsWith("Place 8: ");
    assertThat(bench.now().map().view().filter()).isEqualTo(Filter.ALL);
    run(
        () -> {
          labels.setText("app=web,!canary");
          Keys.press(labels, KeyCode.ENTER);
        });
    assertThat(bench.now().map().view().filter().labels()).hasToString("app=web,!canary");
    until("chips show it", () -> chips().size() == 2);
    run(() -> labels.getScene().getWindow().hide());
    run(() -> Keys.press(chips().getFirst(), KeyCode.DELETE));
    assertThat(bench.now().map().view().filter().labels()).hasToString("!canary");
    run(() -> map().requestFocus());
    press(KeyCode.Z, "control");
    assertThat(bench.now().map().view().filter().labels()).hasToString("app=web,!canary");
    press(KeyCode.Z, "control");
    assertThat(bench.now().map().view().filter()).isEqualTo(Filter.ALL);
    press(KeyCode.Z, "control", "shift");
    until("it is filtered again", () -> shown.node("filter-bar").isVisible());
    assertThat(bench.now().map().view().filter().labels()).hasToString("app=web,!canary");
  }

  @Test
  void offersTheLabelsThatOccur() throws Exception {
    press(KeyCode.F, "control", "shift");
    until("the form is there", () -> popup("filter-labels") != null);
    TextField labels = (TextField) Objects.requireNonNull(popup("filter-labels"));
    run(
        () -> {
          labels.requestFocus();
          labels.setText("app=");
          labels.end();
        });
    until("values are offered", () -> popup("filter-labels-offers") != null);
    run(
        () -> {
          Keys.press(labels, KeyCode.DOWN);
          Keys.press(labels, KeyCode.ENTER);
          Keys.press(labels, KeyCode.ENTER);
        });
    assertThat(bench.now().map().view().filter().labels()).hasToString("app=api");
  }

  @Test
  void showsProblemsOnlyByOneKey() throws Exception {
    run(() -> map().requestFocus());
    press(KeyCode.P);
    assertThat(bench.now().map().view().filter()).isEqualTo(Filter.ALL.withProblems(true));
    press(KeyCode.P);
    assertThat(bench.now().map().view().filter()).isEqualTo(Filter.ALL);
  }

  @Test
  void everyVerbHasItsOwnNameAndKeys() throws Exception {
    List<Verb> verbs = call(() -> shown.window().verbs().lasting());
    assertThat(verbs).extracting(Verb::title).doesNotHaveDuplicates();
    assertThat(verbs.stream().flatMap(v -> v.keys().words().stream()).toList())
        .filteredOn(k -> !k.equals("Esc"))
        .doesNotHaveDuplicates();
  }

  private void select(ObjectRef ref) throws Exception {
    bench.send(new Intent.Select(ref, false));
    run(() -> map().requestFocus());
    until("it is on screen", () -> ref.equals(bench.now().map().inspected()));
  }

  private Node map() {
    return shown.node("map");
  }

  private List<Node> chips() {
    return ((Pane) ((Pane) shown.node("filter-bar")).getChildren().get(1)).getChildren();
  }

  private static @Nullable Node popup(String id) {
    return Window.getWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .map(w -> w.getScene().lookup("#" + id))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable ContextMenu menu() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .findFirst()
        .orElse(null);
  }

  private List<String> menuTitles() {
    return Objects.requireNonNull(menu()).getItems().stream()
        .map(i -> Objects.requireNonNullElse(i.getText(), ""))
        .filter(t -> !t.isEmpty())
        .toList();
  }

  private void press(KeyCode code, String... modifiers) throws Exception {
    run(
        () ->
            Keys.press(
                Objects.requireNonNullElse(shown.scene().getFocusOwner(), map()), code, modifiers));
  }
}
