package dev.portolan.ui.shell;

import dev.portolan.ui.contexts.ContextChooser;
import dev.portolan.ui.filter.FilterForm;
import dev.portolan.ui.map.MapView;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.Narrow;
import dev.portolan.workspace.Appearance;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Looks.ThemeChoice;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.Theme;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar on top: which cluster, what of it, and what to do with the map.
public final class HeaderBar {
  /// A control whose choice narrows what is seen.
  static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

  /// Below this what narrows the map and what saves it are told by their icons alone.
  private static final double NARROW = 880;

  private final Store store;
  private final ContextChooser chooser;
  private final StateBadge badge;
  private final NamespaceFilter namespaces;
  private final FilterForm filter;
  private final SearchBox search;
  private final ExportMenu export;
  private final FontIcon themeIcon = new FontIcon(Feather.MOON);
  private final HBox root = new HBox();

  /// @param settings opens the settings
  public HeaderBar(Store store, MapView map, FileDialogs files, Ticker ticker, Runnable settings) {
    this.store = store;
    chooser = new ContextChooser(store, ticker.clock());
    badge = new StateBadge(ticker);
    namespaces = new NamespaceFilter(store);
    filter = new FilterForm(store);
    search = new SearchBox(store, map);
    export = new ExportMenu(store, map, files);
    Button theme = Icons.button("theme", Feather.MOON, "Light or dark (Ctrl+D)", this::toggleTheme);
    theme.setGraphic(themeIcon);
    root.getStyleClass().add("header");
    Narrow.below(
        root.widthProperty(), NARROW, List.of(namespaces.node(), filter.node(), export.node()));
    root.getChildren()
        .addAll(
            side(Pos.CENTER_LEFT, chooser.node(), badge.node()),
            part(Pos.CENTER, search.node(), namespaces.node(), filter.node()),
            side(
                Pos.CENTER_RIGHT,
                export.node(),
                theme,
                Icons.button("open-settings", Feather.SETTINGS, "Settings (Ctrl+,)", settings)));
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    chooser.render(workspace);
    badge.render(workspace);
    namespaces.render(workspace);
    filter.render(workspace);
    filter.node().pseudoClassStateChanged(ACTIVE, !workspace.map().view().filter().ofNamespaces());
    search.render(workspace);
    export.render(workspace);
    boolean dark = workspace.appearance().theme() == Theme.DARK;
    themeIcon.setIconCode(dark ? Feather.SUN : Feather.MOON);
  }

  public void toggleTheme() {
    Appearance now = store.now().appearance();
    boolean dark = now.theme() == Theme.DARK;
    store.dispatch(
        new Intent.SetLooks(now.looks().with(dark ? ThemeChoice.LIGHT : ThemeChoice.DARK)));
  }

  public void focusSearch() {
    search.focus();
  }

  public void openFilter() {
    filter.open();
  }

  public void clearSearch() {
    search.clear();
  }

  public void openExport() {
    export.open();
  }

  public void chooseContext() {
    chooser.toggle();
  }

  /// Lets the user choose the namespaces that are read.
  public void chooseNamespaces() {
    namespaces.read();
  }

  /// Both sides are equally wide as long as there is room, so that the search is in the middle.
  private static HBox side(Pos alignment, Node... nodes) {
    HBox side = part(alignment, nodes);
    side.setPrefWidth(0);
    side.setMinWidth(Region.USE_COMPUTED_SIZE);
    HBox.setHgrow(side, Priority.ALWAYS);
    return side;
  }

  private static HBox part(Pos alignment, Node... nodes) {
    HBox part = new HBox(8, nodes);
    part.setAlignment(alignment);
    return part;
  }
}
