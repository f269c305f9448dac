package dev.portolan.ui.checks;

import dev.portolan.probe.Finding.Ping;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Pings as figures: packets, loss and round-trip times, a row of tiles for each address.
final class PingTiles {
  private final VBox rows = new VBox();
  private final ScrollPane root = new ScrollPane(rows);
  private List<Ping> shown = List.of();

  PingTiles() {
    rows.getStyleClass().add("pings");
    root.getStyleClass().add("pings-scroll");
    root.setFitToWidth(true);
    root.setMinHeight(0);
  }

  Node node() {
    return root;
  }

  void show(List<Ping> pings) {
    if (pings.equals(shown)) {
      return;
    }
    shown = pings;
    List<Node> made = new ArrayList<>();
    for (Ping ping : pings) {
      Label address = new Label("ping " + ping.address());
      address.getStyleClass().add("ping-address");
      made.add(address);
      made.add(tiles(ping));
      if (!ping.detail().isEmpty()) {
        Label detail = new Label(ping.detail());
        detail.setWrapText(true);
        detail.getStyleClass().add("ping-detail");
        made.add(detail);
      }
    }
    rows.getChildren().setAll(made);
    root.setVisible(!pings.isEmpty());
    root.setManaged(!pings.isEmpty());
  }

  private static Node tiles(Ping ping) {
    double loss = ping.lossPercent();
    Tone tone =
        ping.sent() == 0 ? Tone.IDLE : loss == 0 ? Tone.GOOD : loss < 100 ? Tone.WARN : Tone.BAD;
    FlowPane tiles =
        new FlowPane(
            tile("Received", ping.received() + " of " + ping.sent(), Tone.PLAIN),
            tile("Loss", ping.sent() == 0 ? "–" : RunWords.percent(loss), tone),
            tile("Fastest", RunWords.millis(ping.rtt().min()), Tone.PLAIN),
            tile("Average", RunWords.millis(ping.rtt().avg()), Tone.PLAIN),
            tile("Slowest", RunWords.millis(ping.rtt().max()), Tone.PLAIN));
    tiles.getStyleClass().add("tiles");
    return tiles;
  }

  static Node tile(String name, String figure, Tone tone) {
    Label title = new Label(name);
    title.getStyleClass().add("tile-name");
    Label value = new Label();
    value.getStyleClass().add("tile-value");
    Marks.show(value, tone, figure);
    VBox tile = new VBox(title, value);
    tile.getStyleClass().add("tile");
    tile.setFocusTraversable(false);
    tile.setAccessibleText(name + " " + figure);
    return tile;
  }
}
