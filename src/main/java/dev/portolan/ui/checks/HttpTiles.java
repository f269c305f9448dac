package dev.portolan.ui.checks;

import dev.portolan.probe.Finding.Http;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/// An HTTP answer as figures: the status and where the time went, with redirects and headers under
/// them.
final class HttpTiles {
  private HttpTiles() {}

  static List<Node> of(Http h) {
    List<Node> made = new ArrayList<>();
    made.add(Tiles.detail(h.address()));
    made.add(figures(h));
    h.redirects().forEach(r -> made.add(Tiles.detail("leads to " + r)));
    if (!h.detail().isEmpty()) {
      made.add(Tiles.detail(h.detail()));
    }
    h.headers().forEach(x -> made.add(Tiles.detail(x)));
    return made;
  }

  private static Node figures(Http h) {
    List<Node> tiles = new ArrayList<>();
    tiles.add(status(h));
    part(tiles, "Lookup", h.timing().lookup());
    part(tiles, "Connect", h.timing().connect());
    part(tiles, "TLS", h.timing().tls());
    part(tiles, "First byte", h.timing().firstByte());
    part(tiles, "Total", h.timing().total());
    return Tiles.row(tiles);
  }

  private static Node status(Http h) {
    boolean bad = h.status() == 0 || h.status() >= 500;
    Tone tone = bad ? Tone.BAD : h.status() >= 400 ? Tone.WARN : Tone.GOOD;
    String figure = h.status() == 0 ? h.outcome().text() : Integer.toString(h.status());
    return Tiles.tile("Status", figure, tone);
  }

  private static void part(List<Node> tiles, String name, double millis) {
    if (millis >= 0) {
      tiles.add(Tiles.tile(name, RunWords.millis(millis), Tone.PLAIN));
    }
  }
}
