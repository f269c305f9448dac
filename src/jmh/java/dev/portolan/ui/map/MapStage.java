package dev.portolan.ui.map;

import com.sun.glass.ui.headless.CountedHeadlessApplication;
import dev.portolan.diagram.Diagram;
import dev.portolan.ui.FxCrossing;
import dev.portolan.ui.Themes;
import dev.portolan.workspace.Store;
import java.awt.Rectangle;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
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

  /// How far a chart has come on its way to the screen.
  public enum Step {
    /// The FX thread has it.
    CROSSED,
    /// The views show it, and its picture was asked for.
    ASKED,
    PAINTING,
    DRAWN,
    /// No pixel of it is other than before.
    UNSEEN,
    /// Its picture is in the images shown.
    PRESENTED,
    /// The screen's pixels are those of its picture.
    ON_SCREEN
  }

  /// Shows the map of a store.
  ///
  /// @param heard called with each step of each picture's chart, on the thread that takes it
  public static MapStage open(Store store, BiConsumer<Step, Diagram> heard) throws Exception {
    return call(
        () -> {
          PainterBrush brush = new PainterBrush();
          Stamps stamps = new Stamps();
          FrameLoop.Canvas canvas =
              (buffer, picture) -> {
                heard.accept(Step.PAINTING, picture.diagram());
                List<Rectangle> changed = brush.paint(buffer, picture);
                heard.accept(changed.isEmpty() ? Step.UNSEEN : Step.DRAWN, picture.diagram());
                return changed.isEmpty() ? changed : stamps.on(buffer, picture.diagram(), changed);
              };
          CountedHeadlessApplication.onPainted(
              corner -> stamps.read(corner).ifPresent(d -> heard.accept(Step.ON_SCREEN, d)));
          MapSurface surface =
              new PixelSurface(canvas, picture -> heard.accept(Step.PRESENTED, picture.diagram()));
          MapView view = new MapView(store, surface);
          Stage stage = new Stage();
          Scene scene = new Scene(view.node(), 1920, 1200);
          Themes.loadFonts();
          Themes.apply(scene, store.now().appearance().tones(), 100);
          stage.setScene(scene);
          stage.setX(0);
          stage.setY(0);
          stage.show();
          FxCrossing unused =
              new FxCrossing(
                  store,
                  workspace -> {
                    heard.accept(Step.CROSSED, workspace.diagram());
                    view.render(workspace);
                    heard.accept(Step.ASKED, workspace.diagram());
                  });
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
