package dev.portolan.ui.sweep;

import dev.portolan.sweep.Result;
import dev.portolan.ui.drawer.DrawerPage;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.SweepStep;
import dev.portolan.workspace.Sweeps;
import dev.portolan.workspace.Sweeps.Among;
import dev.portolan.workspace.Sweeps.Run;
import dev.portolan.workspace.Workspace;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page of sweeps under the map.
public final class SweepPage implements DrawerPage {
  private final Store store;
  private final SweepForm form;
  private final SweepBar bar;
  private final SweepTable table;
  private final SweepDetail detail;
  private final SplitPane split;
  private final VBox root;
  private @Nullable Sweeps shown;
  private Set<String> namespaces = Set.of();
  private long epoch = -1;
  private boolean planned;

  public SweepPage(Store store, FileDialogs files) {
    this.store = store;
    form = new SweepForm(store, files);
    bar = new SweepBar(store, files, form, () -> results(store.now().wire().sweeps()));
    table = new SweepTable(id -> store.dispatch(new Intent.OnSweep(new SweepStep.Choose(id))));
    detail = new SweepDetail(store);
    split = new SplitPane(table.node());
    VBox.setVgrow(split, Priority.ALWAYS);
    root = new VBox(form.node(), bar.node(), split);
    root.getStyleClass().addAll("checks", "sweep");
    Sheet.add(root, "checks");
    Sheet.add(root, "sweep");
  }

  @Override
  public Node node() {
    return root;
  }

  /// What the tab tells, whether the page is in front or not.
  public static String badge(Workspace workspace) {
    Sweeps sweeps = workspace.wire().sweeps();
    Run run = sweeps.run();
    return run == null || !sweeps.going()
        ? ""
        : run.results().size() * 100 / Math.max(1, run.plan().pairs().size()) + " %";
  }

  @Override
  public void render(Workspace workspace) {
    plan(workspace);
    form.render(workspace);
    Sweeps sweeps = workspace.wire().sweeps();
    if (!sweeps.equals(shown)) {
      shown = sweeps;
      bar.render(workspace);
      results(sweeps);
    }
  }

  private void results(Sweeps sweeps) {
    Run run = sweeps.run();
    List<Result> results = run == null ? List.of() : run.results();
    table.show(results, sweeps.going(), bar.differencesOnly(), sweeps.chosen());
    Result chosen =
        results.stream().filter(r -> r.pair().id() == sweeps.chosen()).findFirst().orElse(null);
    detail.show(chosen);
    boolean beside = split.getItems().contains(detail.node());
    if (chosen != null && !beside) {
      split.getItems().add(detail.node());
      split.setDividerPositions(0.7);
    } else if (chosen == null && beside) {
      split.getItems().remove(detail.node());
    }
  }

  /// What it would ask is worked out when the page is first looked at, and again when another
  /// cluster or other namespaces are shown than it was made for.
  private void plan(Workspace workspace) {
    boolean ready = workspace.predictions().current() != null;
    long now = workspace.open() == null ? -1 : workspace.open().epoch();
    planned &= now == epoch;
    epoch = now;
    Sweeps sweeps = workspace.wire().sweeps();
    boolean other =
        sweeps.form().among() != Among.PICKED
            && sweeps.form().among() != Among.CHECKS
            && !workspace.map().namespaces().equals(namespaces);
    boolean first = sweeps.plan() == null && !planned;
    planned = ready && (planned || sweeps.plan() != null);
    if (ready && (first || other)) {
      planned = true;
      namespaces = workspace.map().namespaces();
      store.dispatch(new Intent.OnSweep(new SweepStep.Renew()));
    }
  }
}
