package dev.portolan.topology;

import dev.portolan.model.ObjectRef;

/// An edge of the graph.
///
/// @param ready false when it leads to something that does not take traffic
public record Link(Relation relation, ObjectRef from, ObjectRef to, boolean ready) {}
