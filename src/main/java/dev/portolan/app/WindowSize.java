package dev.portolan.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// How large the window was; its place is the window manager's matter.
///
/// @param width in JavaFX units; 0 where nothing is known
record WindowSize(double width, double height, boolean maximized) {
  private static final double LARGEST = 20_000;

  static WindowSize read(JsonNode window) {
    double width = window.path("width").asDouble();
    double height = window.path("height").asDouble();
    boolean known = width > 0 && width < LARGEST && height > 0 && height < LARGEST;
    return new WindowSize(
        known ? width : 0, known ? height : 0, window.path("maximized").asBoolean());
  }

  void write(ObjectNode window) {
    window.put("maximized", maximized);
    if (width > 0) {
      window.put("width", Math.round(width));
      window.put("height", Math.round(height));
    }
  }

  /// A maximized window's size is the screen's, and not what it goes back to.
  static WindowSize of(Stage stage, WindowSize before) {
    return stage.isMaximized()
        ? new WindowSize(before.width, before.height, true)
        : new WindowSize(stage.getWidth(), stage.getHeight(), false);
  }

  /// Never larger than the screen, which may have become a smaller one.
  void apply(Stage stage) {
    if (width > 0) {
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      stage.setWidth(Math.min(width, screen.getWidth()));
      stage.setHeight(Math.min(height, screen.getHeight()));
    }
    stage.setMaximized(maximized);
  }
}
