package dev.portolan.diagram;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.NamespaceGraph;
import dev.portolan.topology.Topology;
import dev.portolan.topology.TopologyBuilder;
import dev.portolan.topology.Vertex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that a chart is of, one item each, whether it is folded away or not: namespace by
/// namespace, each workload before its pods, the nodes at last. What did not change since an
/// earlier inventory is taken over from it.
public final class Inventory {
  public static final Inventory NONE = new Inventory(null, Map.of(), List.of());

  private final @Nullable Topology topology;
  private final Map<String, Part> parts;
  private final List<Item> items;

  private Inventory(@Nullable Topology topology, Map<String, Part> parts, List<Item> items) {
    this.topology = topology;
    this.parts = parts;
    this.items = Collections.unmodifiableList(items);
  }

  /// The items of one namespace, and what they were made of.
  private record Part(NamespaceGraph graph, List<Item> items) {
    @SuppressWarnings("ReferenceEquality") // a part that did not change is the same instance
    boolean of(NamespaceGraph other) {
      return graph == other;
    }
  }

  public List<Item> items() {
    return items;
  }

  /// What the view lets through of a snapshot.
  ///
  /// @param previous an inventory of an earlier snapshot, or `NONE`
  public static Inventory of(ClusterSnapshot snapshot, ChartView view, Inventory previous) {
    Topology topology = TopologyBuilder.next(snapshot, view.filter(), previous.topology);
    Map<String, Part> parts = new HashMap<>();
    List<Item> all = new ArrayList<>();
    topology
        .parts()
        .forEach(
            (name, graph) -> {
              Part before = previous.parts.get(name);
              Part part =
                  before != null && before.of(graph) ? before : new Part(graph, items(graph));
              parts.put(name, part);
              all.addAll(part.items());
            });
    if (view.filter().all()) {
      nodes(snapshot, all);
    }
    return new Inventory(topology, parts, all);
  }

  private static List<Item> items(NamespaceGraph graph) {
    List<Item> items = new ArrayList<>();
    items.add(new Item(graph.self(), null));
    for (Vertex card : graph.cards()) {
      items.add(new Item(card, null));
      ObjectRef owner = card.ref();
      graph.crew(owner).pods().forEach(p -> items.add(new Item(Vertex.of(p), owner)));
    }
    return items;
  }

  private static void nodes(ClusterSnapshot snapshot, List<Item> all) {
    for (KubeObject object : snapshot.shelf(Kind.NODE).values()) {
      if (object instanceof Node node) {
        all.add(new Item(Vertex.of(node), null));
      }
    }
  }
}
