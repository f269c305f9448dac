package dev.portolan.layout;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import dev.portolan.topology.NamespaceGraph;
import dev.portolan.topology.Relation;
import dev.portolan.topology.Vertex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.LayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.LayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jspecify.annotations.Nullable;

/// The inside of one namespace: services over what they select, ingresses over their services, and
/// the groups that come of it packed into a block. Where the cards or their sizes changed, it is
/// arranged anew, and the same each time; of an earlier chart only the frame counts, which an
/// arrangement that fits it respects.
final class NamespaceLayout implements LayoutAlgorithm2D<ObjectRef, Link> {
  private static final double SHAPE = 1.5;
  private static final int BROAD = 3;

  private final Map<ObjectRef, Block> sizes;
  private final @Nullable Area room;
  private Packing.Packed packed = new Packing.Packed(Map.of(), true);

  /// @param sizes the blocks of the workloads
  /// @param room the size that the contents had; null when they are new
  private NamespaceLayout(Map<ObjectRef, Block> sizes, @Nullable Area room) {
    this.sizes = sizes;
    this.room = room;
  }

  /// Lays out a namespace.
  ///
  /// @param frame where it stood, or null
  /// @param before how its inside was laid out, or null
  /// @param how how far it is unfolded, and whether it is arranged even where nothing changed
  static NamespacePlan plan(
      NamespaceGraph graph, @Nullable Area frame, @Nullable NamespacePlan before, How how) {
    Area room = frame == null ? null : room(frame);
    boolean closed = !how.folds().open(graph.self().ref());
    boolean holds =
        before != null
            && how.reuse()
            && before.closed() == closed
            && before.arrangement().holdsIn(room);
    if (before != null && holds && how.sameFolds() && before.graph() == graph) {
      return before;
    }
    if (closed) {
      return Tile.plan(graph, holds ? before : null);
    }
    @Nullable Seats[] seats = new Seats[graph.cards().size()];
    boolean sameSizes = before != null && graph.sameShape(before.graph());
    for (int i = 0; i < seats.length; i++) {
      Vertex card = graph.cards().get(i);
      if (card.ref().kind().isWorkload()) {
        Seats had = sameSizes && before != null ? before.seats(i) : seats(before, card.ref());
        Seats now = seats(graph, card, had, how);
        seats[i] = now;
        sameSizes &= had != null && had.sameSize(now);
      }
    }
    if (before != null && holds && sameSizes) {
      return new NamespacePlan(graph, before.areas(), seats, before.arrangement());
    }
    return arranged(graph, seats, room);
  }

  /// How namespaces are laid out.
  ///
  /// @param sameFolds true when no fold changed since the layout before
  /// @param reuse false to arrange everything even where nothing changed
  record How(Folds folds, boolean sameFolds, boolean reuse) {}

  private static @Nullable Seats seats(@Nullable NamespacePlan before, ObjectRef workload) {
    int at = before == null ? -1 : before.graph().position(workload);
    return before == null || at < 0 ? null : before.seats(at);
  }

  private static Seats seats(NamespaceGraph graph, Vertex workload, @Nullable Seats had, How how) {
    int wanted = Roster.wanted(workload);
    boolean folded =
        (had != null && how.sameFolds()) ? had.folded() : !how.folds().open(workload.ref());
    return how.reuse()
        ? Seats.next(graph.crew(workload.ref()), wanted, folded, had)
        : Seats.of(graph.crew(workload.ref()), wanted, folded, had);
  }

