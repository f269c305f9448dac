package dev.portolan.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A set of ports of one protocol, 0 to 65535, as disjoint intervals in order.
public final class PortSet {
  public static final int LAST = 65_535;
  public static final PortSet NONE = new PortSet(new int[0]);
  public static final PortSet ALL = new PortSet(new int[] {0, LAST});

  /// First and last port of each interval; intervals neither touch nor overlap.
  private final int[] bounds;

  private PortSet(int[] bounds) {
    this.bounds = bounds;
  }

  /// Ports `from` to `to`, both inclusive; none when `from` is above `to`.
  public static PortSet of(int from, int to) {
    int first = Math.max(0, from);
    int last = Math.min(LAST, to);
    if (first > last) {
      return NONE;
    }
    return first == 0 && last == LAST ? ALL : new PortSet(new int[] {first, last});
  }

  public static PortSet of(int port) {
    return of(port, port);
  }

  /// An interval of ports, both ends inclusive.
  public record Interval(int from, int to) {
    @Override
    public String toString() {
      return from == to ? Integer.toString(from) : from + "-" + to;
    }
  }

  public List<Interval> intervals() {
    List<Interval> result = new ArrayList<>(bounds.length / 2);
    for (int i = 0; i < bounds.length; i += 2) {
      result.add(new Interval(bounds[i], bounds[i + 1]));
    }
    return result;
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  public boolean isAll() {
    return bounds.length == 2 && bounds[0] == 0 && bounds[1] == LAST;
  }

  public boolean contains(int port) {
    int at = Arrays.binarySearch(bounds, port);
    return at >= 0 || (-at - 1) % 2 == 1;
  }

  /// How many ports it has.
  public int size() {
    int size = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      size += bounds[i + 1] - bounds[i] + 1;
    }
    return size;
  }

  public PortSet union(PortSet other) {
    if (isEmpty() || other.isAll()) {
      return other;
    }
    return other.isEmpty() || isAll() ? this : combine(other, true, true, true);
  }

  public PortSet intersect(PortSet other) {
    if (isAll() || other.isEmpty()) {
      return other;
    }
    return other.isAll() || isEmpty() ? this : combine(other, false, false, true);
  }

  public PortSet minus(PortSet other) {
    if (isEmpty() || other.isEmpty()) {
      return this;
    }
    return other.isAll() ? NONE : combine(other, true, false, false);
  }

  /// Sweeps over both sets' borders; a port belongs to the result when it is only in this set, only
  /// in the other, or in both, as the flags say.
  private PortSet combine(PortSet other, boolean onlyThis, boolean onlyOther, boolean both) {
    int[] result = new int[bounds.length + other.bounds.length + 2];
    int size = 0;
    int i = 0;
    int j = 0;
    boolean inside = false;
    while (i < bounds.length || j < other.bounds.length) {
      int next = Math.min(border(bounds, i), border(other.bounds, j));
      if (i < bounds.length && border(bounds, i) == next) {
        i++;
      }
      if (j < other.bounds.length && border(other.bounds, j) == next) {
        j++;
      }
      boolean inThis = i % 2 == 1;
      boolean inOther = j % 2 == 1;
      boolean in = inThis ? (inOther ? both : onlyThis) : inOther && onlyOther;
      if (in != inside) {
        result[size++] = in ? next : next - 1;
        inside = in;
      }
    }
    return size == 0 ? NONE : normal(Arrays.copyOf(result, size));
  }

  /// The border as the first port after it: an interval's last port counts one more.
  private static int border(int[] bounds, int i) {
    if (i >= bounds.length) {
      return Integer.MAX_VALUE;
    }
    return i % 2 == 0 ? bounds[i] : bounds[i] + 1;
  }

  private static PortSet normal(int[] bounds) {
    PortSet set = new PortSet(bounds);
    return set.isAll() ? ALL : set;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PortSet set && Arrays.equals(bounds, set.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /// Such as `80,443,8000-8080`; `all` or `none`.
  @Override
  public String toString() {
    if (isEmpty()) {
      return "none";
    }
    return isAll()
        ? "all"
        : intervals().stream().map(Interval::toString).collect(Collectors.joining(","));
  }
}
