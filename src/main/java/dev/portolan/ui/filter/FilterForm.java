package dev.portolan.ui.filter;

import dev.portolan.model.Kind;
import dev.portolan.model.LabelCompletion;
import dev.portolan.model.LabelQueryParser;
import dev.portolan.model.LabelQueryParser.Problem;
import dev.portolan.topology.Condition;
import dev.portolan.topology.Filter;
import dev.portolan.ui.Popovers;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The form that says what is on the map: what is ticked counts at once, what is typed with Enter
/// or when its field is left.
public final class FilterForm {
  /// The kinds that stand on the map, and whose labels are offered.
  static final List<Kind> KINDS =
      Arrays.stream(Kind.values())
          .filter(
              k ->
                  k.namespaced()
                      && !k.isPolicy()
                      && k != Kind.ENDPOINT_SLICE
                      && k != Kind.REFERENCE_GRANT)
          .toList();

  private static final double WIDTH = 400;

  private final Store store;
  private final Button button = new Button("Filter", new FontIcon(Feather.SLIDERS));
  private final PopOver popOver;
  private final CheckBox problems = new CheckBox("Problems only, with what belongs to each");
  private final Map<Condition, CheckBox> health = new EnumMap<>(Condition.class);
  private final Map<Kind, CheckBox> kinds = new EnumMap<>(Kind.class);
  private final CompletionField labels =
      new CompletionField("filter-labels", l -> words().label(l), this::typedLabels);
  private final CompletionField names =
      new CompletionField("filter-names", l -> new LabelCompletion(0, List.of()), this::typedNames);
  private final CompletionField nodes =
      new CompletionField("filter-nodes", l -> words().node(l), this::typedNodes);
  private final Label problem = new Label();
  private Vocabulary vocabulary = Vocabulary.NONE;
  private long generation = -1;

  public FilterForm(Store store) {
    this.store = store;
    button.setId("filter");
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(e -> toggle());
    problems.setId("filter-problems");
    problems.setOnAction(e -> change(filter().withProblems(problems.isSelected())));
    for (Condition condition : Condition.values()) {
      health.put(condition, tick("filter-", condition, Chips.health(condition), this::ticked));
    }
    for (Kind kind : KINDS) {
      kinds.put(kind, tick("filter-", kind, kind.title(), this::ticked));
    }
    problem.setId("filter-problem");
    problem.getStyleClass().add("problems");
    problem.setWrapText(true);
    problem.setMaxWidth(WIDTH);
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    popOver = Popovers.of(content());
    popOver.setOnHidden(e -> problem.setText(""));
  }

  private static CheckBox tick(String id, Enum<?> value, String words, Runnable ticked) {
    CheckBox box = new CheckBox(words);
    box.setId(id + value.name());
    box.setOnAction(e -> ticked.run());
    return box;
  }

  /// The button that opens it.
  public Button node() {
    return button;
  }

  /// Only the kinds that there are, and those that are ticked.
  private void offerKinds() {
    Workspace.OpenContext open = store.now().open();
    kinds.forEach(
        (kind, box) -> {
          boolean there = open != null && !open.snapshot().shelf(kind).isEmpty();
          box.setVisible(there || box.isSelected());
          box.setManaged(box.isVisible());
        });
  }

  public void toggle() {
    if (popOver.isShowing()) {
      popOver.hide();
    } else if (!button.isDisabled()) {
      open();
    }
  }

  /// Opens it at the field for labels.
  public void open() {
    if (!popOver.isShowing()) {
      render(store.now());
      offerKinds();
      Popovers.drop(popOver, button);
    }
    labels.node().requestFocus();
  }

  public void render(Workspace workspace) {
    Filter filter = workspace.map().view().filter();
    button.setDisable(workspace.open() == null || workspace.open().closed());
    button.setText(filter.ofNamespaces() ? "Filter" : "Filtered");
    problems.setSelected(filter.problems());
    health.forEach((c, box) -> box.setSelected(filter.health().contains(c)));
    kinds.forEach((k, box) -> box.setSelected(filter.kinds().contains(k)));
    if (problem.getText().isEmpty()) {
      labels.show(filter.labels().toString());
    }
    names.show(String.join(", ", filter.names()));
    nodes.show(String.join(", ", filter.nodes()));
  }

