package dev.portolan.ui.checks;

import dev.portolan.probe.Finding.Ping;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Pings as figures: packets, loss and round-trip times, a row of tiles for each address.
final class PingTiles {
  private final VBox root = new VBox();
  private List<Ping> shown = List.of();

  PingTiles() {
    root.getStyleClass().add("pings");
  }

  Node node() {
    return root;
  }

  void show(List<Ping> pings) {
    if (pings.equals(shown)) {
      return;
    }
    shown = pings;
    List<Node> rows = new ArrayList<>();
    for (Ping ping : pings) {
      Label address = new Label("ping " + ping.address());
      address.getStyleClass().add("ping-address");
      rows.add(address);
      rows.add(tiles(ping));
      if (!ping.detail().isEmpty()) {
        Label detail = new Label(ping.detail());
        detail.setWrapText(true);
        detail.getStyleClass().add("ping-detail");
        rows.add(detail);
      }
    }
    root.getChildren().setAll(rows);
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

  private static Node tile(String name, String figure, Tone tone) {
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
