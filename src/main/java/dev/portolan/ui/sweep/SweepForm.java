package dev.portolan.ui.sweep;

import dev.portolan.model.ObjectRef;
import dev.portolan.sweep.Choice.Budget;
import dev.portolan.sweep.Plan;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.FileSort;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.SweepStep;
import dev.portolan.workspace.Sweeps;
import dev.portolan.workspace.Sweeps.Among;
import dev.portolan.workspace.Sweeps.Form;
import dev.portolan.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What the next sweep is to be, what it costs, and its start.
final class SweepForm {
  private static final List<Budget> BUDGETS =
      List.of(
          new Budget(200, Duration.ofMinutes(2), 8),
          Budget.USUAL,
          new Budget(Budget.MOST_CHECKS, Duration.ofHours(1), 32));

  private final Store store;
  private final FileDialogs files;
  private final ComboBox<Among> among = new ComboBox<>();
  private final Button sources = new Button("", Glyphs.of(Feather.LOG_OUT));
  private final Button targets = new Button("", Glyphs.of(Feather.TARGET));
  private final CheckBox everyPod = new CheckBox("Every pod");
  private final ComboBox<Budget> budget = new ComboBox<>();
  private final Label cost = new Label();
  private final Tooltip notes = new Tooltip();
  private final TextField name = new TextField();
  private final ReadOnlyBooleanWrapper free = new ReadOnlyBooleanWrapper();
  private final Button start = new Button("Start", Glyphs.of(Feather.PLAY));
  private final HBox root;
  private boolean showing;

  SweepForm(Store store, FileDialogs files) {
    this.store = store;
    this.files = files;
    among.setId("sweep-among");
    among.setAccessibleText("Which pairs");
    for (Region fixed : List.of(among, sources, targets, budget)) {
      fixed.setMinWidth(Region.USE_PREF_SIZE); // what it costs gives way
    }
    among.setConverter(new Words<>(Among::title));
    among.setOnAction(e -> shape(form().with(among.getValue())));
    sources.setId("sweep-sources");
    sources.setTooltip(new Tooltip("Takes what is selected on the map for the sources"));
    sources.setOnAction(e -> pick(true));
    targets.setId("sweep-targets");
    targets.setTooltip(new Tooltip("Takes what is selected on the map for the targets"));
    targets.setOnAction(e -> pick(false));
    everyPod.setTooltip(
        new Tooltip("Ask from each pod of a workload, and not from one that stands for them"));
    everyPod.setMinWidth(Region.USE_PREF_SIZE);
    everyPod.setOnAction(e -> shape(form().withEveryPod(everyPod.isSelected())));
    budget.getItems().setAll(BUDGETS);
    budget.setConverter(new Words<>(SweepForm::words));
    budget.setAccessibleText("Budget: the most checks, and how long");
    budget.setTooltip(new Tooltip("At most so many checks, and nothing is started after so long"));
    budget.setOnAction(e -> shape(form().with(budget.getValue())));
    cost.setId("sweep-cost");
    cost.setMinWidth(0);
    cost.getStyleClass().add("sweep-cost");
    name.setId("sweep-name");
    name.setPrefWidth(170);
    name.setMinWidth(150);
    name.setAccessibleText("The context's name, since it is protected");
    name.textProperty().addListener((o, was, is) -> render(store.now()));
    name.setOnAction(e -> start());
    start.setId("sweep-start");
    start.getStyleClass().add("accent");
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.setOnAction(e -> start());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button open = IconButton.of(Feather.FOLDER, "Open a check set", this::open);
    open.setId("sweep-open");
    root = new HBox(among, sources, targets, everyPod, budget, cost, gap, name, open, start);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("sweep-form");
  }

  Node node() {
    return root;
  }

  /// What is typed of a protected context's name. It is good for one start.
  String take() {
    String typed = name.getText();
    name.clear();
    return typed;
  }

  /// Whether something may be started now: the user may run it, and has named the context where
  /// that is protected.
  ReadOnlyBooleanProperty free() {
    return free.getReadOnlyProperty();
  }

