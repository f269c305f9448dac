package dev.portolan.ui.matrix;

import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.PortSet;
import dev.portolan.policy.Spread;
import dev.portolan.policy.matrix.Cell;
import dev.portolan.policy.matrix.Cell.Look;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// What the cells' marks mean.
final class LegendBar {
  private static final double WIDTH = 26;
  private static final double HEIGHT = 16;

  private final List<Canvas> swatches = new ArrayList<>();
  private final Label observed =
      new Label("small mark in the corner: observed by the sweep; frame: not as predicted");
  private final FlowPane root = new FlowPane();

  LegendBar() {
    root.setId("matrix-legend");
    root.getStyleClass().add("matrix-legend");
    observed.setId("matrix-legend-observed");
    observed.managedProperty().bind(observed.visibleProperty());
    observed.setVisible(false);
    for (Look look : Look.values()) {
      Canvas swatch = new Canvas(WIDTH, HEIGHT);
      swatches.add(swatch);
      Label label = new Label(words(look), swatch);
      root.getChildren().add(label);
    }
    root.getChildren().add(observed);
  }

  /// Says what the small marks mean, while there are any.
  void observed(boolean any) {
    observed.setVisible(any);
  }

  Node node() {
    return root;
  }

  void paintWith(Inks inks) {
    Look[] looks = Look.values();
    for (int i = 0; i < looks.length; i++) {
      Canvas swatch = swatches.get(i);
      swatch.getGraphicsContext2D().clearRect(0, 0, WIDTH, HEIGHT);
      Connections ports = Connections.of(Protocol.TCP, PortSet.of(80));
      Spread spread = new Spread(ports, ports, Connections.NONE, 1);
      new CellPainter(swatch.getGraphicsContext2D(), inks)
          .draw(new Cell(looks[i], spread), 0, 0, WIDTH, HEIGHT);
    }
  }

  private static String words(Look look) {
    return switch (look) {
      case ALL -> "all ports allowed";
      case SOME -> "these ports";
      case PARTLY -> "partly, pairs differ";
      default -> look.words();
    };
  }
}
