package dev.portolan.ui.shell;

import dev.portolan.diagram.Viewport;
import dev.portolan.ui.map.MapView;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.FileSort;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.MatrixStep;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Writes the map to a picture: all of it or what is on screen, as PNG at a scale or as SVG. Writes
/// the matrix to a table, as CSV or JSON.
final class ExportMenu {
  private static final List<Integer> SCALES = List.of(1, 2, 4);

  private final Store store;
  private final MapView map;
  private final FileDialogs files;
  private final MenuButton button = new MenuButton("Export", new FontIcon(Feather.DOWNLOAD));

  private final MenuItem csv;
  private final MenuItem json;

  ExportMenu(Store store, MapView map, FileDialogs files) {
    button.setMinWidth(MenuButton.USE_PREF_SIZE);
    this.store = store;
    this.map = map;
    this.files = files;
    csv = table("Matrix as CSV", "csv", FileSort.MATRIX_CSV);
    json = table("Matrix as JSON", "json", FileSort.MATRIX_JSON);
    button.setId("export");
    button.setTooltip(new Tooltip("Save the map as a picture, the matrix as a table (Ctrl+E)"));
    button
        .getItems()
        .addAll(
            png("Whole map as PNG", "export-png", false),
            item("Whole map as SVG", "export-svg", FileSort.MAP_SVG, 1, false),
            new SeparatorMenuItem(),
            png("Current view as PNG", "export-view-png", true),
            item("Current view as SVG", "export-view-svg", FileSort.MAP_SVG, 1, true),
            new SeparatorMenuItem(),
            csv,
            json);
  }

  MenuButton node() {
    return button;
  }

  void open() {
    if (!button.isDisabled()) {
      button.show();
    }
  }

  void render(Workspace workspace) {
    button.setDisable(workspace.diagram().boxes().isEmpty());
    csv.setDisable(workspace.matrix().matrix() == null);
    json.setDisable(workspace.matrix().matrix() == null);
  }

  private Menu png(String title, String id, boolean view) {
    Menu menu = new Menu(title, new FontIcon(Feather.IMAGE));
    menu.setId(id);
    for (int scale : SCALES) {
      menu.getItems().add(item(scale + "×", id + "-" + scale, FileSort.MAP_PNG, scale, view));
    }
    return menu;
  }

  private MenuItem item(String title, String id, FileSort sort, int scale, boolean view) {
    MenuItem item = new MenuItem(title);
    item.setId(id);
    if (sort == FileSort.MAP_SVG) {
      item.setGraphic(new FontIcon(Feather.PEN_TOOL));
    }
    item.setOnAction(e -> export(sort, scale, view));
    return item;
  }

  private MenuItem table(String title, String ending, FileSort sort) {
    MenuItem item = new MenuItem(title, new FontIcon(Feather.GRID));
    item.setId("export-matrix-" + ending);
    item.setOnAction(
        e ->
            files
                .save(sort, suggestedName(store.now()) + "-matrix")
                .ifPresent(
                    file -> store.dispatch(new Intent.OnMatrix(new MatrixStep.Export(file)))));
    return item;
  }

  private void export(FileSort sort, int scale, boolean view) {
    Viewport part = view ? map.camera().viewport() : null;
    files
        .save(sort, suggestedName(store.now()))
        .ifPresent(file -> store.dispatch(new Intent.Export(file, scale, part)));
  }

  /// The context's name, as far as every file system takes it.
  static String suggestedName(Workspace workspace) {
    String name = workspace.open() == null ? "map" : workspace.open().context().name();
    return name.replaceAll("[^A-Za-z0-9._-]+", "-");
  }
}
