package dev.portolan.ui.shell;

import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Lists;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.NamespaceNames;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Chooses the namespaces that are read from the cluster. Names that the server does not tell can
/// be typed; those typed before are offered again.
final class ScopePage {
  private final Store store;
  private final Runnable done;
  private final Label hint = new Label();
  private final CustomTextField field = new CustomTextField();
  private final Label problem = new Label();
  private final ListView<Row> list = new ListView<>();
  private final Button apply = new Button();
  private final Button widest = new Button("Read all that I may");
  private final VBox root;
  private final SortedSet<String> draft = new TreeSet<>();
  private SortedSet<String> offered = new TreeSet<>();

  /// A namespace that can be chosen.
  private record Row(String name, boolean chosen) {}

  ScopePage(Store store, Runnable done) {
    this.store = store;
    this.done = done;
    hint.setWrapText(true);
    hint.getStyleClass().add("muted");
    hint.setMaxWidth(340);
    field.setId("scope-name");
    field.setPromptText("Type a name, Enter adds it");
    field.setAccessibleText("Name of a namespace to read");
    field.setLeft(Glyphs.of(Feather.PLUS));
    field.textProperty().addListener((o, was, is) -> typed());
    field.setOnAction(e -> enter());
    problem.getStyleClass().add("problems");
    problem.setWrapText(true);
    problem.setMaxWidth(340);
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    list.setId("scope-list");
    list.setAccessibleText("Namespaces to read");
    list.setCellFactory(v -> new Cell());
    list.setPlaceholder(new Label("No namespace is known by name"));
    list.setPrefSize(340, 220);
    apply.setId("scope-apply");
    apply.getStyleClass().add("accent");
    apply.setOnAction(e -> send(draft));
    widest.setId("scope-widest");
    widest.setOnAction(e -> send(Set.of()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    root = new VBox(8, hint, field, problem, list, new HBox(8, widest, gap, apply));
  }

  Node node() {
    return root;
  }

  void focus() {
    field.requestFocus();
  }

  /// Starts from what is read now.
  void begin(Workspace workspace) {
    draft.clear();
    OpenContext open = workspace.open();
    if (open != null) {
      draft.addAll(open.scope().namespaces());
    }
    field.clear();
    problem.setText("");
    render(workspace);
    show();
  }

  void render(Workspace workspace) {
    OpenContext open = workspace.open();
    SortedSet<String> names = new TreeSet<>(workspace.preference().typed());
    if (open != null) {
      names.addAll(open.rights().namespaces());
      open.snapshot().namespaces().forEach(n -> names.add(n.name()));
      names.addAll(open.scope().namespaces());
      names.add(open.context().namespace());
      widest.setDisable(open.scope().widest());
      hint.setText(hint(open));
    }
    if (!names.equals(offered)) {
      offered = names;
      show();
    }
  }

  private static String hint(OpenContext open) {
    if (open.snapshot().coverage(Kind.NAMESPACE) instanceof Coverage.Forbidden
        && open.rights().namespaces().isEmpty()) {
      return "You may not list the namespaces of this cluster. Type the names that you may read;"
          + " they are remembered with this context.";
    }
    return "Only the chosen namespaces are fetched and watched, which is quicker and smaller on a"
        + " large cluster. None chosen means all that you may read.";
  }

  private void typed() {
    problem.setText("");
    show();
  }

  /// Adds the name; with nothing typed, reads what was chosen.
  private void enter() {
    String name = field.getText().strip();
    if (name.isEmpty()) {
      if (!draft.isEmpty()) {
        send(draft);
      }
      return;
    }
    String wrong = NamespaceNames.problem(name);
    if (!wrong.isEmpty()) {
      problem.setText(wrong);
      return;
    }
    draft.add(name);
    field.clear();
    show();
  }

  private void show() {
    String word = field.getText().strip().toLowerCase(Locale.ROOT);
    TreeSet<String> names = new TreeSet<>(offered);
    names.addAll(draft);
    List<Row> rows =
        names.stream()
            .filter(n -> n.contains(word))
            .map(n -> new Row(n, draft.contains(n)))
            .toList();
    Lists.update(list.getItems(), rows);
    apply.setText(
        switch (draft.size()) {
          case 0 -> "Read the chosen ones";
          case 1 -> "Read 1 namespace";
          default -> "Read " + draft.size() + " namespaces";
        });
    apply.setDisable(draft.isEmpty());
  }

  private void choose(String name, boolean chosen) {
    if (chosen) {
      draft.add(name);
    } else {
      draft.remove(name);
    }
    show();
  }

  private void send(Set<String> namespaces) {
    Set<String> chosen = new TreeSet<>(namespaces);
    done.run();
    store.dispatch(new Intent.ReadNamespaces(chosen));
  }

  private final class Cell extends ListCell<Row> {
    private final CheckBox box = new CheckBox();

    Cell() {
      setPrefWidth(0);
      box.setOnAction(e -> choose(getItem().name(), box.isSelected()));
    }

    @Override
    protected void updateItem(@Nullable Row item, boolean empty) {
      super.updateItem(item, empty);
      if (item == null) {
        setGraphic(null);
        return;
      }
      box.setText(item.name());
      box.setSelected(item.chosen());
      setGraphic(box);
    }
  }
}
