package dev.portolan.app;

import dev.portolan.cluster.SessionState;
import dev.portolan.demo.DemoCluster;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.model.Coverage;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace.OpenContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.stage.Window;

/// A desk whose windows show the contexts of a demo cluster; all of it ends together.
record OpenDesk(DemoCluster cluster, Kubeconfig kubeconfig, Core core, Desk desk) {
  /// @param folder Portolan's own
  /// @param onEmpty run when the last window is closed
  static OpenDesk of(
      DemoCluster cluster, Path file, Path folder, Map<String, String> env, Runnable onEmpty)
      throws Exception {
    HeadlessFx.start();
    Core core = new Core(env, folder);
    Source source = new Source(file, false, 0);
    Kubeconfig read = core.kubeconfig(source);
    return new OpenDesk(cluster, read, core, new Desk(core, source, read, onEmpty));
  }

  static void openContext(Store store, String name) {
    store.dispatch(
        new Intent.OpenContext(
            store.now().kubeconfig().contexts().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow()));
  }

  /// True when all that is read of the open context is there.
  static boolean live(Store store) {
    OpenContext open = store.now().open();
    return open != null
        && open.state() instanceof SessionState.Live
        && !open.snapshot().coverage().isEmpty()
        && open.snapshot().coverage().values().stream().noneMatch(Coverage::syncing);
  }

  static OpenContext opened(Store store) {
    return Objects.requireNonNull(store.now().open());
  }

  void close() throws Exception {
    HeadlessFx.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    desk.close();
    core.close();
    cluster.close();
  }
}
