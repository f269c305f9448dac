package dev.portolan.ui.checks;

import dev.portolan.probe.Finding.Http;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// HTTP answers as figures: the status and where the time went, a row of tiles for each URL, with
/// redirects and headers under it.
final class HttpTiles {
  private final VBox rows = new VBox();
  private final ScrollPane root = new ScrollPane(rows);
  private List<Http> shown = List.of();

  HttpTiles() {
    rows.getStyleClass().add("pings");
    root.getStyleClass().add("pings-scroll");
    root.setFitToWidth(true);
    root.setMinHeight(0);
  }

  Node node() {
    return root;
  }

  void show(List<Http> answers) {
    if (!answers.equals(shown)) {
      shown = answers;
      List<Node> made = new ArrayList<>();
      answers.forEach(h -> made.addAll(rows(h)));
      rows.getChildren().setAll(made);
    }
    root.setVisible(!answers.isEmpty());
    root.setManaged(!answers.isEmpty());
  }

  private static List<Node> rows(Http h) {
    List<Node> made = new ArrayList<>();
    made.add(line(h.address()));
    made.add(tiles(h));
    h.redirects().forEach(r -> made.add(line("leads to " + r)));
    if (!h.detail().isEmpty()) {
      made.add(line(h.detail()));
    }
    h.headers().forEach(x -> made.add(line(x)));
    return made;
  }

  private static Node line(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add("ping-detail");
    return label;
  }

  private static Node tiles(Http h) {
    FlowPane tiles = new FlowPane(status(h));
    tiles.getStyleClass().add("tiles");
    part(tiles, "Lookup", h.timing().lookup());
    part(tiles, "Connect", h.timing().connect());
    part(tiles, "TLS", h.timing().tls());
    part(tiles, "First byte", h.timing().firstByte());
    part(tiles, "Total", h.timing().total());
    return tiles;
  }

  private static Node status(Http h) {
    boolean bad = h.status() == 0 || h.status() >= 500;
    Tone tone = bad ? Tone.BAD : h.status() >= 400 ? Tone.WARN : Tone.GOOD;
    String figure = h.status() == 0 ? h.outcome().text() : Integer.toString(h.status());
    return tile("Status", tone, figure);
  }

  private static void part(FlowPane tiles, String name, double millis) {
    if (millis >= 0) {
      tiles.getChildren().add(tile(name, Tone.PLAIN, RunWords.millis(millis)));
    }
  }

  private static Node tile(String name, Tone tone, String figure) {
    Label title = new Label(name);
    title.getStyleClass().add("tile-name");
    Label value = new Label();
    value.getStyleClass().add("tile-value");
    Marks.show(value, tone, figure);
    VBox tile = new VBox(title, value);
    tile.getStyleClass().add("tile");
    tile.setAccessibleText(name + " " + figure);
    return tile;
  }
}
