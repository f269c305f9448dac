package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where the user has put things. A place holds for one arrangement of the chart: what was put
/// somewhere among packed namespaces is elsewhere among layers of traffic.
public record Pins(Map<Pin, Place> places) {
  public static final Pins NONE = new Pins(Map.of());

  /// The most places that are kept.
  public static final int MOST = 2000;

  public Pins {
    TreeMap<Pin, Place> kept = new TreeMap<>();
    places.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(MOST)
        .forEach(e -> kept.put(e.getKey(), e.getValue()));
    places = Collections.unmodifiableMap(kept);
  }

  /// A thing in one arrangement of the chart.
  public record Pin(Mode mode, Grouping grouping, ObjectRef ref) implements Comparable<Pin> {
    @Override
    public int compareTo(Pin o) {
      int order = mode.compareTo(o.mode);
      order = order == 0 ? grouping.compareTo(o.grouping) : order;
      return order == 0 ? ref.compareTo(o.ref) : order;
    }
  }

  /// The upper left corner of a thing in chart units: of a group's frame on the chart, of a card
  /// inside a group from the upper left corner of the group's contents.
  public record Place(double x, double y) {}

  public @Nullable Place at(Mode mode, Grouping grouping, ObjectRef ref) {
    return places.get(new Pin(mode, grouping, ref));
  }

  /// The places of one arrangement.
  public Map<ObjectRef, Place> in(Mode mode, Grouping grouping) {
    Map<ObjectRef, Place> found = new TreeMap<>();
    places.forEach(
        (pin, place) -> {
          if (pin.mode() == mode && pin.grouping() == grouping) {
            found.put(pin.ref(), place);
          }
        });
    return Collections.unmodifiableMap(found);
  }

  public Pins with(Pin pin, Place place) {
    Map<Pin, Place> next = new HashMap<>(places);
    next.put(pin, place);
    return new Pins(next);
  }

  /// The same with one thing less.
  public Pins without(Pin pin) {
    Map<Pin, Place> next = new HashMap<>(places);
    next.remove(pin);
    return new Pins(next);
  }

  /// The same with nothing put anywhere in one arrangement.
  public Pins without(Mode mode, Grouping grouping) {
    Map<Pin, Place> next = new HashMap<>(places);
    next.keySet().removeIf(p -> p.mode() == mode && p.grouping() == grouping);
    return new Pins(next);
  }
}
