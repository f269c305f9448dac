package dev.portolan.ui.inspector;

import dev.portolan.model.ObjectRef;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.CopyButton;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.RulePlace;
import dev.portolan.workspace.Workspace.Yaml;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The object's YAML, fetched when the tab is opened: numbered lines, a search, a button to copy.
final class YamlView {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final Consumer<Intent> dispatch;
  private final TextField search = new TextField();
  private final Label count = new Label();
  private final ListView<String> lines = new ListView<>();
  private final HBox bar;
  private final VBox problem = new VBox();
  private final Label problemText = new Label();
  private final Node waiting = waiting();
  private final VBox root;
  private boolean open;
  private @Nullable ObjectRef ref;
  private @Nullable ObjectRef asked;
  private @Nullable Yaml shown;
  private YamlText text = new YamlText(List.of());
  private List<Integer> hits = List.of();
  private int hit;
  private @Nullable RulePlace place;
  private @Nullable RuleLines marked;

  YamlView(Consumer<Intent> dispatch) {
    this.dispatch = dispatch;
    search.setPromptText("Find in YAML");
    search.setAccessibleText("Find in YAML");
    search.textProperty().addListener((p, was, is) -> find());
    search.setOnAction(event -> next(1));
    HBox.setHgrow(search, Priority.ALWAYS);
    count.getStyleClass().add("yaml-count");
    count.setMinWidth(Label.USE_PREF_SIZE);
    search.setMinWidth(60);
    bar =
        new HBox(
            search,
            count,
            button("Previous match", Feather.CHEVRON_UP, () -> next(-1)),
            button("Next match", Feather.CHEVRON_DOWN, () -> next(1)),
            button("Read again", Feather.REFRESH_CW, this::fetch),
            new CopyButton("Copy YAML", () -> shown == null ? "" : shown.text()).node());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("yaml-bar");
    lines.getStyleClass().add("yaml");
    lines.setAccessibleText("YAML of the selected object");
    lines.setFixedCellSize(19);
    lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    lines.setCellFactory(view -> new YamlCell(search::getText, this::marked));
    problemText.setWrapText(true);
    Button retry = new Button("Try again", Glyphs.of(Feather.REFRESH_CW));
    retry.setOnAction(event -> fetch());
    problem
        .getChildren()
        .addAll(new HBox(8, Glyphs.of(Feather.ALERT_TRIANGLE), problemText), retry);
    problem.getStyleClass().addAll("yaml-problem", "tone-warn");
    StackPane body = new StackPane(lines, problem, waiting);
    VBox.setVgrow(body, Priority.ALWAYS);
    root = new VBox(bar, body);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    reveal(waiting);
  }

  Node node() {
    return root;
  }

  /// The tab was opened or left.
  void setOpen(boolean isOpen) {
    open = isOpen;
    fetchOnce();
  }

  /// @param inspected the object to show, or null for none or several
  void show(@Nullable ObjectRef inspected, @Nullable Yaml yaml) {
    ref = inspected;
    if (inspected == null || yaml == null || !yaml.ref().equals(inspected)) {
      shown = null;
      if (yaml == null || !yaml.ref().equals(asked)) {
        asked = null;
      }
      reveal(waiting);
      fetchOnce();
    } else if (!yaml.equals(shown)) {
      shown = yaml;
      asked = inspected;
      show(yaml);
    }
  }

  private void show(Yaml yaml) {
    if (!yaml.problem().isEmpty()) {
      problemText.setText(yaml.problem());
      reveal(problem);
    } else if (yaml.text().isEmpty()) {
      reveal(waiting);
    } else {
      text = YamlText.of(yaml.text());
      lines.getItems().setAll(text.lines());
      find();
      mark();
      reveal(lines);
    }
  }

  /// Marks the lines of a rule, as soon as there are any, and goes there.
  void mark(@Nullable RulePlace wanted) {
    if (!Objects.equals(wanted, place)) {
      place = wanted;
      mark();
    }
  }

  private void mark() {
    marked =
        place == null || !place.policy().equals(ref)
            ? null
            : RuleLines.find(text.lines(), place).orElse(null);
    lines.refresh();
    if (marked != null) {
      lines.scrollTo(Math.max(0, marked.first() - 3));
    }
  }

  private boolean marked(int line) {
    return marked != null && line >= marked.first() && line <= marked.last();
  }

  private void reveal(Node one) {
    lines.setVisible(one.equals(lines));
    problem.setVisible(one.equals(problem));
    waiting.setVisible(one.equals(waiting));
    bar.setDisable(!one.equals(lines));
  }

  private void fetchOnce() {
    if (open && ref != null && shown == null && !ref.equals(asked)) {
      fetch();
    }
  }

  private void fetch() {
    if (ref != null) {
      asked = ref;
      dispatch.accept(new Intent.FetchYaml(ref));
    }
  }

  private void find() {
    hits = text.find(search.getText());
    hit = 0;
    lines.refresh();
    tell();
    if (!hits.isEmpty()) {
      lines.scrollTo(Math.max(0, hits.getFirst() - 3));
    }
  }

  private void next(int step) {
    if (hits.isEmpty()) {
      return;
    }
    hit = Math.floorMod(hit + step, hits.size());
    lines.getSelectionModel().clearAndSelect(hits.get(hit));
    lines.scrollTo(Math.max(0, hits.get(hit) - 3));
    tell();
  }

  private void tell() {
    boolean searching = !search.getText().isEmpty();
    String of = hits.isEmpty() ? "none" : (hit + 1) + " of " + hits.size();
    count.setText(searching ? of : "");
  }

  private void keyPressed(KeyEvent event) {
    if (COPY.match(event) && lines.isFocused()) {
      Actions.copy(
          lines.getSelectionModel().getSelectedItems().stream().collect(Collectors.joining("\n")));
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
      search.clear();
      event.consume();
    }
  }

  private static Node waiting() {
    ProgressIndicator spinner = new ProgressIndicator();
    spinner.getStyleClass().add("small-spinner");
    Label label = new Label("Reading the object from the server …");
    label.getStyleClass().add("empty-hint");
    VBox box = new VBox(10, spinner, label);
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private static Button button(String name, Feather icon, Runnable action) {
    Button button = new Button("", Glyphs.of(icon));
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
    button.setOnAction(event -> action.run());
    return button;
  }
}
