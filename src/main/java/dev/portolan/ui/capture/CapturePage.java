package dev.portolan.ui.capture;

import dev.portolan.capture.CaptureRequest;
import dev.portolan.ui.checks.DebugBar;
import dev.portolan.ui.drawer.DrawerPage;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.GuardBar;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.CaptureStep;
import dev.portolan.workspace.Captures;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The page of packet captures: the form to start one, those that run or ran, and their packets.
public final class CapturePage implements DrawerPage {
  private final CaptureForm form;
  private final GuardBar guard;
  private final CaptureList list;
  private final CaptureView view;
  private final DebugBar debug;
  private final Timeline ticks;
  private final VBox root;
  private @Nullable Captures shown;

  public CapturePage(Store store, FileDialogs files) {
    this(store, files, InstantSource.system());
  }

  CapturePage(Store store, FileDialogs files, InstantSource clock) {
    Consumer<CaptureStep> dispatch = step -> store.dispatch(new Intent.OnCapture(step));
    form = new CaptureForm(dispatch);
    guard =
        new GuardBar(
            "Capture",
            "capture-confirm-name",
            typed -> dispatch.accept(new CaptureStep.Confirm(typed)),
            () -> dispatch.accept(new CaptureStep.Forgo()));
    list = new CaptureList(dispatch);
    debug = new DebugBar(store::dispatch);
    view = new CaptureView(dispatch, files, debug, clock);
    ticks = new Timeline(new KeyFrame(Duration.seconds(1), e -> view.tick()));
    ticks.setCycleCount(Animation.INDEFINITE);
    SplitPane split = new SplitPane(list.node(), view.node());
    split.setDividerPositions(0.2);
    SplitPane.setResizableWithParent(list.node(), false);
    VBox.setVgrow(split, Priority.ALWAYS);
    root = new VBox(form.node(), guard.node(), split);
    root.getStyleClass().add("capture");
    Sheet.add(root, "capture");
    render(store.now());
  }

  /// What the tab tells, whether the page is in front or not.
  public static String badge(Workspace workspace) {
    long running = workspace.wire().captures().running();
    return running == 0 ? "" : Long.toString(running);
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void render(Workspace workspace) {
    form.render(workspace);
    guard(workspace);
    debug.show(workspace.wire().debugs());
    Captures captures = workspace.wire().captures();
    tick(captures.running() > 0);
    if (!captures.equals(shown)) {
      shown = captures;
      list.show(captures);
      String context = workspace.open() == null ? "" : workspace.open().context().name();
      view.show(captures.shownOne().orElse(null), context);
    }
  }

  private void guard(Workspace workspace) {
    CaptureRequest asking = workspace.wire().captures().asking();
    if (asking == null || workspace.open() == null) {
      guard.hide();
    } else {
      guard.ask(workspace.open().context().name(), "tcpdump would run in " + asking.where() + ".");
    }
  }

  /// Runs only while a capture does: a still window draws nothing.
  private void tick(boolean running) {
    boolean runs = ticks.getStatus() == Animation.Status.RUNNING;
    if (running && !runs) {
      ticks.play();
    } else if (!running && runs) {
      ticks.stop();
    }
  }

  @Override
  public void rest() {
    ticks.stop();
  }
}
