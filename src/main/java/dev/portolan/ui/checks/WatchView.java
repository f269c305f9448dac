package dev.portolan.ui.checks;

import dev.portolan.probe.Finding.Rtt;
import dev.portolan.probe.Sample;
import dev.portolan.probe.Series;
import dev.portolan.ui.parts.Tone;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// A check that is repeated: its figures, and the times of its rounds over time, with what was lost
/// as bars.
final class WatchView {
  private static final double HEIGHT = 96;
  private static final double MARGIN = 6;

  private final FlowPane tiles = new FlowPane();
  private final Path line = new Path();
  private final Path lost = new Path();
  private final Label most = new Label();
  private final Label span = new Label();
  private final Pane plot = new Pane(lost, line, most, span);
  private final VBox root = new VBox(tiles, plot);
  private Series shown = Series.EMPTY;

  WatchView() {
    tiles.getStyleClass().add("tiles");
    line.getStyleClass().add("watch-line");
    lost.getStyleClass().add("watch-lost");
    most.getStyleClass().add("watch-scale");
    span.getStyleClass().add("watch-scale");
    plot.getStyleClass().add("watch-plot");
    plot.setMinHeight(HEIGHT);
    plot.setPrefHeight(HEIGHT);
    plot.setMinWidth(0);
    plot.widthProperty().addListener((p, was, is) -> draw());
    root.getStyleClass().add("watch");
  }

  Node node() {
    return root;
  }

  void show(Series series, boolean there) {
    root.setVisible(there);
    root.setManaged(there);
    if (there && !series.equals(shown)) {
      shown = series;
      figures();
      draw();
    }
  }

  private void figures() {
    Series.Totals totals = shown.totals();
    Rtt rtt = totals.rtt();
    double loss = totals.lossPercent();
    Tone tone = loss == 0 ? Tone.GOOD : loss < 100 ? Tone.WARN : Tone.BAD;
    Series.Outage outage = shown.outage();
    tiles
        .getChildren()
        .setAll(
            Tiles.tile("Rounds", Long.toString(totals.rounds()), Tone.PLAIN),
            Tiles.tile("Loss", RunWords.percent(Math.round(loss * 10) / 10.0), tone),
            Tiles.tile("Fastest", RunWords.millis(rtt.min()), Tone.PLAIN),
            Tiles.tile("Average", RunWords.millis(rtt.avg()), Tone.PLAIN),
            Tiles.tile("Slowest", RunWords.millis(rtt.max()), Tone.PLAIN),
            Tiles.tile(
                outage.running() > 0 ? "Out now" : "Longest outage",
                outage.longest() == 0
                    ? "none"
                    : outage.longest() + " in a row, " + RunWords.duration(outage.lasted()),
                outage.running() > 0 ? Tone.BAD : Tone.PLAIN));
    plot.setAccessibleText(
        "Times of the last "
            + shown.samples().size()
            + " rounds, slowest "
            + RunWords.millis(rtt.max()));
  }

  /// Rounds stand at even distances: they are asked at even ones.
  private void draw() {
    line.getElements().clear();
    lost.getElements().clear();
    List<Sample> samples = shown.samples();
    double width = plot.getWidth() - 2 * MARGIN;
    if (samples.isEmpty() || width <= 0) {
      return;
    }
    double top = Math.max(0.001, samples.stream().mapToDouble(Sample::millis).max().orElse(0));
    double step = width / Math.max(1, Math.max(samples.size() - 1, 29));
    boolean on = false;
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      double x = MARGIN + i * step;
      double y = MARGIN + (HEIGHT - 2 * MARGIN) * (1 - Math.max(0, sample.millis()) / top);
      if (sample.loss() > 0) {
        double bar = (HEIGHT - 2 * MARGIN) * sample.loss() / 100;
        lost.getElements()
            .addAll(new MoveTo(x, HEIGHT - MARGIN), new LineTo(x, HEIGHT - MARGIN - bar));
      }
      boolean timed = sample.millis() >= 0;
      if (timed) {
        line.getElements().add(on ? new LineTo(x, y) : new MoveTo(x, y));
        if (!on) {
          line.getElements().add(new LineTo(x + 0.01, y));
        }
      }
      on = timed;
    }
    Duration time = Duration.between(samples.getFirst().at(), samples.getLast().at());
    most.setText(RunWords.millis(top));
    most.relocate(MARGIN, 2);
    span.setText("the last " + RunWords.duration(time));
    span.relocate(MARGIN, HEIGHT - 20);
  }
}
