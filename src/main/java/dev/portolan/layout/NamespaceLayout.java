package dev.portolan.layout;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import dev.portolan.topology.Relation;
import dev.portolan.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The inside of one namespace: services over what they select, ingresses over their services, and
/// the groups that come of it packed into a block. It is arranged anew for every chart, and the
/// same each time; of an earlier chart only the frame counts, which an arrangement that fits it
/// respects.
final class NamespaceLayout {
  private static final double SHAPE = 1.5;
  private static final int BROAD = 3;

  private final Topology topology;
  private final Map<ObjectRef, Area> previous;

  NamespaceLayout(Topology topology, Map<ObjectRef, Area> previous) {
    this.topology = topology;
    this.previous = previous;
  }

  /// The contents alone, with the namespace's reference as key; no parts when it is empty.
  Block contents(ObjectRef namespace) {
    List<ObjectRef> things =
        topology.from(namespace, Relation.CONTAINS).stream().map(Link::to).toList();
    Map<ObjectRef, Block> lower = new TreeMap<>();
    Map<ObjectRef, Block> services = new TreeMap<>();
    Map<ObjectRef, Block> ingresses = new TreeMap<>();
    for (ObjectRef thing : things) {
      switch (thing.kind()) {
        case SERVICE -> services.put(thing, card(thing));
        case INGRESS -> ingresses.put(thing, card(thing));
        case POD -> lower.put(thing, Block.of(thing, Metrics.POD_WIDTH, Metrics.POD_HEIGHT));
        default -> lower.put(thing, PodGrid.workload(thing, Crew.of(topology, thing), previous));
      }
    }
    Map<ObjectRef, Block> broad = new TreeMap<>();
    services.keySet().stream().filter(this::broad).forEach(s -> broad.put(s, card(s)));
    services.keySet().removeAll(broad.keySet());
    List<Block> stacks = layer(services, lower);
    Map<ObjectRef, Block> stackOf = new TreeMap<>();
    stacks.forEach(s -> s.parts().forEach(p -> stackOf.put(p.ref(), s)));
    ingresses.putAll(broad);
    List<Block> groups = layer(ingresses, stackOf);
    return pack(namespace, gatherLonePods(groups));
  }

  /// True for a service over many workloads that have services of their own: it stands over their
  /// stacks, and does not glue them into one.
  private boolean broad(ObjectRef service) {
    List<Link> reached = topology.from(service, Relation.SELECTS);
    return reached.stream()
            .filter(l -> l.to().kind() != Kind.POD)
            .filter(l -> topology.to(l.to(), Relation.SELECTS).size() > 1)
            .count()
        >= BROAD;
  }

  private static Block card(ObjectRef ref) {
    return Block.of(ref, Metrics.CARD_WIDTH, Metrics.CARD_HEIGHT);
  }

  /// Sets upper blocks over the lower ones that they lead to, one block for everything that hangs
  /// together; what nothing leads to stays as it is.
  ///
  /// @param lower the lower blocks by every reference under which they can be led to
  private List<Block> layer(Map<ObjectRef, Block> upper, Map<ObjectRef, Block> lower) {
    Map<Block, Set<Block>> links = new LinkedHashMap<>();
    for (Block block : upper.values()) {
      Set<Block> reached = new LinkedHashSet<>();
      for (Link link : leading(block.key())) {
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
      List<Block> uppers = cluster.stream().filter(links::containsKey).toList();
      List<Block> below = cluster.stream().filter(b -> !links.containsKey(b)).toList();
      boolean alone = uppers.isEmpty() || below.isEmpty();
      arranged.addAll(alone ? cluster : List.of(new StackLayout(links).arrange(uppers, below)));
    }
    return arranged;
  }

  private List<Link> leading(ObjectRef upper) {
    boolean ingress = upper.kind() == Kind.INGRESS;
    return topology.from(upper, ingress ? Relation.ROUTES : Relation.SELECTS);
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

  private Block pack(ObjectRef namespace, List<Block> groups) {
    if (groups.isEmpty()) {
      return new Block(namespace, 0, 0, List.of());
    }
    List<Packing.Item> items =
        groups.stream().map(g -> new Packing.Item(g.key(), g.width(), g.height())).toList();
    Packing packing = new Packing(Metrics.GROUP_GAP, SHAPE);
    Area frame = previous.get(namespace);
    Map<ObjectRef, Area> places =
        frame == null ? packing.fresh(items) : packing.fresh(items, room(frame));
    List<Block.Placed> parts = new ArrayList<>();
    for (Block group : groups) {
      Area place = places.get(group.key());
      if (place != null) {
        parts.addAll(group.at(place.x(), place.y()));
      }
    }
    return Block.around(namespace, parts);
  }

  private static Area room(Area frame) {
    double heading = Metrics.namespaceHeading(frame.width());
    double width = frame.width() - 2 * Metrics.NAMESPACE_PAD;
    return new Area(0, 0, width, frame.height() - heading - Metrics.NAMESPACE_PAD);
  }
}
