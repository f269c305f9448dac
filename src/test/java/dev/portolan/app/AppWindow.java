package dev.portolan.app;

import dev.portolan.cluster.SessionState;
import dev.portolan.diagram.Diagram;
import dev.portolan.model.Coverage;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckResult;
import dev.portolan.testkit.AskedFiles;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.ui.PortolanWindow;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The whole application on a cluster, in a window without a display.
final class AppWindow implements AutoCloseable {
  static final ObjectRef TOOLBOX = ObjectRef.pod("sandbox", "toolbox");

  final Store store;
  final Stage stage;
  private final Core core;
  private final Effects effects;
  private final PortolanWindow window;

  private AppWindow(Path folder, Source source, Workspace.Theme theme, int width, int height)
      throws Exception {
    core = new Core(Map.of(), folder);
    effects = new Effects(core, source);
    store = new Store(Workspace.initial(theme), effects);
    stage = HeadlessFx.call(Stage::new);
    window =
        HeadlessFx.call(
            () -> new PortolanWindow(stage, store, core.clock(), new AskedFiles(folder)));
    HeadlessFx.run(() -> show(width, height));
  }

  /// Opens it on the demo cluster and waits until the whole chart is drawn; exports go to the
  /// folder.
  static AppWindow onDemo(Path folder, Workspace.Theme theme, int width, int height)
      throws Exception {
    HeadlessFx.start();
    AppWindow opened = new AppWindow(folder, Source.DEFAULT, theme, width, height);
    opened.store.dispatch(new Intent.OpenDemo());
    HeadlessFx.until("the map is drawn", () -> opened.drawn(TOOLBOX));
    return opened;
  }

  /// The same on a demo cluster of so many pods.
  static AppWindow onDemo(Path folder, Workspace.Theme theme, int width, int height, int pods)
      throws Exception {
    HeadlessFx.start();
    Source source = new Source(null, true, pods);
    AppWindow opened = new AppWindow(folder, source, theme, width, height);
    opened
        .core
        .kubeconfig(source)
        .current()
        .ifPresent(c -> opened.store.dispatch(new Intent.OpenContext(c)));
    HeadlessFx.until("the map is drawn", () -> opened.drawn(null));
    return opened;
  }

  /// The same on the current context of a kubeconfig, until one pod of it is drawn.
  static AppWindow on(Path kubeconfig, ObjectRef pod, Path folder) throws Exception {
    HeadlessFx.start();
    Source source = new Source(kubeconfig, false, 0);
    AppWindow opened = new AppWindow(folder, source, Workspace.Theme.LIGHT, 1000, 980);
    opened
        .core
        .kubeconfig(source)
        .current()
        .ifPresent(c -> opened.store.dispatch(new Intent.OpenContext(c)));
    HeadlessFx.until("the map is drawn", () -> opened.drawn(pod));
    return opened;
  }

  private void show(int width, int height) {
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(width);
    stage.setHeight(height);
    window.show();
  }

  private boolean drawn(@Nullable ObjectRef pod) {
    Workspace.OpenContext open = store.now().open();
    Diagram diagram = store.now().diagram();
    return open != null
        && open.state() instanceof SessionState.Live
        && open.snapshot().coverage().values().stream().allMatch(Coverage::complete)
        && diagram.generation() == open.snapshot().generation()
        && !diagram.boxes().isEmpty()
        && (pod == null || diagram.box(pod).isPresent());
  }

  /// Waits until one check more than before has ended, and gives its result.
  CheckResult checked(String what, int runsBefore) throws Exception {
    HeadlessFx.until(
        what + " has come to a result",
        () -> {
          var runs = store.now().checks().runs();
          return runs.size() > runsBefore && !runs.getFirst().running();
        });
    return Objects.requireNonNull(store.now().checks().runs().getFirst().result());
  }

  @Override
  public void close() {
    try {
      HeadlessFx.run(window::close);
    } catch (Exception e) {
      throw new IllegalStateException("the window did not close", e);
    }
    effects.close();
    core.close();
  }
}
