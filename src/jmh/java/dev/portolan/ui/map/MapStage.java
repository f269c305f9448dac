package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram;
import dev.portolan.ui.FxCrossing;
import dev.portolan.ui.Themes;
import dev.portolan.workspace.Store;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The window's map, alone on a stage of the whole screen, for measuring.
public final class MapStage {
  private final MapView view;

  private MapStage(MapView view) {
    this.view = view;
  }

  /// Starts JavaFX.
  public static void startToolkit() throws InterruptedException {
    CountDownLatch up = new CountDownLatch(1);
    Platform.startup(up::countDown);
    up.await();
    Platform.setImplicitExit(false);
  }

  /// Shows the map of a store.
  ///
  /// @param presented called on the FX thread with each chart whose picture is in the image shown
  public static MapStage open(Store store, Consumer<Diagram> presented) throws Exception {
    return call(
        () -> {
          MapSurface surface =
              new PixelSurface(new PainterBrush(), picture -> presented.accept(picture.diagram()));
          MapView view = new MapView(store, surface);
          Stage stage = new Stage();
          Scene scene = new Scene(view.node(), 1920, 1200);
          Themes.loadFonts();
          Themes.apply(scene, store.now().appearance().tones(), 100);
          stage.setScene(scene);
          stage.setX(0);
          stage.setY(0);
          stage.show();
          FxCrossing unused = new FxCrossing(store, view::render);
          return new MapStage(view);
        });
  }

  /// Runs something on the FX thread and gives its result.
  public static <T> T call(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    return result.get();
  }

  public MapView view() {
    return view;
  }
}
