package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Numbers in the upper left pixel of pictures, by which one knows which of them is on the screen:
/// JavaFX does not tell, and has up to three on the way.
final class Stamps {
  private static final int OPAQUE = 0xff000000;
  private static final Rectangle CORNER = new Rectangle(1, 1);

  /// Of the pictures that are not on the screen yet, by number.
  private final ConcurrentNavigableMap<Integer, Diagram> onTheWay = new ConcurrentSkipListMap<>();

  private int last; // the painting thread's alone

  /// Numbers a picture.
  ///
  /// @param changed what of it is other than before
  /// @return the same with the number
  List<Rectangle> on(BufferedImage picture, Diagram diagram, List<Rectangle> changed) {
    last++;
    onTheWay.put(last, diagram);
    picture.setRGB(0, 0, OPAQUE | last);
    List<Rectangle> all = new ArrayList<>(changed);
    all.add(CORNER);
    return all;
  }

  /// What is on the screen, if it was not before.
  ///
  /// @param corner the screen's upper left pixel
  Optional<Diagram> read(int corner) {
    int number = corner & ~OPAQUE;
    Diagram diagram = onTheWay.get(number);
    onTheWay.headMap(number, true).clear();
    return Optional.ofNullable(diagram);
  }
}
