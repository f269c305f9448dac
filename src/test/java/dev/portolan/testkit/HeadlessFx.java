package dev.portolan.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The JavaFX toolkit without a display, started once for all tests.
public final class HeadlessFx {
  private static final long PATIENCE_SECONDS = 60;
  private static boolean started;

  private HeadlessFx() {}

  public static synchronized void start() throws Exception {
    if (started) {
      return;
    }
    CountDownLatch up = new CountDownLatch(1);
    try {
      Platform.startup(up::countDown);
    } catch (IllegalStateException e) {
      // Another test has started it by its own means.
      up.countDown();
    }
    if (!up.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("JavaFX did not start");
    }
    Platform.setImplicitExit(false);
    started = true;
  }

  /// Runs something on the FX thread and gives its result.
  public static <T> T call(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  public static void run(Runnable work) throws Exception {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /// Shows a node in a window of its own.
  public static Stage show(Node node, double width, double height) throws Exception {
    return call(
        () -> {
          Stage stage = new Stage();
          stage.setScene(new Scene(new StackPane(node), width, height));
          stage.show();
          return stage;
        });
  }

  /// Lets JavaFX go on, pulse by pulse, until the condition holds on the FX thread.
  public static void until(String what, BooleanSupplier condition) throws Exception {
    CountDownLatch met = new CountDownLatch(1);
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (condition.getAsBoolean()) {
              met.countDown();
              stop();
            }
          }
        };
    run(timer::start);
    if (!met.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      run(timer::stop);
      throw new AssertionError("waited in vain until " + what);
    }
  }
}
