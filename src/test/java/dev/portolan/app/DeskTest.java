package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.cluster.SessionState;
import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.workspace.DeskStep;
import dev.portolan.workspace.DeskStep.Open;
import dev.portolan.workspace.DeskStep.Place;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Looks;
import dev.portolan.workspace.Looks.ThemeChoice;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tabs and windows on a real server: each has a session of its own.
final class DeskTest {
  @TempDir Path folder;
  private DemoCluster cluster;
  private OpenDesk open;
  private Desk desk;
  private KubeContext context;
  private Store first;
  private final AtomicBoolean empty = new AtomicBoolean();

  @BeforeEach
  void open() throws Exception {
    // Ten times as fast as life: a server notices by its next word that nobody listens any more.
    cluster = DemoCluster.start(new DemoOptions(0, 1, true, 0, 0, 0.1));
    Path file = cluster.writeKubeconfig(folder);
    open = OpenDesk.of(cluster, file, folder, Map.of(), () -> empty.set(true));
    context = open.kubeconfig().current().orElseThrow();
    desk = open.desk();
    first = HeadlessFx.call(() -> desk.window(context));
    live(first);
  }

  @AfterEach
  void close() throws Exception {
    open.close();
  }

  @Test
  void aClosedTabEndsItsSessionAndNoOther() throws Exception {
    int one = watches();
    first.dispatch(new Intent.OnDesk(new Open(context, Place.TAB)));
    Store second = another();
    live(second);
    HeadlessFx.until("both watch", () -> watches() == 2 * one);
    assertThat(HeadlessFx.call(DeskTest::windows)).isOne();

    second.dispatch(new Intent.OnDesk(new DeskStep.Close()));
    HeadlessFx.until("one watches", () -> watches() == one);
    assertThat(desk.stores()).containsExactly(first);
    assertThat(OpenDesk.opened(first).state()).isInstanceOf(SessionState.Live.class);
  }

  @Test
  void aTabBehindReadsOnAndDrawsOnceItIsInFront() throws Exception {
    first.dispatch(new Intent.OnDesk(new Open(null, Place.TAB)));
    Store second = another();
    HeadlessFx.until("the second is in front", () -> title().equals("Portolan"));
    long drawn = first.now().diagram().generation();
    touchAPod("one");
    HeadlessFx.until(
        "the first reads on", () -> OpenDesk.opened(first).snapshot().generation() > drawn);
    long read = OpenDesk.opened(first).snapshot().generation();
    touchAPod("two");
    HeadlessFx.until("and on", () -> OpenDesk.opened(first).snapshot().generation() > read);
    assertThat(OpenDesk.opened(first).snapshot().generation()).isGreaterThan(drawn + 1);
    long behind = first.now().diagram().generation();
    assertThat(behind).isLessThan(OpenDesk.opened(first).snapshot().generation());
    second.dispatch(new Intent.OnDesk(new DeskStep.Next(false)));
    HeadlessFx.until("it draws again", () -> first.now().diagram().generation() > behind);
    assertThat(HeadlessFx.call(DeskTest::title)).startsWith(context.name());
  }

  @Test
  void aTabMovesOutWithAllThatItShows() throws Exception {
    first.dispatch(new Intent.OnDesk(new Open(context, Place.TAB)));
    Store second = another();
    live(second);
    Workspace.OpenContext before = OpenDesk.opened(second);
    second.dispatch(new Intent.OnDesk(new DeskStep.MoveOut()));
    HeadlessFx.until("there are two windows", () -> windows() == 2);
    assertThat(OpenDesk.opened(second).epoch()).isEqualTo(before.epoch());
    assertThat(desk.stores()).containsExactly(first, second);
    second.dispatch(new Intent.OnDesk(new DeskStep.Close()));
    HeadlessFx.until("its window goes with it", () -> windows() == 1);
    assertThat(desk.stores()).containsExactly(first);
    assertThat(empty).isFalse();
  }

  @Test
  void whatIsChosenInOneIsSeenInAllAndNewOnesBeginWithIt() throws Exception {
    first.dispatch(new Intent.OnDesk(new Open(null, Place.WINDOW)));
    Store second = another();
    second.dispatch(new Intent.SetLooks(Looks.START.with(ThemeChoice.DARK)));
    HeadlessFx.until("the first is dark too", () -> dark(first));
    second.dispatch(new Intent.OnDesk(new Open(null, Place.TAB)));
    HeadlessFx.until("a third opens", () -> desk.stores().size() == 3);
    assertThat(dark(desk.stores().getLast())).isTrue();
    assertThat(desk.stores().getLast().now().kubeconfig()).isEqualTo(first.now().kubeconfig());
  }

  @Test
  void theLastTabOnlyClosesItsContextAndTheLastWindowEndsAll() throws Exception {
    first.dispatch(new Intent.OnDesk(new DeskStep.Close()));
    HeadlessFx.until("its context is closed", () -> OpenDesk.opened(first).closed());
    assertThat(desk.stores()).containsExactly(first);
    HeadlessFx.run(() -> Window.getWindows().getFirst().hide());
    HeadlessFx.until("the end", empty::get);
    assertThat(desk.stores()).isEmpty();
  }

  private void touchAPod(String word) {
    ObjectNode pod = cluster.control().objects("Pod").getFirst().tree();
    pod.withObject("/metadata/labels").put("touched", word);
    cluster.control().put(pod);
  }

  private Store another() throws Exception {
    HeadlessFx.until("another tab opens", () -> desk.stores().size() == 2);
    return desk.stores().getLast();
  }

  private static void live(Store store) throws Exception {
    HeadlessFx.until("the session lives", () -> OpenDesk.live(store));
  }

  private static boolean dark(Store store) {
    return store.now().appearance().looks().theme() == ThemeChoice.DARK;
  }

  private int watches() {
    return cluster.control().openWatches();
  }

  private static int windows() {
    return (int) Window.getWindows().stream().filter(w -> w instanceof Stage).count();
  }

  private static String title() {
    return ((Stage) Window.getWindows().getFirst()).getTitle();
  }
}
