package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Where the user has put things, in chart units: the upper left corner of each.
public record Pins(Map<ObjectRef, Place> places) {
  public static final Pins NONE = new Pins(Map.of());

  public Pins {
    places = Collections.unmodifiableMap(new TreeMap<>(places));
  }

  /// A corner.
  public record Place(double x, double y) {}
}
