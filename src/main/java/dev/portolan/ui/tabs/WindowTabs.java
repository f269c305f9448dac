package dev.portolan.ui.tabs;

import dev.portolan.ui.PortolanWindow;
import dev.portolan.workspace.DeskStep;
import dev.portolan.workspace.DeskStep.Place;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.Stage;

/// One window with its tabs: a page for each workspace, of which one is in front. Used on the FX
/// thread only.
public final class WindowTabs implements AutoCloseable {
  private final Stage stage;
  private final InstantSource clock;
  private final List<Page> pages = new ArrayList<>();
  private final TabStrip strip;
  private int front = -1;

  /// A tab's workspace and what shows it.
  ///
  /// @param seen told whether it is in front
  private record Page(Store store, PortolanWindow window, Consumer<Boolean> seen) {}

  public WindowTabs(Stage stage, InstantSource clock) {
    this.stage = stage;
    this.clock = clock;
    strip =
        new TabStrip(
            new TabStrip.Acts(
                this::go,
                i -> send(i, new DeskStep.Close()),
                i -> send(i, new DeskStep.MoveOut()),
                () -> send(front, new DeskStep.Open(null, Place.TAB))));
  }

  /// Puts a tab at the end, and in front.
  ///
  /// @param seen told whether the tab is in front, now and whenever that changes
  public void add(Store store, Consumer<Boolean> seen) {
    PortolanWindow window = new PortolanWindow(stage, store, clock, this::heads);
    pages.add(new Page(store, window, seen));
    go(pages.size() - 1);
  }

  /// Takes a tab out; its workspace lives on. The last one cannot be taken out.
  public void remove(Store store) {
    int place = place(store);
    if (place < 0 || pages.size() == 1) {
      return;
    }
    Page page = pages.remove(place);
    if (place == front) {
      front = -1;
      go(Math.min(place, pages.size() - 1));
    } else if (place < front) {
      front--;
    }
    page.window().leave();
    heads();
  }

  public boolean holds(Store store) {
    return place(store) >= 0;
  }

  public int size() {
    return pages.size();
  }

  public void next(boolean backwards) {
    go(Math.floorMod(front + (backwards ? -1 : 1), pages.size()));
  }

  /// Ends as when the user closes the window.
  public void hide() {
    stage.hide();
  }

  @Override
  public void close() {
    pages.forEach(p -> p.window().leave());
    stage.close();
  }

  private void go(int place) {
    if (place == front) {
      heads();
      return;
    }
    if (front >= 0) {
      pages.get(front).seen().accept(false);
    }
    front = place;
    Page page = pages.get(place);
    page.seen().accept(true);
    page.window().front(strip.node());
    heads();
  }

  /// What the heads say may have changed.
  private void heads() {
    strip.show(pages.stream().map(p -> TabHead.of(p.store().now())).toList(), front);
  }

  private void send(int place, DeskStep step) {
    pages.get(place).store().dispatch(new Intent.OnDesk(step));
  }

  private int place(Store store) {
    for (int i = 0; i < pages.size(); i++) {
      if (pages.get(i).store().equals(store)) {
        return i;
      }
    }
    return -1;
  }
}
