package dev.portolan.policy;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;

/// What all predictions of a snapshot stand on, beside its pods: policies, namespaces, nodes, and
/// how much of each is known. It hardly ever changes, and whether it has costs little to find out.
public final class Ground {
  private Ground() {}

  /// True when both stand on the same.
  public static boolean same(ClusterSnapshot a, ClusterSnapshot b) {
    return neighbourhood(a, b) && policies(a, b);
  }

  /// The same of all but the policies.
  public static boolean neighbourhood(ClusterSnapshot a, ClusterSnapshot b) {
    return a.coverage().equals(b.coverage())
        && a.shelf(Kind.NAMESPACE).equals(b.shelf(Kind.NAMESPACE))
        && a.shelf(Kind.NODE).equals(b.shelf(Kind.NODE));
  }

  /// True when both have the same policies, of every kind.
  public static boolean policies(ClusterSnapshot a, ClusterSnapshot b) {
    for (Kind kind : Kind.values()) {
      if (kind.isPolicy() && !a.shelf(kind).equals(b.shelf(kind))) {
        return false;
      }
    }
    return true;
  }
}
