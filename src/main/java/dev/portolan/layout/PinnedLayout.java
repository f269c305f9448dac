package dev.portolan.layout;

import dev.portolan.layout.Pins.Place;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Same;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lays what the user put somewhere over a packed chart. The packed chart goes on as if nothing had
/// been moved, so that it is back as soon as the user takes the last place back.
public final class PinnedLayout {
  private final ChartLayout base;
  private final Map<ObjectRef, Place> pins;
  private final @Nullable ChartLayout previous;

  private PinnedLayout(
      ChartLayout base, Map<ObjectRef, Place> pins, @Nullable ChartLayout previous) {
    this.base = base;
    this.pins = pins;
    this.previous = previous != null && previous.pins().equals(pins) ? previous : null;
  }

  /// Lays pins over a packed chart.
  ///
  /// @param base the packed chart
  /// @param pins where namespaces, and cards in them, were put
  /// @param previous the layout before, of which is taken over what is the same
  public static ChartLayout over(
      ChartLayout base, Map<ObjectRef, Place> pins, @Nullable ChartLayout previous) {
    return pins.isEmpty() ? base : new PinnedLayout(base, pins, previous).layout();
  }

  private ChartLayout layout() {
    TreeMap<String, NamespacePlan> plans = new TreeMap<>(base.plans());
    Map<String, Map<ObjectRef, Place>> cards = new HashMap<>();
    pins.forEach(
        (ref, place) -> {
          if (ref.kind() != Kind.NAMESPACE) {
            cards.computeIfAbsent(ref.namespace(), k -> new HashMap<>()).put(ref, place);
          }
        });
    cards.forEach((name, own) -> plans.computeIfPresent(name, (n, plan) -> plan(n, plan, own)));
    if (previous != null
        && Same.one(previous.base().frames(), base.frames())
        && PackedLayout.sameSizes(plans, previous)) {
      return new ChartLayout(plans, previous.frames(), base.folds(), base, pins);
    }
    return new ChartLayout(plans, frames(plans), base.folds(), base, pins);
  }

  private NamespacePlan plan(String name, NamespacePlan plan, Map<ObjectRef, Place> own) {
    NamespacePlan was = previous == null ? null : previous.plan(name);
    boolean same = previous != null && Same.one(previous.base().plan(name), plan);
    return was != null && same ? was : plan.pinned(own);
  }

  /// The frames with room for what was put to the rim of one, and where they were put themselves.
  private Map<String, Area> frames(Map<String, NamespacePlan> plans) {
    Map<ObjectRef, Area> old = new LinkedHashMap<>();
    Map<ObjectRef, Area> grown = new LinkedHashMap<>();
    plans.forEach(
        (name, plan) -> {
          Area frame = base.frame(name);
          if (frame != null) {
            ObjectRef ref = plan.graph().self().ref();
            Packing.Item asked = Frames.around(ref, plan.width(), plan.height(), frame);
            double width = Math.max(asked.width(), frame.width());
            double height = Math.max(asked.height(), frame.height());
            old.put(ref, frame);
            grown.put(ref, new Area(frame.x(), frame.y(), width, height));
          }
        });
    Map<ObjectRef, Area> apart =
        grown.equals(old) ? old : new Pushing(old, grown, Metrics.NAMESPACE_GAP).apart();
    Map<String, Area> frames = new HashMap<>();
    Settling.settle(apart, pins, Metrics.NAMESPACE_GAP)
        .forEach((ref, area) -> frames.put(ref.name(), area));
    return Collections.unmodifiableMap(frames);
  }
}
