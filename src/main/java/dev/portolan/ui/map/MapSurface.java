package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.workspace.Tones;
import javafx.scene.Node;

/// A node that shows pictures of a chart. How they are made is its own matter.
public interface MapSurface extends AutoCloseable {
  Node node();

  /// Asks for a picture; the newest one asked for wins. On the FX thread.
  void show(Picture picture);

  @Override
  void close();

  /// A picture to be made.
  ///
  /// @param viewport in the scene's units
  /// @param outputScale device pixels per unit of the scene
  /// @param fine false while it moves: quick rather than smooth
  record Picture(
      Diagram diagram,
      Overlay overlay,
      Viewport viewport,
      double outputScale,
      Tones tones,
      boolean fine) {
    /// The viewport in device pixels.
    Viewport deviceViewport() {
      return new Viewport(
          viewport.x(),
          viewport.y(),
          viewport.scale() * outputScale,
          Math.max(1, (int) Math.ceil(viewport.width() * outputScale)),
          Math.max(1, (int) Math.ceil(viewport.height() * outputScale)));
    }
  }
}
