package dev.portolan.ui;

import dev.portolan.ui.contexts.ContextStrip;
import dev.portolan.ui.contexts.WindowFrame;
import dev.portolan.ui.drawer.DrawerKeys;
import dev.portolan.ui.drawer.DrawerPanel;
import dev.portolan.ui.drawer.DrawerVerbs;
import dev.portolan.ui.filter.FilterBar;
import dev.portolan.ui.map.ArrangeVerbs;
import dev.portolan.ui.map.FoldVerbs;
import dev.portolan.ui.map.MapView;
import dev.portolan.ui.map.ReachVerbs;
import dev.portolan.ui.matrix.MatrixPanel;
import dev.portolan.ui.parts.DesktopFileDialogs;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.Zoomed;
import dev.portolan.ui.policies.SidePanel;
import dev.portolan.ui.sheets.Sheets;
import dev.portolan.ui.shell.HeaderBar;
import dev.portolan.ui.shell.MapArea;
import dev.portolan.ui.shell.Panels;
import dev.portolan.ui.shell.StatusBar;
import dev.portolan.ui.shell.Ticker;
import dev.portolan.ui.shell.ViewTabs;
import dev.portolan.ui.table.TablePanel;
import dev.portolan.ui.verbs.VerbKeys;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Appearance;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Portolan's window: the bar on top, the map or the matrix in the middle with the inspector beside
/// and the checks under it, the status at the bottom. It renders what the store holds and sends
/// intents.
public final class PortolanWindow implements AutoCloseable {
  private static final double NARROWEST = 900;
  private static final double LOWEST = 560;

  /// What every screen has room for.
  private static final double USUAL = 900;

  private final Stage stage;
  private final Store store;
  private final Runnable heard;
  private final VBox top;
  private final Scene scene;
  private final MapView map;
  private final HeaderBar header;
  private final MatrixPanel matrix;
  private final TablePanel table;
  private final MapArea area;
  private final ViewTabs views;
  private final SidePanel side;
  private final DrawerPanel drawer;
  private final DrawerKeys drawerKeys;
  private final Panels panels;
  private final StatusBar status;
  private final ContextStrip strip;
  private final FilterBar filter;
  private final Ticker ticker;
  private final FxCrossing crossing;
  private final Verbs verbs = new Verbs();
  private final WindowFrame frame;
  private final Sheets sheets;
  private final Zoomed zoomed;
  private final DesktopLooks desktop;
  private @Nullable Appearance worn;

  /// On the FX thread. Shows nothing until `show`.
  public PortolanWindow(Stage stage, Store store, InstantSource clock) {
    this(stage, store, clock, new DesktopFileDialogs(stage));
  }

  /// A page of a window that has several.
  ///
  /// @param heard told on the FX thread that its workspace has changed, whether it is in front or
  ///   not
  public PortolanWindow(Stage stage, Store store, InstantSource clock, Runnable heard) {
    this(stage, store, clock, new DesktopFileDialogs(stage), heard);
  }

  /// The same, with another way to ask for files.
  public PortolanWindow(Stage stage, Store store, InstantSource clock, FileDialogs files) {
    this(stage, store, clock, files, () -> {});
    stage.setScene(scene);
  }