  /// Read from the cluster when it is needed, once a snapshot.
  private Vocabulary words() {
    Workspace.OpenContext open = store.now().open();
    if (open != null && open.snapshot().generation() != generation) {
      generation = open.snapshot().generation();
      vocabulary = Vocabulary.of(open.snapshot());
    }
    return vocabulary;
  }

  private VBox content() {
    TilePane conditions = flow(health.values());
    TilePane kindBoxes = flow(kinds.values());
    VBox all =
        new VBox(
            6,
            problems,
            title("Labels", "As for kubectl -l: app=web, tier in (a,b), !canary"),
            dress(labels.node(), "app=web,tier in (front,back)", "Label selector"),
            problem,
            title("Name", "* stands for any text, ? for one character"),
            dress(names.node(), "web-*, *-api", "Patterns of names"),
            title("Node", "Only pods run on nodes; * and ? as above"),
            dress(nodes.node(), "node-1, worker-*", "Names of nodes"),
            title("Health", "None ticked means any"),
            conditions,
            title("Kind", "None ticked means all; a workload brings its pods"),
            kindBoxes);
    all.getStyleClass().add("filter-form");
    all.setPrefWidth(WIDTH);
    return all;
  }

  /// Ticks in columns of one width.
  private static TilePane flow(java.util.Collection<CheckBox> boxes) {
    TilePane flow = new TilePane(8, 6);
    flow.setTileAlignment(Pos.CENTER_LEFT);
    flow.getChildren().addAll(boxes);
    flow.setPrefColumns(3);
    return flow;
  }

  private static Node title(String title, String hint) {
    Label name = new Label(title);
    name.getStyleClass().add("strong");
    Label more = new Label(hint);
    more.getStyleClass().add("muted");
    more.setMinWidth(Region.USE_PREF_SIZE);
    FlowPane line = new FlowPane(8, 0, name, more);
    line.getStyleClass().add("filter-title");
    return line;
  }

  private static Node dress(TextField field, String prompt, String spoken) {
    field.setPromptText(prompt);
    field.setAccessibleText(spoken);
    return field;
  }

  private Filter filter() {
    return store.now().map().view().filter();
  }

  private void change(Filter filter) {
    if (!filter.equals(filter())) {
      FilterBar.show(store, filter);
    }
  }

  private void ticked() {
    Set<Condition> conditions = EnumSet.noneOf(Condition.class);
    health.forEach((c, box) -> add(conditions::add, c, box));
    Set<Kind> chosen = EnumSet.noneOf(Kind.class);
    kinds.forEach((k, box) -> add(chosen::add, k, box));
    change(filter().withHealth(conditions).withKinds(chosen));
  }

  private static <T> void add(Consumer<T> set, T value, CheckBox box) {
    if (box.isSelected()) {
      set.accept(value);
    }
  }

  /// A line that is no selector changes nothing: what is wrong is said, and the line stays.
  private void typedLabels(String line) {
    LabelQueryParser.Reading read = LabelQueryParser.read(line);
    Problem wrong = read.problem();
    problem.setText(wrong == null ? "" : "Place " + (wrong.at() + 1) + ": " + wrong.text());
    if (read.query() != null) {
      change(filter().withLabels(read.query()));
    }
  }

  /// A name without a star or a question mark is meant to occur anywhere in a name.
  private void typedNames(String line) {
    change(
        filter()
            .withNames(
                words(line).stream()
                    .map(w -> w.contains("*") || w.contains("?") ? w : "*" + w + "*")
                    .collect(Collectors.toSet())));
  }

  private void typedNodes(String line) {
    change(filter().withNodes(words(line)));
  }

  private static Set<String> words(String line) {
    return Arrays.stream(line.split("[,\\s]+"))
        .filter(w -> !w.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
