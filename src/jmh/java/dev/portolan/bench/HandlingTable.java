package dev.portolan.bench;

import dev.portolan.cluster.SessionState;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.ui.PortolanWindow;
import dev.portolan.ui.map.MapStage;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Prints how long the palette takes from a keystroke to its list, and the table from its key to
/// its rows, in the whole window on a cluster of so many pods; and how long the FX thread is held
/// meanwhile, at the longest: so long nothing moves and no key is heard.
public final class HandlingTable {
  private static final List<String> WORDS =
      List.of("team-007 web", ":deployment", "pod 4711", "svc team-1");
  private static final int ROUNDS = 5;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private final PrintStream out;
  private final Store store;
  private final Stage stage;

  private HandlingTable(PrintStream out, Store store, Stage stage) {
    this.out = out;
    this.store = store;
    this.stage = stage;
  }

  /// @param args numbers of pods
  public static void main(String[] args) throws Exception {
    int[] sizes =
        args.length == 0
            ? new int[] {10_000, 150_000}
            : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    MapStage.startToolkit();
    for (int pods : sizes) {
      HandlingTable table = open(ChartCluster.of(pods));
      table.out.printf(
          Locale.ROOT, "%,d pods, ms; in brackets the FX thread's longest hold, CPU ms%n", pods);
      for (int round = 1; round <= ROUNDS; round++) {
        table.palette(round);
        table.table(round);
      }
      MapStage.call(
          () -> {
            table.stage.close();
            return true;
          });
    }
    System.exit(0);
  }

  private static HandlingTable open(ClusterSnapshot snapshot) throws Exception {
    Store store = BenchStore.open();
    Stage stage =
        MapStage.call(
            () -> {
              Stage made = new Stage();
              PortolanWindow window = new PortolanWindow(made, store, InstantSource.system());
              made.setX(0);
              made.setY(0);
              made.setWidth(1280); // the headless screen's size
              made.setHeight(800);
              window.show();
              return made;
            });
    long epoch = Objects.requireNonNull(store.now().open()).epoch();
    store.dispatch(new Intent.StateChanged(epoch, new SessionState.Live()));
    store.dispatch(new Intent.SnapshotArrived(epoch, snapshot));
    store.dispatch(
        new Intent.PictureReady(epoch, DiagramBuilder.build(snapshot, ChartView.ALL, null)));
    return new HandlingTable(System.out, store, stage);
  }

  /// Opens the palette, types words letter by letter, each once the list of the one before is
  /// there.
  private void palette(int round) throws Exception {
    Span opened =
        measured(() -> press(KeyCode.K), () -> owner() instanceof TextField && !lines().isEmpty());
    List<Span> letters = new ArrayList<>();
    for (String words : WORDS) {
      MapStage.call(
          () -> {
            ((TextField) owner()).clear();
            return true;
          });
      for (int i = 1; i <= words.length(); i++) {
        String typed = words.substring(0, i);
        letters.add(type(typed));
      }
    }
    MapStage.call(() -> press(KeyCode.K));
    letters.sort((a, b) -> Double.compare(a.took, b.took));
    out.printf(
        Locale.ROOT,
        "  round %d: palette up %.1f (%.1f); keystroke to list, of %d: median %.1f, p95 %.1f, worst"
            + " %.1f (%.1f)%n",
        round,
        opened.took,
        opened.held,
        letters.size(),
        letters.get(letters.size() / 2).took,
        letters.get(letters.size() * 95 / 100).took,
        letters.getLast().took,
        letters.stream().mapToDouble(s -> s.held).max().orElse(0));
  }

  /// The list says of which text it is.
  private Span type(String typed) throws Exception {
    return measured(
        () -> {
          ((TextField) owner()).setText(typed);
          return true;
        },
        () -> typed.equals(list().getUserData()));
  }

  private void table(int round) throws Exception {
    Span shown = measured(() -> press(KeyCode.DIGIT3), () -> rows() > 0);
    int rows = MapStage.call(this::rows);
    Span filtered =
        measured(
            () -> {
              ((TextField) node("filter-name")).setText("7");
              return true;
            },
            () -> rows() < rows && rows() > 0);
    Span all =
        measured(
            () -> {
              ((TextField) node("filter-name")).clear();
              return true;
            },
            () -> rows() == rows);
    MapStage.call(() -> press(KeyCode.DIGIT1));
    out.printf(
        Locale.ROOT,
        "  round %d: table of %,d rows up %.0f (%.1f), filtered %.0f (%.1f), all again %.0f (%.1f)%n",
        round,
        rows,
        shown.took,
        shown.held,
        filtered.took,
        filtered.held,
        all.took,
        all.held);
  }

  /// @param took from the act until what it asks for is there
  /// @param held the most CPU time in between that the FX thread needed for one thing, so that what
  ///   else the machine does matters little
  private record Span(double took, double held) {}

  private Span measured(Callable<Boolean> act, Callable<Boolean> done) throws Exception {
    List<Long> beats = Collections.synchronizedList(new ArrayList<>());
    long[] ends = new long[1];
    long start = System.nanoTime();
    Object over = new Object();
    boolean[] finished = new boolean[1];
    Platform.runLater(
        () -> {
          beats.add(CPU.getCurrentThreadCpuTime());
          call(act);
          beat(beats, done, ends, over, finished);
        });
    synchronized (over) {
      while (!finished[0]) {
        over.wait();
      }
    }
    long longest = 0;
    for (int i = 1; i < beats.size(); i++) {
      longest = Math.max(longest, beats.get(i) - beats.get(i - 1));
    }
    return new Span((ends[0] - start) / 1e6, longest / 1e6);
  }

  /// Looks whether it is done, again and again in between of all that the FX thread does; then once
  /// more after two pulses, which show what has come.
  private void beat(
      List<Long> beats, Callable<Boolean> done, long[] ends, Object over, boolean[] finished) {
    long now = System.nanoTime();
    beats.add(CPU.getCurrentThreadCpuTime());
    if (ends[0] == 0 && call(done)) {
      ends[0] = now;
    }
    if (ends[0] != 0 && now - ends[0] > 100_000_000L) {
      synchronized (over) {
        finished[0] = true;
        over.notifyAll();
      }
      return;
    }
    Platform.runLater(() -> beat(beats, done, ends, over, finished));
  }

  private static boolean call(Callable<Boolean> work) {
    try {
      return work.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Node owner() {
    return Objects.requireNonNull(stage.getScene().getFocusOwner());
  }

  private Node node(String id) {
    return Objects.requireNonNull(stage.getScene().lookup("#" + id), id);
  }

  private ListView<?> list() {
    return (ListView<?>) node("palette-list");
  }

  private List<?> lines() {
    return list().getItems();
  }

  private int rows() {
    return ((TableView<?>) node("table")).getItems().size();
  }

  private boolean press(KeyCode code) {
    owner().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false));
    return true;
  }
}
