package dev.portolan.ui.shell;

import dev.portolan.ui.Popovers;
import dev.portolan.ui.shell.Summary.Gap;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What of the cluster may not or could not be read, in a few words; pressed, it lists each kind
/// with the server's own reason.
final class GapsButton {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 320;

  private final Button button = new Button("", new FontIcon(Feather.ALERT_TRIANGLE));
  private final VBox rows = new VBox();
  private final PopOver popover;
  private List<Gap> shown = List.of();

  GapsButton() {
    button.setId("coverage");
    button.getStyleClass().add("coverage");
    button.setTooltip(new Tooltip("What of the map is missing, and why"));
    button.managedProperty().bind(button.visibleProperty());
    button.setVisible(false);
    button.setMinWidth(0);
    button.setOnAction(e -> toggle());
    Label title = new Label("Not on the map");
    title.getStyleClass().add("gaps-title");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HEIGHT);
    VBox content = new VBox(title, scroll);
    content.setId("gaps");
    content.getStyleClass().add("gaps");
    content.setPrefWidth(WIDTH);
    popover = Popovers.of(content);
    popover.setArrowLocation(PopOver.ArrowLocation.BOTTOM_LEFT);
  }

  Node node() {
    return button;
  }

  void show(List<Gap> gaps) {
    if (gaps.equals(shown)) {
      return;
    }
    shown = List.copyOf(gaps);
    button.setVisible(!gaps.isEmpty());
    button.setText(Summary.gapText(gaps));
    rows.getChildren().setAll(gaps.stream().map(GapsButton::row).toList());
    if (gaps.isEmpty()) {
      popover.hide();
    }
  }

  private void toggle() {
    if (popover.isShowing()) {
      popover.hide();
    } else {
      popover.show(button);
    }
  }

  private static Node row(Gap gap) {
    Label kind =
        new Label(
            gap.kind().plural(),
            new FontIcon(gap.forbidden() ? Feather.LOCK : Feather.ALERT_TRIANGLE));
    kind.getStyleClass().add("gap-kind");
    Label why = new Label((gap.forbidden() ? "not allowed: " : "could not be read: ") + gap.why());
    why.getStyleClass().add("gap-why");
    why.setWrapText(true);
    VBox row = new VBox(kind, why);
    row.getStyleClass().add("gap");
    return row;
  }
}