  private static NamespacePlan arranged(
      NamespaceGraph graph, @Nullable Seats[] seats, @Nullable Area room) {
    Map<ObjectRef, Block> sizes = new HashMap<>();
    for (int i = 0; i < seats.length; i++) {
      Seats crew = seats[i];
      if (crew != null) {
        ObjectRef ref = graph.cards().get(i).ref();
        sizes.put(ref, Block.of(ref, crew.width(), crew.height()));
      }
    }
    AreaModel model = new AreaModel();
    NamespaceLayout layout = new NamespaceLayout(sizes, room);
    layout.layout(graph.graph(), model);
    List<Area> areas = new ArrayList<>();
    Area all = new Area(0, 0, 0, 0);
    for (Vertex card : graph.cards()) {
      Area area = model.areas().getOrDefault(card.ref(), all);
      areas.add(area);
      all = all.union(area);
    }
    NamespacePlan.Arrangement arrangement =
        new NamespacePlan.Arrangement(all.width(), all.height(), room, layout.packed.free(), false);
    return new NamespacePlan(graph, List.copyOf(areas), seats, arrangement);
  }

  /// Arranges things of any namespaces as those of one are.
  ///
  /// @param sizes the blocks of those that are no cards
  /// @param room the size that they had together; null when they are new
  static Map<ObjectRef, Area> arrange(
      Graph<ObjectRef, Link> graph, Map<ObjectRef, Block> sizes, @Nullable Area room) {
    AreaModel model = new AreaModel();
    new NamespaceLayout(sizes, room).layout(graph, model);
    return model.areas();
  }

  @Override
  public void layout(Graph<ObjectRef, Link> graph, LayoutModel2D<ObjectRef> model) {
    Map<ObjectRef, Block> lower = new TreeMap<>();
    Map<ObjectRef, Block> services = new TreeMap<>();
    Map<ObjectRef, Block> ingresses = new TreeMap<>();
    Map<ObjectRef, Block> gateways = new TreeMap<>();
    for (ObjectRef thing : graph.vertexSet()) {
      switch (thing.kind()) {
        case SERVICE -> services.put(thing, card(thing));
        case INGRESS, HTTP_ROUTE, GRPC_ROUTE, TCP_ROUTE, TLS_ROUTE ->
            ingresses.put(thing, card(thing));
        case GATEWAY -> gateways.put(thing, card(thing));
        case POD -> lower.put(thing, Block.of(thing, Metrics.POD_WIDTH, Metrics.POD_HEIGHT));
        default -> lower.put(thing, sizes.getOrDefault(thing, card(thing)));
      }
    }
    Map<ObjectRef, Block> broad = new TreeMap<>();
    services.keySet().stream().filter(s -> broad(graph, s)).forEach(s -> broad.put(s, card(s)));
    services.keySet().removeAll(broad.keySet());
    List<Block> stacks = layer(graph, services, lower);
    Map<ObjectRef, Block> stackOf = new TreeMap<>();
    stacks.forEach(s -> s.parts().forEach(p -> stackOf.put(p.ref(), s)));
    ingresses.putAll(broad);
    List<Block> groups = layer(graph, ingresses, stackOf);
    if (!gateways.isEmpty()) {
      Map<ObjectRef, Block> groupOf = new TreeMap<>();
      groups.forEach(g -> g.parts().forEach(p -> groupOf.put(p.ref(), g)));
      groups = layer(graph, gateways, groupOf);
    }
    for (Block.Placed part : pack(gatherLonePods(groups))) {
      if (model instanceof AreaModel areas) {
        areas.place(part.ref(), part.area());
      } else {
        model.put(part.ref(), Point2D.of(part.area().x(), part.area().y()));
      }
    }
  }

  /// True for a service over many workloads that have services of their own: it stands over their
  /// stacks, and does not glue them into one.
  private static boolean broad(Graph<ObjectRef, Link> graph, ObjectRef service) {
    return graph.outDegreeOf(service) >= BROAD
        && from(graph, service, Relation.SELECTS).stream()
                .filter(l -> l.to().kind() != Kind.POD)
                .filter(l -> selecting(graph, l.to()) > 1)
                .count()
            >= BROAD;
  }

