package dev.portolan.ui.shell;

import dev.portolan.ui.map.MapView;
import dev.portolan.workspace.Crumbs;
import dev.portolan.workspace.Crumbs.Stop;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.layout.Region;
import org.controlsfx.control.BreadCrumbBar;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bread crumbs over the map: context, namespace, workload, pod. A click goes there.
final class TrailBar {
  private final Store store;
  private final MapView map;
  private final BreadCrumbBar<Stop> bar =
      new BreadCrumbBar<>() {
        @Override
        protected void layoutChildren() {
          CrumbRoom.share(this);
          super.layoutChildren();
        }
      };
  private List<Stop> shown = List.of();

  TrailBar(Store store, MapView map) {
    this.store = store;
    this.map = map;
    bar.setId("trail");
    bar.getStyleClass().add("trail");
    bar.setAccessibleRole(AccessibleRole.TOOL_BAR);
    bar.setAutoNavigationEnabled(false);
    bar.setCrumbFactory(TrailBar::crumb);
    bar.setOnCrumbAction(e -> go(e.getSelectedCrumb().getValue()));
    bar.setMinWidth(0);
  }

  Region node() {
    return bar;
  }

  void render(Workspace workspace) {
    List<Stop> stops = Crumbs.of(workspace);
    if (stops.equals(shown)) {
      return;
    }
    shown = stops;
    bar.setSelectedCrumb(
        stops.isEmpty() ? null : BreadCrumbBar.buildTreeModel(stops.toArray(Stop[]::new)));
    bar.setAccessibleText("Where you are: " + String.join(", ", words(stops)));
  }

  private static List<String> words(List<Stop> stops) {
    return stops.stream().map(Stop::words).toList();
  }

  private void go(Stop stop) {
    if (stop.ref() != null) {
      map.revealNext();
    } else {
      map.camera().fit();
    }
    store.dispatch(new Intent.Select(stop.ref(), false));
  }

  private static Button crumb(TreeItem<Stop> item) {
    Stop stop = item.getValue();
    Button crumb = new Button(stop.title());
    if (stop.ref() != null) {
      crumb.setGraphic(new FontIcon(Feather.CHEVRON_RIGHT));
    }
    crumb.getStyleClass().add("crumb");
    crumb.setAccessibleText(stop.words());
    crumb.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    crumb.setTooltip(new Tooltip(stop.words()));
    return crumb;
  }
}
