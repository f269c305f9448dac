package dev.portolan.ui.checks;

import dev.portolan.probe.Finding.Ping;
import dev.portolan.probe.Finding.Rtt;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// A ping as figures: packets, loss and round-trip times, as far as there are any.
final class PingTiles {
  private PingTiles() {}

  static List<Node> of(Ping ping) {
    List<Node> made = new ArrayList<>();
    Label address = new Label("ping " + ping.address());
    address.getStyleClass().add("ping-address");
    made.add(address);
    made.add(ping.sent() == 0 ? Tiles.detail("Nothing was sent.") : figures(ping));
    if (!ping.detail().isEmpty()) {
      made.add(Tiles.detail(ping.detail()));
    }
    return made;
  }

  private static Node figures(Ping ping) {
    double loss = ping.lossPercent();
    Tone tone = loss == 0 ? Tone.GOOD : loss < 100 ? Tone.WARN : Tone.BAD;
    List<Node> tiles = new ArrayList<>();
    tiles.add(Tiles.tile("Received", ping.received() + " of " + ping.sent(), Tone.PLAIN));
    tiles.add(Tiles.tile("Loss", RunWords.percent(loss), tone));
    Rtt rtt = ping.rtt();
    if (!rtt.equals(Rtt.NONE)) {
      tiles.add(Tiles.tile("Fastest", RunWords.millis(rtt.min()), Tone.PLAIN));
      tiles.add(Tiles.tile("Average", RunWords.millis(rtt.avg()), Tone.PLAIN));
      tiles.add(Tiles.tile("Slowest", RunWords.millis(rtt.max()), Tone.PLAIN));
    }
    return Tiles.row(tiles);
  }
}
