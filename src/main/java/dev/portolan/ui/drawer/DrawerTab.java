package dev.portolan.ui.drawer;

import dev.portolan.ui.capture.CapturePage;
import dev.portolan.ui.checks.ChecksPanel;
import dev.portolan.ui.diagnosis.DiagnosisPage;
import dev.portolan.ui.history.HistoryPage;
import dev.portolan.ui.logs.LogsPage;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.sweep.SweepPage;
import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The tab of one page, and the page once it was looked at.
final class DrawerTab {
  private final Drawer place;
  private final Function<Workspace, String> badge;
  private final Supplier<DrawerPage> maker;
  private final ToggleButton button;
  private @Nullable DrawerPage page;
  private boolean resting = true;

  private DrawerTab(
      Store store, Drawer place, Function<Workspace, String> badge, Supplier<DrawerPage> maker) {
    this.place = place;
    this.badge = badge;
    this.maker = maker;
    button = new ToggleButton(place.title(), new FontIcon(icon(place)));
    button.setId("drawer-" + place.name().toLowerCase(Locale.ROOT));
    button.setAccessibleRole(AccessibleRole.TAB_ITEM);
    button.getStyleClass().add("view-tab");
    button.setOnAction(
        e -> {
          store.dispatch(new Intent.ShowDrawer(place));
          button.setSelected(true);
        });
  }

  static DrawerTab of(Store store, FileDialogs files, Drawer place) {
    return switch (place) {
      case CHECKS -> new DrawerTab(store, place, ChecksPanel::badge, () -> new ChecksPanel(store));
      case DIAGNOSIS ->
          new DrawerTab(store, place, DiagnosisPage::badge, () -> new DiagnosisPage(store));
      case SWEEP ->
          new DrawerTab(store, place, SweepPage::badge, () -> new SweepPage(store, files));
      case HISTORY -> new DrawerTab(store, place, w -> "", () -> new HistoryPage(store, files));
      case CAPTURE ->
          new DrawerTab(store, place, CapturePage::badge, () -> new CapturePage(store, files));
      case LOGS -> new DrawerTab(store, place, LogsPage::badge, () -> new LogsPage(store));
    };
  }

  static Feather icon(Drawer place) {
    return switch (place) {
      case CHECKS -> Feather.TERMINAL;
      case DIAGNOSIS -> Feather.ACTIVITY;
      case SWEEP -> Feather.GRID;
      case HISTORY -> Feather.CLOCK;
      case CAPTURE -> Feather.DISC;
      case LOGS -> Feather.FILE_TEXT;
    };
  }

  Drawer place() {
    return place;
  }

  ToggleButton button() {
    return button;
  }

  /// The page's node, made now where it was not yet.
  Node node() {
    return page().node();
  }

  void front(Workspace workspace) {
    page().render(workspace);
    resting = false;
  }

  void behind() {
    if (page != null && !resting) {
      page.rest();
      resting = true;
    }
  }

  void label(Workspace workspace, boolean selected) {
    button.setSelected(selected);
    String told = badge.apply(workspace);
    button.setText(told.isEmpty() ? place.title() : place.title() + " · " + told);
  }

  private DrawerPage page() {
    DrawerPage made = page == null ? maker.get() : page;
    page = made;
    return made;
  }
}
