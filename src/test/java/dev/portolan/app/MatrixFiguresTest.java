package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Hierarchy;
import dev.portolan.policy.matrix.Key;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.workspace.Face;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.MatrixStep;
import dev.portolan.workspace.MatrixView;
import dev.portolan.workspace.Workspace.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints how long the window's thread needs for a frame of the matrix while it scrolls, with
/// 10,000 pods opened on both sides: `./mvnw test -Ppictures -Dtest=MatrixFiguresTest`.
@Tag("pictures")
final class MatrixFiguresTest {
  private static final int PODS = 10_000;
  private static final int FRAMES = 150;

  @TempDir Path folder;

  @Test
  void scrolling() throws Exception {
    try (AppWindow demo = AppWindow.onDemo(folder, Theme.LIGHT, 1920, 1200, PODS)) {
      demo.store.dispatch(new Intent.OnMatrix(new MatrixStep.Show(Face.MATRIX)));
      HeadlessFx.until("the matrix of all pods is set out", () -> pods(demo) >= PODS);
      long before = System.nanoTime();
      openAll(demo);
      HeadlessFx.until("all is open", () -> rows(demo) > PODS);
      print("open every group, rows and columns (ms)", List.of(System.nanoTime() - before));
      Parent grid = HeadlessFx.call(() -> (Parent) demo.stage.getScene().lookup("#matrix-grid"));
      print(rows(demo) + " rows: down, 1.5 rows a frame (ms)", scroll(grid, 0, -39));
      print(rows(demo) + " rows: down, 15 rows a frame (ms)", scroll(grid, 0, -390));
      print(rows(demo) + " columns: across, 1 column a frame (ms)", scroll(grid, -52, 0));
    }
  }

  private static int pods(AppWindow demo) {
    Matrix matrix = demo.store.now().matrix().matrix();
    return matrix == null ? 0 : matrix.reachability().snapshot().pods().size();
  }

  private static void openAll(AppWindow demo) {
    Hierarchy all = Objects.requireNonNull(demo.store.now().matrix().matrix()).hierarchy();
    Set<Key> keys = new HashSet<>();
    for (Group root : all.roots()) {
      keys.add(root.key());
      all.children(root.key()).forEach(g -> keys.add(g.key()));
    }
    Key first = all.roots().getFirst().key();
    MatrixView.Chosen chosen = new MatrixView.Chosen(first, first);
    demo.store.dispatch(new Intent.OnMatrix(new MatrixStep.Reveal(chosen, keys, keys)));
  }

  private static int rows(AppWindow demo) {
    return Objects.requireNonNull(demo.store.now().matrix().matrix()).columns().size();
  }

  /// Nanoseconds a frame: the wheel's event and the painting that follows it, once a pulse.
  private static List<Long> scroll(Parent grid, double x, double y) throws Exception {
    List<Long> times = new ArrayList<>();
    HeadlessFx.until(
        "it has scrolled",
        () -> {
          long start = System.nanoTime();
          Event.fireEvent(grid, wheel(x, y));
          grid.layout();
          times.add(System.nanoTime() - start);
          return times.size() == FRAMES;
        });
    assertThat(times).hasSize(FRAMES);
    return times;
  }

  private static ScrollEvent wheel(double x, double y) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        600,
        500,
        600,
        500,
        false,
        false,
        false,
        false,
        false,
        false,
        x,
        y,
        x,
        y,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  private static void print(String what, List<Long> nanos) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%-55s median %.2f  99th %.2f  worst %.2f%n",
        what,
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 99 / 100) / 1e6,
        sorted.getLast() / 1e6);
  }
}
