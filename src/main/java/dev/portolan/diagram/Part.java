package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of a chart's boxes, such as the pods of one namespace. Between two charts in which
/// nothing of it differs its key is the same, so whatever was worked out for it still holds.
///
/// @param boxes made one by one, when they are asked for
public record Part(Key key, List<Box> boxes) {
  /// What a part is told apart by.
  ///
  /// @param of equal to itself alone
  /// @param shape null where the boxes are of any
  public record Key(Object of, @Nullable Shape shape) {}
}
