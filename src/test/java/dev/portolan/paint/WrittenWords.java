package dev.portolan.paint;

import java.awt.Graphics;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;

/// A graphics context that remembers what is written on it, and where.
final class WrittenWords extends SVGGraphics2D {
  private final List<Word> words;

  /// A line of text.
  ///
  /// @param place the letters' bounds, in pixels
  record Word(String text, Rectangle2D place) {}

  WrittenWords() {
    super(
        GenericDOMImplementation.getDOMImplementation()
            .createDocument("http://www.w3.org/2000/svg", "svg", null));
    words = new ArrayList<>();
  }

  private WrittenWords(WrittenWords parent) {
    super(parent);
    words = parent.words;
  }

  @Override
  public Graphics create() {
    return new WrittenWords(this);
  }

  @Override
  public void drawString(String text, float x, float y) {
    Rectangle2D letters =
        getFont().createGlyphVector(getFontRenderContext(), text).getVisualBounds();
    Rectangle2D at =
        new Rectangle2D.Double(
            letters.getX() + x, letters.getY() + y, letters.getWidth(), letters.getHeight());
    words.add(new Word(text, getTransform().createTransformedShape(at).getBounds2D()));
  }

  @Override
  public void fill(Shape shape) {
    // Only words count.
  }

  @Override
  public void draw(Shape shape) {
    // Only words count.
  }

  @Override
  public void fillRect(int x, int y, int width, int height) {
    // Only words count.
  }

  List<Word> words() {
    return List.copyOf(words);
  }
}
