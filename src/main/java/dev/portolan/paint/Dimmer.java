package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Overlay;
import dev.portolan.model.ObjectRef;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Draws what a search did not find in faded colours.
final class Dimmer {
  private final Pen pen;
  private final @Nullable Set<ObjectRef> matches;
  private final Set<String> namespaces;

  Dimmer(Pen pen, Overlay overlay) {
    this.pen = pen;
    this.matches = overlay.matches();
    this.namespaces =
        matches == null
            ? Set.of()
            : matches.stream().map(Dimmer::home).collect(Collectors.toUnmodifiableSet());
  }

  private static String home(ObjectRef ref) {
    return ref.namespace().isEmpty() ? ref.name() : ref.namespace();
  }

  /// A way to draw each box by itself.
  Consumer<Box> over(Consumer<Box> draw) {
    Set<ObjectRef> found = matches;
    return box -> {
      pen.dim(found != null && !found.contains(box.ref()));
      draw.accept(box);
    };
  }

  /// A way to draw from afar, where what was found may be a part of what is drawn: bright wherever
  /// something in the namespace was found.
  Consumer<Box> overNamespaces(Consumer<Box> draw) {
    return box -> {
      pen.dim(matches != null && !namespaces.contains(home(box.ref())));
      draw.accept(box);
    };
  }
}