  void render(Workspace w) {
    showing = true;
    Sweeps sweeps = w.wire().sweeps();
    Form form = sweeps.form();
    List<Among> choices =
        form.among() == Among.CHECKS
            ? List.of(Among.values())
            : List.of(Among.WIRED, Among.SHOWN, Among.PICKED);
    if (!among.getItems().equals(choices)) {
      among.getItems().setAll(choices);
    }
    among.setValue(form.among());
    boolean picked = form.among() == Among.PICKED;
    sources.setText("From " + named(form.sources()));
    targets.setText("To " + named(form.targets()));
    present(sources, picked);
    present(targets, picked);
    present(everyPod, form.among() != Among.CHECKS);
    everyPod.setSelected(form.everyPod());
    budget.setValue(form.budget());
    boolean guarded = w.preference().guarded();
    present(name, guarded);
    String context = w.open() == null ? "" : w.open().context().name();
    name.setPromptText("Type " + context);
    cost(sweeps, w);
    Plan plan = sweeps.plan();
    boolean named = !guarded || name.getText().strip().equals(context);
    boolean barred = !Barred.of(w, plan).isEmpty();
    free.set(named && !barred);
    start.setDisable(plan == null || plan.pairs().isEmpty() || sweeps.going() || !free.get());
    showing = false;
  }

  private void cost(Sweeps sweeps, Workspace w) {
    Plan plan = sweeps.plan();
    String file = sweeps.form().among() == Among.CHECKS ? sweeps.form().file() + ": " : "";
    if (plan == null) {
      boolean ready = w.predictions().current() != null;
      cost.setText(ready ? "Being worked out" : "Waiting for the cluster");
    } else if (plan.pairs().isEmpty()) {
      cost.setText(plan.notes().isEmpty() ? "Nothing to ask" : plan.notes().getFirst());
    } else {
      String barred = Barred.of(w, plan);
      cost.setText(barred.isEmpty() ? file + SweepWords.of(plan.estimate()) : barred);
    }
    List<String> said = plan == null ? List.of() : plan.notes();
    String more = String.join("\n", said);
    notes.setText(cost.getText() + (more.isEmpty() ? "" : "\n" + more));
    cost.setTooltip(notes);
    cost.setGraphic(said.isEmpty() ? null : Glyphs.of(Feather.INFO));
  }

  private static String named(Set<ObjectRef> refs) {
    return switch (refs.size()) {
      case 0 -> "selection";
      case 1 -> refs.iterator().next().name();
      default -> refs.size() + " things";
    };
  }

  private void pick(boolean from) {
    Set<ObjectRef> selected = Set.copyOf(store.now().map().selected());
    if (selected.isEmpty()) {
      store.dispatch(
          new Intent.Tell(
              Workspace.Level.INFO, "Select pods, workloads, services or namespaces first."));
    } else {
      send(new SweepStep.Pick(selected, from));
    }
  }

  private void open() {
    files.open(FileSort.CHECK_SET).ifPresent(file -> send(new SweepStep.Open(file)));
  }

  private Form form() {
    return store.now().wire().sweeps().form();
  }

  private void shape(Form form) {
    if (!showing && !form.equals(form())) {
      send(new SweepStep.Shape(form));
    }
  }

  private void start() {
    if (!start.isDisabled()) {
      send(new SweepStep.Start(take()));
    }
  }

  private void send(SweepStep step) {
    store.dispatch(new Intent.OnSweep(step));
  }

  private static String words(Budget budget) {
    return String.format(
        Locale.ROOT,
        "≤ %,d, %s",
        budget.checks(),
        budget.time().toMinutes() >= 60 ? "1 h" : budget.time().toMinutes() + " min");
  }

  static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }

  /// A choice as text.
  private static final class Words<T> extends StringConverter<T> {
    private final Function<T, String> words;

    Words(Function<T, String> words) {
      this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
      return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String text) {
      throw new UnsupportedOperationException("the choice is not typed");
    }
  }
}