  private static long selecting(Graph<ObjectRef, Link> graph, ObjectRef target) {
    return graph.incomingEdgesOf(target).stream()
        .filter(l -> l.relation() == Relation.SELECTS)
        .count();
  }

  /// Ordered by where they lead.
  private static List<Link> from(Graph<ObjectRef, Link> graph, ObjectRef ref, Relation relation) {
    return graph.outgoingEdgesOf(ref).stream()
        .filter(l -> l.relation() == relation)
        .sorted(Comparator.comparing(Link::to))
        .toList();
  }

  private static Block card(ObjectRef ref) {
    return Block.of(ref, Metrics.CARD_WIDTH, Metrics.CARD_HEIGHT);
  }

  /// Sets upper blocks over the lower ones that they lead to, one block for everything that hangs
  /// together; what nothing leads to stays as it is.
  ///
  /// @param lower the lower blocks by every reference under which they can be led to
  private static List<Block> layer(
      Graph<ObjectRef, Link> graph, Map<ObjectRef, Block> upper, Map<ObjectRef, Block> lower) {
    Map<Block, Set<Block>> links = new LinkedHashMap<>();
    for (Block block : upper.values()) {
      Set<Block> reached = new LinkedHashSet<>();
      for (Link link : leading(graph, block.key())) {
        Block target = lower.get(link.to());
        if (target != null) {
          reached.add(target);
        }
      }
      links.put(block, reached);
    }
    Clusters clusters = new Clusters();
    Set<Block> lowers = new LinkedHashSet<>(lower.values());
    lowers.forEach(clusters::add);
    upper.values().forEach(clusters::add);
    links.forEach((from, tos) -> tos.forEach(to -> clusters.join(from, to)));
    List<Block> arranged = new ArrayList<>();
    for (Set<Block> cluster : clusters.all()) {
      Map<Block, Set<Block>> uppers = new LinkedHashMap<>();
      List<Block> below = new ArrayList<>();
      for (Block block : cluster) {
        Set<Block> reached = links.get(block);
        if (reached == null) {
          below.add(block);
        } else {
          uppers.put(block, reached);
        }
      }
      boolean alone = uppers.isEmpty() || below.isEmpty();
      arranged.addAll(
          alone
              ? cluster
              : List.of(new StackLayout(uppers).arrange(List.copyOf(uppers.keySet()), below)));
    }
    return arranged;
  }

  private static List<Link> leading(Graph<ObjectRef, Link> graph, ObjectRef upper) {
    return from(graph, upper, upper.kind().isEntry() ? Relation.ROUTES : Relation.SELECTS);
  }

  private static List<Block> gatherLonePods(List<Block> groups) {
    List<ObjectRef> lone =
        groups.stream().map(Block::key).filter(k -> k.kind() == Kind.POD).toList();
    if (lone.size() < 2) {
      return groups;
    }
    List<Block> rest = new ArrayList<>();
    groups.stream().filter(g -> g.key().kind() != Kind.POD).forEach(rest::add);
    rest.add(PodGrid.loose(lone));
    return rest;
  }

  private List<Block.Placed> pack(List<Block> groups) {
    if (groups.isEmpty()) {
      return List.of();
    }
    List<Packing.Item> items =
        groups.stream().map(g -> new Packing.Item(g.key(), g.width(), g.height())).toList();
    packed = new Packing(Metrics.GROUP_GAP, SHAPE).fresh(items, room);
    List<Block.Placed> parts = new ArrayList<>();
    for (Block group : groups) {
      Area place = packed.places().get(group.key());
      if (place != null) {
        parts.addAll(group.at(place.x(), place.y()));
      }
    }
    return Block.around(groups.getFirst().key(), parts).parts();
  }

  private static Area room(Area frame) {
    double heading = Metrics.namespaceHeading(frame.width());
    double width = frame.width() - 2 * Metrics.NAMESPACE_PAD;
    return new Area(0, 0, width, frame.height() - heading - Metrics.NAMESPACE_PAD);
  }
}
