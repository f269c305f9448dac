package dev.portolan.app;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.kubeconfig.KubeconfigWatch;
import dev.portolan.ui.FxCrossing;
import dev.portolan.ui.tabs.WindowTabs;
import dev.portolan.workspace.Appearance;
import dev.portolan.workspace.DeskStep;
import dev.portolan.workspace.DeskStep.Place;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// All tabs and windows of the running application. A tab is a workspace with effects of its own:
/// tabs share nothing but the kubeconfig and what the user keeps, which one tells the others.
final class Desk implements AutoCloseable {
  private final Core core;
  private final Source source;
  private final Runnable empty;
  private final List<Tab> tabs = new CopyOnWriteArrayList<>();
  private final List<WindowTabs> windows = new ArrayList<>();
  private final ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor();
  private final Optional<KubeconfigWatch> watch;
  private final Kubeconfig contexts;

  /// A workspace and what works for it.
  private record Tab(Store store, Effects effects) {}

  /// @param read what was read of the source's files
  /// @param empty told when the last window has closed
  Desk(Core core, Source source, Kubeconfig read, Runnable empty) {
    this.core = core;
    this.source = source;
    this.empty = empty;
    contexts = core.withDemo(source, read);
    watch = core.watch(source, read, this::reread);
  }

  /// Opens a window with one tab. On the FX thread, as all that is done to windows.
  Store window(@Nullable KubeContext context) {
    Tab tab = tab(context);
    frame().add(tab.store(), tab.effects()::seen);
    return tab.store();
  }

  /// Of the tabs, in the order of opening.
  List<Store> stores() {
    return tabs.stream().map(Tab::store).toList();
  }

  private WindowTabs frame() {
    Stage stage = new Stage();
    WindowSize before = core.settings().window();
    WindowTabs window = new WindowTabs(stage, core.clock());
    windows.add(window);
    stage.setOnHiding(e -> core.settings().window(WindowSize.of(stage, before)));
    stage.setOnHidden(e -> gone(window));
    before.apply(stage);
    return window;
  }

  /// The new tab's workspace begins with what the others know and look like.
  private Tab tab(@Nullable KubeContext context) {
    Workspace like = tabs.isEmpty() ? null : tabs.getFirst().store().now();
    Neighbours neighbours = new Neighbours();
    Effects effects = new Effects(core, source, neighbours);
    Workspace initial =
        like == null
            ? Workspace.initial(
                new Appearance(
                    core.settings().looks(), Appearance.Desktop.PLAIN, core.settings().reach()),
                core.settings().preferences())
            : Workspace.initial(like.appearance(), like.contexts().preferences());
    Tab tab = new Tab(new Store(initial, effects), effects);
    neighbours.of = tab;
    tabs.add(tab);
    tab.store().dispatch(new Intent.KubeconfigRead(like == null ? contexts : like.kubeconfig()));
    if (context != null) {
      tab.store().dispatch(new Intent.OpenContext(context));
    }
    return tab;
  }

  private void reread(Kubeconfig read) {
    tabs.forEach(t -> t.store().dispatch(new Intent.KubeconfigRead(read)));
  }

  private void step(Tab tab, DeskStep step) {
    WindowTabs window = window(tab);
    if (window == null) {
      return;
    }
    switch (step) {
      case DeskStep.Open s when s.place() == Place.WINDOW -> window(s.context());
      case DeskStep.Open s -> {
        Tab opened = tab(s.context());
        window.add(opened.store(), opened.effects()::seen);
      }
      case DeskStep.Close _ -> close(tab, window);
      case DeskStep.Next s -> window.next(s.backwards());
      case DeskStep.MoveOut _ -> {
        if (window.size() > 1) {
          window.remove(tab.store());
          frame().add(tab.store(), tab.effects()::seen);
        }
      }
    }
  }

  private void close(Tab tab, WindowTabs window) {
    if (tabs.size() == 1) {
      tab.store().dispatch(new Intent.CloseContext());
    } else if (window.size() == 1) {
      window.hide();
    } else {
      window.remove(tab.store());
      end(tab);
    }
  }

  /// Its session ends elsewhere: the FX thread never waits for a cluster.
  private void end(Tab tab) {
    tabs.remove(tab);
    closing.execute(tab.effects()::close);
  }

  private void gone(WindowTabs window) {
    windows.remove(window);
    tabs.stream().filter(t -> window.holds(t.store())).toList().forEach(this::end);
    window.close();
    if (windows.isEmpty()) {
      empty.run();
    }
  }

  private @Nullable WindowTabs window(Tab tab) {
    return windows.stream().filter(w -> w.holds(tab.store())).findFirst().orElse(null);
  }

  /// Waits until every session has ended.
  @Override
  public void close() {
    watch.ifPresent(KubeconfigWatch::close);
    List.copyOf(tabs).forEach(this::end);
    closing.close();
  }

  /// What a tab's effects know of the others.
  private final class Neighbours implements Effects.Beyond {
    private volatile @Nullable Tab of;

    @Override
    public void step(DeskStep step) {
      Tab tab = of;
      if (tab != null) {
        FxCrossing.later(() -> Desk.this.step(tab, step));
      }
    }

    @Override
    public void tell(Intent intent) {
      Tab self = of;
      tabs.stream().filter(t -> !t.equals(self)).forEach(t -> t.store().dispatch(intent));
    }
  }
}
