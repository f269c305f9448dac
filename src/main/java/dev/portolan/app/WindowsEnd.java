package dev.portolan.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waits until the last window is closed, or the first one could not be opened: nobody would close
/// that.
final class WindowsEnd {
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /// Opens the first window.
  void opening(Runnable first) {
    try {
      first.run();
    } catch (RuntimeException | Error e) {
      end.completeExceptionally(e);
    }
  }

  void closed() {
    end.complete(null);
  }

  void await() throws InterruptedException {
    try {
      end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the window could not be opened: " + e.getCause(), e);
    }
  }
}
