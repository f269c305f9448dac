package dev.portolan.app;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import java.util.Optional;
import javafx.application.Platform;

/// The life of the windows: starts JavaFX, opens the first one, and returns when the last is
/// closed.
public final class Desktop {
  private Desktop() {}

  /// Opens a window on the contexts of a source, and on one of them when it is given.
  ///
  /// @param read what was read of the source's files
  public static void open(
      Core core, Source source, Kubeconfig read, Optional<KubeContext> context) {
    WindowsEnd end = new WindowsEnd();
    try (Desk desk = new Desk(core, source, read, end::closed)) {
      Platform.startup(() -> end.opening(() -> desk.window(context.orElse(null))));
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Platform.exit();
    }
  }
}
