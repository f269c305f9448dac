package dev.portolan.paint;

import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Overlay;
import dev.portolan.model.ObjectRef;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Draws what a search did not find in faded colours.
final class Dimmer {
  /// Of more pods than this it is not asked whether one was found.
  private static final int MANY = 2000;

  private final Pen pen;
  private final Diagram diagram;
  private final @Nullable Set<ObjectRef> matches;
  private final Set<String> namespaces;

  Dimmer(Pen pen, Diagram diagram, Overlay overlay) {
    this.pen = pen;
    this.diagram = diagram;
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

  /// A way to draw workloads: bright too where one of their pods was found.
  Consumer<Box> overWorkloads(Consumer<Box> draw) {
    Set<ObjectRef> found = matches;
    return box -> {
      pen.dim(found != null && !found.contains(box.ref()) && !holds(box, found));
      draw.accept(box);
    };
  }

  private boolean holds(Box workload, Set<ObjectRef> found) {
    if (!namespaces.contains(home(workload.ref()))) {
      return false;
    }
    if (workload.facts().tally().total() > MANY) {
      return true;
    }
    boolean[] one = new boolean[1];
    diagram.visit(
        Shape.POD, workload.rect(), Detail.BARE, pod -> one[0] |= found.contains(pod.ref()));
    return one[0];
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
