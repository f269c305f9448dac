package dev.portolan.app;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.ui.PortolanWindow;
import dev.portolan.workspace.Appearance;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The window's life: starts JavaFX, wires store and effects, and returns when the window is
/// closed.
public final class Desktop {
  private Desktop() {}

  private static Workspace initial(Settings settings) {
    return Workspace.initial(
        new Appearance(settings.looks(), Appearance.Desktop.PLAIN, settings.reach()),
        settings.preferences());
  }

  /// Opens the window on the contexts of a source, and on one of them when it is given.
  ///
  /// @param read what was read of the source's files
  public static void open(
      Core core, Source source, Kubeconfig read, Optional<KubeContext> context) {
    CountDownLatch closed = new CountDownLatch(1);
    try (Effects effects = new Effects(core, source)) {
      Store store = new Store(initial(core.settings()), effects);
      store.dispatch(new Intent.KubeconfigRead(core.withDemo(source, read)));
      effects.watch(read, store::dispatch);
      context.ifPresent(c -> store.dispatch(new Intent.OpenContext(c)));
      WindowSize before = core.settings().window();
      Platform.startup(
          () -> {
            Stage stage = new Stage();
            PortolanWindow window = new PortolanWindow(stage, store, core.clock());
            stage.setOnHiding(e -> core.settings().window(WindowSize.of(stage, before)));
            stage.setOnHidden(
                e -> {
                  window.close();
                  closed.countDown();
                });
            before.apply(stage);
            window.show();
          });
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Platform.exit();
    }
  }
}
