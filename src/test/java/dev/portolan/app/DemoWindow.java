package dev.portolan.app;

import dev.portolan.cluster.SessionState;
import dev.portolan.diagram.Diagram;
import dev.portolan.model.Coverage;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckResult;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.ui.PortolanWindow;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.stage.Stage;

/// The whole application on the demo cluster, in a window without a display.
final class DemoWindow implements AutoCloseable {
  static final ObjectRef TOOLBOX = ObjectRef.pod("sandbox", "toolbox");

  final Store store;
  final Stage stage;
  private final Core core;
  private final Effects effects;
  private final PortolanWindow window;

  private DemoWindow(Path folder, Workspace.Theme theme, int width, int height) throws Exception {
    core = new Core(Map.of(), folder);
    effects = new Effects(core, Source.DEFAULT);
    store = new Store(Workspace.initial(theme), effects);
    stage = HeadlessFx.call(Stage::new);
    window =
        HeadlessFx.call(
            () ->
                new PortolanWindow(
                    stage,
                    store,
                    core.clock(),
                    (name, ending) -> Optional.of(folder.resolve(name))));
    HeadlessFx.run(() -> show(width, height));
  }

  /// Opens it and waits until the whole chart is drawn; exports go to the folder.
  static DemoWindow open(Path folder, Workspace.Theme theme, int width, int height)
      throws Exception {
    HeadlessFx.start();
    DemoWindow opened = new DemoWindow(folder, theme, width, height);
    opened.store.dispatch(new Intent.OpenDemo());
    HeadlessFx.until("the map is drawn", opened::drawn);
    return opened;
  }

  private void show(int width, int height) {
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(width);
    stage.setHeight(height);
    window.show();
  }

  private boolean drawn() {
    Workspace.OpenContext open = store.now().open();
    Diagram diagram = store.now().diagram();
    return open != null
        && open.state() instanceof SessionState.Live
        && open.snapshot().coverage().values().stream().allMatch(Coverage::complete)
        && diagram.generation() == open.snapshot().generation()
        && diagram.box(TOOLBOX).isPresent();
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
