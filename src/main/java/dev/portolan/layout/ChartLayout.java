package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A whole chart laid out: the frames of the namespaces, and the plan of each one's inside.
public final class ChartLayout {
  /// That of a chart without namespaces.
  public static final ChartLayout NONE = new ChartLayout(new TreeMap<>(), Map.of(), Folds.NONE);

  private final SortedMap<String, NamespacePlan> plans;
  private final Map<String, Area> frames;
  private final @Nullable ChartLayout base;
  private final Map<ObjectRef, Pins.Place> pins;

  private final Folds folds;

  ChartLayout(SortedMap<String, NamespacePlan> plans, Map<String, Area> frames, Folds folds) {
    this(plans, frames, folds, null, Map.of());
  }

  /// @param base the same without what the user put elsewhere; null when that is this one
  /// @param pins what the user put where
  ChartLayout(
      SortedMap<String, NamespacePlan> plans,
      Map<String, Area> frames,
      Folds folds,
      @Nullable ChartLayout base,
      Map<ObjectRef, Pins.Place> pins) {
    this.plans = plans;
    this.frames = frames;
    this.folds = folds;
    this.base = base;
    this.pins = pins;
  }

  /// The layout as it is without what the user put elsewhere.
  public ChartLayout base() {
    return base == null ? this : base;
  }

  /// How far it is unfolded.
  Folds folds() {
    return folds;
  }

  /// What the user put where.
  public Map<ObjectRef, Pins.Place> pins() {
    return pins;
  }

  /// The same plans without a place on the chart for any of them.
  public ChartLayout unplaced() {
    return new ChartLayout(plans, Map.of(), folds);
  }

  /// By namespace, in the order of the names.
  public Map<String, NamespacePlan> plans() {
    return Collections.unmodifiableSortedMap(plans);
  }

  /// The place of each namespace on the chart; the same instance as long as none moves.
  public Map<String, Area> frames() {
    return frames;
  }

  public @Nullable NamespacePlan plan(String namespace) {
    return plans.get(namespace);
  }

  public @Nullable Area frame(String namespace) {
    return frames.get(namespace);
  }
}
