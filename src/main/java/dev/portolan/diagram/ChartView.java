package dev.portolan.diagram;

import dev.portolan.layout.Folds;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Mode;
import dev.portolan.layout.Pins;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Filter;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user wants to see of a cluster, and how it is arranged.
///
/// @param focus what is around which thing, or null; only `Mode.FOCUS` asks
public record ChartView(
    Filter filter, Mode mode, Grouping grouping, Folds folds, Pins pins, @Nullable Focus focus) {
  /// The whole cluster as a packed chart of its namespaces.
  public static final ChartView ALL =
      new ChartView(Filter.ALL, Mode.PACKED, Grouping.NAMESPACE, Folds.NONE, Pins.NONE, null);

  /// A thing and how far around it is looked.
  ///
  /// @param hops at least 1
  public record Focus(ObjectRef ref, int hops) {}

  /// The packed chart of some namespaces; of all when there are none.
  public static ChartView of(Set<String> namespaces) {
    return ALL.with(Filter.ALL.withNamespaces(namespaces));
  }

  /// The grouping that the chart has: not every mode has every one.
  public Grouping groups() {
    return mode.grouping(grouping);
  }

  /// What the user put somewhere in this arrangement.
  public Map<ObjectRef, Pins.Place> pinned() {
    return pins.in(mode, groups());
  }

  /// The same with a thing put somewhere in this arrangement.
  public ChartView pin(ObjectRef ref, double x, double y) {
    return with(pins.with(new Pins.Pin(mode, groups(), ref), new Pins.Place(x, y)));
  }

  /// The same with a thing let go in this arrangement.
  public ChartView unpin(ObjectRef ref) {
    return with(pins.without(new Pins.Pin(mode, groups(), ref)));
  }

  /// The same with nothing put anywhere in this arrangement.
  public ChartView unpinned() {
    return with(pins.without(mode, groups()));
  }

  /// True when a chart of the one is arranged as a chart of the other.
  public boolean arrangedAs(ChartView o) {
    return mode == o.mode && groups() == o.groups() && Objects.equals(focus, o.focus);
  }

  /// True for the chart that is made of namespaces, each a part of its own.
  public boolean byNamespaces() {
    return mode == Mode.PACKED && grouping == Grouping.NAMESPACE;
  }

  public ChartView with(Filter is) {
    return new ChartView(is, mode, grouping, folds, pins, focus);
  }

  public ChartView with(Mode is) {
    return new ChartView(filter, is, grouping, folds, pins, focus);
  }

  public ChartView with(Grouping is) {
    return new ChartView(filter, mode, is, folds, pins, focus);
  }

  public ChartView with(Folds is) {
    return new ChartView(filter, mode, grouping, is, pins, focus);
  }

  public ChartView with(Pins is) {
    return new ChartView(filter, mode, grouping, folds, is, focus);
  }

  public ChartView around(@Nullable Focus is) {
    return new ChartView(filter, mode, grouping, folds, pins, is);
  }
}
