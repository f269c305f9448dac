package dev.portolan.ui.checks;

import dev.portolan.probe.Finding.Ping;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// A ping as figures: packets, loss and round-trip times.
final class PingTiles {
  private PingTiles() {}

  static List<Node> of(Ping ping) {
    List<Node> made = new ArrayList<>();
    Label address = new Label("ping " + ping.address());
    address.getStyleClass().add("ping-address");
    made.add(address);
    made.add(figures(ping));
    if (!ping.detail().isEmpty()) {
      made.add(Tiles.detail(ping.detail()));
    }
    return made;
  }

  private static Node figures(Ping ping) {
    double loss = ping.lossPercent();
    Tone tone =
        ping.sent() == 0 ? Tone.IDLE : loss == 0 ? Tone.GOOD : loss < 100 ? Tone.WARN : Tone.BAD;
    return Tiles.row(
        List.of(
            Tiles.tile("Received", ping.received() + " of " + ping.sent(), Tone.PLAIN),
            Tiles.tile("Loss", ping.sent() == 0 ? "–" : RunWords.percent(loss), tone),
            Tiles.tile("Fastest", RunWords.millis(ping.rtt().min()), Tone.PLAIN),
            Tiles.tile("Average", RunWords.millis(ping.rtt().avg()), Tone.PLAIN),
            Tiles.tile("Slowest", RunWords.millis(ping.rtt().max()), Tone.PLAIN)));
  }
}
