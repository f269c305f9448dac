package dev.portolan.ui.sweep;

import dev.portolan.sweep.Standing;
import dev.portolan.sweep.Unasked;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.FileSort;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.SweepStep;
import dev.portolan.workspace.Sweeps;
import dev.portolan.workspace.Sweeps.Run;
import dev.portolan.workspace.Sweeps.State;
import dev.portolan.workspace.Workspace;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// How far the sweep is, what came out in numbers, and what can be done with it.
final class SweepBar {
  private final Store store;
  private final FileDialogs files;
  private final ProgressBar progress = new ProgressBar(0);
  private final Label far = new Label();
  private final Map<Standing, Label> counts = new EnumMap<>(Standing.class);
  private final Map<Standing, Integer> numbers = new EnumMap<>(Standing.class);
  private List<Unasked> unasked = List.of();
  private final Button hold = new Button();
  private final Button cancel = new Button("Cancel", Glyphs.of(Feather.X));
  private final Button goOn = new Button("Ask the rest", Glyphs.of(Feather.PLAY));
  private final ToggleButton differing =
      new ToggleButton("Differences only", Glyphs.of(Feather.FILTER));
  private final Button save = new Button("Save…", Glyphs.of(Feather.SAVE));
  private final HBox root = new HBox();

  /// @param form lets the rest be asked
  /// @param filtered called when the filter changes
  SweepBar(Store store, FileDialogs files, SweepForm form, Runnable filtered) {
    this.store = store;
    this.files = files;
    progress.setId("sweep-progress");
    progress.getStyleClass().add("run-progress");
    progress.setPrefWidth(160);
    progress.setMinWidth(60);
    far.setId("sweep-far");
    far.setMinWidth(Region.USE_PREF_SIZE);
    hold.setId("sweep-hold");
    cancel.setId("sweep-cancel");
    goOn.setId("sweep-rest");
    differing.setId("sweep-differing");
    save.setId("sweep-save");
    hold.setOnAction(e -> send(new SweepStep.Hold(state() != State.HELD)));
    cancel.setOnAction(e -> send(new SweepStep.Cancel()));
    cancel.setTooltip(new Tooltip("Ends it, the commands in the containers too"));
    goOn.disableProperty().bind(form.free().not());
    goOn.setOnAction(e -> send(new SweepStep.GoOn(form.take())));
    differing.setOnAction(e -> filtered.run());
    save.setOnAction(e -> save());
    save.setTooltip(new Tooltip("Save as a check set: a YAML that portolan verify runs as a test"));
    for (Button button : new Button[] {hold, cancel, goOn, save}) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    differing.setMinWidth(Region.USE_PREF_SIZE);
    root.getChildren().addAll(progress, far);
    for (Standing standing : Standing.values()) {
      Label chip = Marks.chip(SweepWords.tone(standing), "");
      chip.setId("sweep-count-" + standing.name().toLowerCase(Locale.ROOT));
      chip.setMinWidth(Region.USE_PREF_SIZE);
      counts.put(standing, chip);
      root.getChildren().add(chip);
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    // What ends a sweep stays where it is while the others come and go beside it.
    root.getChildren().addAll(gap, save, differing, goOn, hold, cancel);
    root.widthProperty().addListener(w -> count());
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("sweep-bar");
  }

  Node node() {
    return root;
  }

  boolean differencesOnly() {
    return differing.isSelected();
  }

  void render(Workspace w) {
    Sweeps sweeps = w.wire().sweeps();
    Run run = sweeps.run();
    boolean going = sweeps.going();
    SweepForm.present(root, run != null);
    SweepForm.present(progress, going);
    SweepForm.present(hold, going);
    SweepForm.present(cancel, going);
    SweepForm.present(goOn, run != null && !going && run.left() > 0);
    SweepForm.present(differing, run != null);
    SweepForm.present(save, run != null && !run.results().isEmpty());
    boolean held = run != null && run.state() == State.HELD;
    hold.setText(held ? "Resume" : "Pause");
    hold.setGraphic(Glyphs.of(held ? Feather.PLAY : Feather.PAUSE));
    far.setText(run == null ? "" : SweepWords.of(run));
    if (run != null) {
      int total = Math.max(1, run.plan().pairs().size());
      progress.setProgress((double) run.results().size() / total);
    }
    numbers.clear();
    if (run != null) {
      run.results().forEach(r -> numbers.merge(r.standing(), 1, Integer::sum));
    }
    unasked = run == null ? List.of() : Unasked.of(run.results());
    count();
  }

  /// The counts with their words; where there is no room for these the figures alone, but for what
  /// differs.
  private void count() {
    counts.keySet().forEach(standing -> count(standing, true));
    root.applyCss();
    if (root.getWidth() > 0 && root.prefWidth(-1) > root.getWidth()) {
      counts.keySet().forEach(standing -> count(standing, standing.differs()));
    }
  }

  private void count(Standing standing, boolean words) {
    int number = numbers.getOrDefault(standing, 0);
    Label chip = Objects.requireNonNull(counts.get(standing));
    SweepForm.present(chip, number > 0);
    String figure = String.format(Locale.ROOT, "%,d", number);
    String full = figure + " " + standing.text();
    Marks.show(chip, SweepWords.tone(standing), words ? full : figure);
    String why = standing == Standing.UNKNOWN ? why() : "";
    chip.setTooltip(words && why.isEmpty() ? null : new Tooltip(full + why));
    if (!words || !why.isEmpty()) {
      chip.setAccessibleText(full + why);
    }
  }

  private String why() {
    return unasked.stream().map(u -> "\n" + u.line()).collect(Collectors.joining());
  }

  private State state() {
    Run run = store.now().wire().sweeps().run();
    return run == null ? State.ENDED : run.state();
  }

  private void save() {
    files.save(FileSort.CHECK_SET, "checks").ifPresent(file -> send(new SweepStep.Save(file)));
  }

  private void send(SweepStep step) {
    store.dispatch(new Intent.OnSweep(step));
  }
}
