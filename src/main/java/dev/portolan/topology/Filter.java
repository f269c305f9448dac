package dev.portolan.topology;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// What of a cluster is on the map.
///
/// @param namespaces the namespaces shown; empty means all
public record Filter(Set<String> namespaces) {
  public static final Filter ALL = new Filter(Set.of());

  public Filter {
    namespaces = Collections.unmodifiableSet(new TreeSet<>(namespaces));
  }

  public Filter withNamespaces(Collection<String> shown) {
    return new Filter(Set.copyOf(shown));
  }

  /// True when nothing is left out.
  public boolean all() {
    return equals(ALL);
  }
}
