package dev.portolan.topology;

import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jgrapht.Graph;

/// What is on the map and how it belongs together, as a directed graph with a look-up by reference.
///
/// @param graph never changed once made
/// @param vertices in the order of their references
public record Topology(Graph<Vertex, Link> graph, Map<ObjectRef, Vertex> vertices) {
  public Optional<Vertex> vertex(ObjectRef ref) {
    return Optional.ofNullable(vertices.get(ref));
  }

  /// The links of one relation that start at a thing, ordered by where they lead.
  public List<Link> from(ObjectRef ref, Relation relation) {
    return links(ref, relation, true);
  }

  /// The links of one relation that end at a thing, ordered by where they come from.
  public List<Link> to(ObjectRef ref, Relation relation) {
    return links(ref, relation, false);
  }

  private List<Link> links(ObjectRef ref, Relation relation, boolean out) {
    Vertex vertex = vertices.get(ref);
    if (vertex == null) {
      return List.of();
    }
    Set<Link> all = out ? graph.outgoingEdgesOf(vertex) : graph.incomingEdgesOf(vertex);
    return all.stream()
        .filter(l -> l.relation() == relation)
        .sorted((a, b) -> out ? a.to().compareTo(b.to()) : a.from().compareTo(b.from()))
        .toList();
  }

  /// All links of one relation, ordered by both ends.
  public Stream<Link> all(Relation relation) {
    return vertices.keySet().stream().flatMap(v -> from(v, relation).stream());
  }
}
