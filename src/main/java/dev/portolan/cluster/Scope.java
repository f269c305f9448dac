package dev.portolan.cluster;

import dev.portolan.model.Coverage;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which namespaces a session reads.
///
/// @param namespaces the chosen ones; empty for the widest that the user's rights allow: the whole
///   cluster, else the context's own namespace
public record Scope(SortedSet<String> namespaces) {
  /// Everything that may be read.
  public static final Scope WIDEST = new Scope(new TreeSet<>());

  public Scope {
    namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
  }

  public static Scope of(Collection<String> namespaces) {
    return new Scope(new TreeSet<>(namespaces));
  }

  /// How a chosen namespace stands that the cluster does not have.
  public static Coverage missing(String name) {
    return new Coverage.Failed("there is no namespace \"" + name + "\"");
  }

  public boolean widest() {
    return namespaces.isEmpty();
  }
}
