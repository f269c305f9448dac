package dev.portolan.ui.checks;

import dev.portolan.probe.CheckKind;
import dev.portolan.ui.drawer.DrawerPage;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Checks;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The panel under the map: the form to start a check, those that run or ran, and their results.
public final class ChecksPanel implements DrawerPage {
  private static final KeyCombination REACH =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private final Ticker ticker;
  private final FormBar form;
  private final RunList runs;
  private final RunView run;
  private final VBox root;
  private @Nullable Checks shown;

  /// Shows what the store holds; the window calls `render` on the FX thread with each newest
  /// workspace.
  public ChecksPanel(Store store) {
    this(store, InstantSource.system());
  }

  ChecksPanel(Store store, InstantSource clock) {
    ticker = new Ticker(clock);
    RunVerbs verbs = new RunVerbs(store);
    form = new FormBar(store::dispatch);
    runs = new RunList(ticker, verbs);
    run = new RunView(ticker, verbs, store::dispatch);
    SplitPane split = new SplitPane(runs.node(), run.node());
    split.setDividerPositions(0.3);
    SplitPane.setResizableWithParent(runs.node(), false);
    VBox.setVgrow(split, Priority.ALWAYS);
    root = new VBox(form.node(), split);
    root.getStyleClass().add("checks");
    Sheet.add(root, "checks");
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    render(store.now());
  }

  /// What the tab tells, whether the page is in front or not.
  public static String badge(Workspace workspace) {
    long running = workspace.checks().runs().stream().filter(Run::running).count();
    return running == 0 ? "" : Long.toString(running);
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void render(Workspace workspace) {
    form.render(workspace);
    Checks checks = workspace.checks();
    ticker.run(checks.runs().stream().anyMatch(Run::running));
    run.show(workspace.wire().debugs());
    run.show(workspace.wire().diagnoses().agreement(checks.shown()).orElse(null));
    if (!checks.equals(shown)) {
      shown = checks;
      runs.show(checks);
      run.show(checks.shownRun().orElse(null));
    }
  }

  @Override
  public void rest() {
    ticker.run(false);
  }

  private void keyPressed(KeyEvent event) {
    if (REACH.match(event)) {
      form.start().press(CheckKind.REACH);
      event.consume();
    }
  }
}
