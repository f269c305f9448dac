package dev.portolan.bench;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.topology.Link;
import dev.portolan.topology.NamespaceGraph;
import dev.portolan.topology.Topology;
import dev.portolan.topology.Vertex;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// The same graph as a chart is made of, for Eclipse ELK: namespaces packed by its `box`, the cards
/// in each laid out by its `layered`, the pods in each workload packed by `box`.
final class ElkGraph {
  private static final String LAYERED = "org.eclipse.elk.layered";
  private static final String BOX = "org.eclipse.elk.box";

  private final ElkNode root = ElkGraphUtil.createGraph();
  private int nodes;

  private ElkGraph() {}

  /// Everything as on the packed chart.
  static ElkGraph packed(Topology topology) {
    ElkGraph graph = new ElkGraph();
    graph.root.setProperty(CoreOptions.ALGORITHM, BOX);
    for (NamespaceGraph part : topology.parts().values()) {
      ElkNode frame = graph.node(graph.root, 0, 0);
      frame.setProperty(CoreOptions.ALGORITHM, LAYERED);
      frame.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
      Map<ObjectRef, ElkNode> cards = new HashMap<>();
      for (Vertex card : part.cards()) {
        ElkNode node = graph.node(frame, 144, 38);
        cards.put(card.ref(), node);
        for (Pod pod : part.crew(card.ref()).pods()) {
          node.setProperty(CoreOptions.ALGORITHM, BOX);
          graph.node(node, 128, 32).setIdentifier(pod.name());
        }
      }
      link(part.links(), cards);
    }
    return graph;
  }

  /// The cards alone, of all namespaces in one, along the traffic.
  static ElkGraph flow(Topology topology) {
    ElkGraph graph = new ElkGraph();
    graph.root.setProperty(CoreOptions.ALGORITHM, LAYERED);
    graph.root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    for (NamespaceGraph part : topology.parts().values()) {
      Map<ObjectRef, ElkNode> cards = new HashMap<>();
      part.cards().forEach(c -> cards.put(c.ref(), graph.node(graph.root, 144, 38)));
      link(part.links(), cards);
    }
    return graph;
  }

  private ElkNode node(ElkNode parent, double width, double height) {
    ElkNode node = ElkGraphUtil.createNode(parent);
    node.setDimensions(width, height);
    nodes++;
    return node;
  }

  private static void link(Iterable<Link> links, Map<ObjectRef, ElkNode> cards) {
    for (Link link : links) {
      ElkNode from = cards.get(link.from());
      ElkNode to = cards.get(link.to());
      if (from != null && to != null) {
        ElkGraphUtil.createSimpleEdge(from, to);
      }
    }
  }

  int nodes() {
    return nodes;
  }

  void layout() {
    new RecursiveGraphLayoutEngine().layout(root, new NullElkProgressMonitor());
  }

  double width() {
    return root.getWidth();
  }
}