  private PortolanWindow(
      Stage stage, Store store, InstantSource clock, FileDialogs files, Runnable heard) {
    this.stage = stage;
    this.store = store;
    this.heard = heard;
    Themes.loadFonts();
    map = new MapView(store);
    sheets = new Sheets(store, verbs, map::revealNext);
    ticker = new Ticker(clock);
    header = new HeaderBar(store, map, files, ticker, sheets::openSettings);
    strip = new ContextStrip(store, header::chooseNamespaces);
    area = new MapArea(store, map, header::chooseContext, header::chooseNamespaces);
    matrix = new MatrixPanel(store);
    table = new TablePanel(store, map::revealNext);
    views = new ViewTabs(store, area, matrix, table, ticker);
    side = new SidePanel(store, files);
    drawer = new DrawerPanel(store, files);
    drawerKeys = new DrawerKeys(store, drawer, views::takeFocus);
    panels = new Panels(views.node(), side.node(), drawer);
    status = new StatusBar(panels.toggles());
    BorderPane root = new BorderPane(panels.node());
    root.getStyleClass().add("window");
    filter = new FilterBar(store, header::openFilter);
    top = new VBox(header.node(), strip.node(), filter.node());
    root.setTop(top);
    root.setBottom(status.node());
    frame = new WindowFrame(root);
    zoomed = new Zoomed(new StackPane(root, sheets.node()));
    scene = new Scene(zoomed, 1400, 900);
    new WindowVerbs(
            store,
            header,
            new WindowVerbs.Views(views, map, area.controls(), matrix, table),
            panels,
            drawerKeys)
        .addTo(verbs);
    new ArrangeVerbs(store).addTo(verbs);
    new FoldVerbs(store).addTo(verbs);
    new ReachVerbs(store).addTo(verbs);
    new DrawerVerbs(drawerKeys).addTo(verbs);
    new KeyFocus(scene).install();
    new VerbKeys(store, verbs, map.node(), sheets::shown).install(scene);
    desktop = new DesktopLooks(store);
    render(store.now());
    crossing = new FxCrossing(store, this::hear);
  }

  public void show() {
    stage.show();
    area.takeFocus();
  }

  MapView map() {
    return map;
  }

  /// What can be done in this window.
  Verbs verbs() {
    return verbs;
  }

  /// Comes before the other pages of its window, with their tabs above it.
  public void front(Node tabs) {
    double width = stage.getWidth();
    double height = stage.getHeight();
    boolean sized = stage.isShowing() && !stage.isMaximized();
    if (tabs.getParent() instanceof VBox other) {
      other.getChildren().remove(tabs);
    }
    top.getChildren().addFirst(tabs);
    stage.setScene(scene);
    if (sized) {
      stage.setWidth(width);
      stage.setHeight(height);
    }
    render(store.now());
    show();
  }

  @Override
  public void close() {
    leave();
    stage.close();
  }

  /// Closes the page, and leaves the window to the others.
  public void leave() {
    crossing.close();
    desktop.close();
    ticker.close();
    map.close();
    area.close();
    matrix.close();
    table.close();
    drawer.close();
  }

  /// A page that is behind others is not drawn.
  private void hear(Workspace workspace) {
    if (scene.equals(stage.getScene())) {
      render(workspace);
    }
    heard.run();
  }

  private void render(Workspace workspace) {
    wear(workspace.appearance());
    frame.render(workspace);
    stage.setTitle(title(workspace));
    header.render(workspace);
    strip.render(workspace);
    filter.render(workspace);
    views.render(workspace);
    side.render(workspace);
    drawer.render(workspace);
    panels.render(workspace);
    drawerKeys.render(workspace.wire().under());
    status.render(workspace);
    sheets.render(workspace);
  }

  /// Before anything else is shown: the map looks at how large it is drawn.
  private void wear(Appearance now) {
    Appearance before = worn;
    if (before != null
        && before.tones().equals(now.tones())
        && before.looks().percent() == now.looks().percent()) {
      return;
    }
    worn = now;
    int percent = now.looks().percent();
    zoomed.zoom(percent / 100.0);
    Themes.apply(scene, now.tones(), percent);
    stage.setMinWidth(least(NARROWEST * percent / 100, stage.getWidth()));
    stage.setMinHeight(least(LOWEST * percent / 100, stage.getHeight()));
  }

  /// The window does not grow by what is in it, where it may reach beyond the screen.
  private static double least(double wanted, double now) {
    return Double.isNaN(now) ? Math.min(wanted, USUAL) : Math.min(wanted, now);
  }

  private static String title(Workspace workspace) {
    OpenContext open = workspace.open();
    if (open == null) {
      return "Portolan";
    }
    String simulated = open.snapshot().origin().simulated() ? " (simulated)" : "";
    return open.context().name() + simulated + " · Portolan";
  }
}
