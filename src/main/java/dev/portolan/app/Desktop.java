package dev.portolan.app;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
    CountDownLatch closed = new CountDownLatch(1);
    try (Desk desk = new Desk(core, source, read, closed::countDown)) {
      Platform.startup(() -> desk.window(context.orElse(null)));
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Platform.exit();
    }
  }
}
