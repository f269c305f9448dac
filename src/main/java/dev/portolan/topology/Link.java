package dev.portolan.topology;

import dev.portolan.model.ObjectRef;

/// An edge of the graph.
///
/// @param ready false when it leads to something that does not take traffic
/// @param words what is written on it: hosts, paths, where TLS ends; mostly empty
public record Link(Relation relation, ObjectRef from, ObjectRef to, boolean ready, String words) {
  public Link(Relation relation, ObjectRef from, ObjectRef to, boolean ready) {
    this(relation, from, to, ready, "");
  }

  Link ready(boolean is) {
    return is == ready ? this : new Link(relation, from, to, is, words);
  }
}
