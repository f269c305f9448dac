package dev.portolan.topology;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the scene of what is around one thing: all that is no more than a number of links away, in
/// whatever direction they lead. A pod's surroundings are those of its workload, which is shown
/// with its pods, and the node on which it runs.
public final class FocusScene {
  /// No more things than this are gathered; the nearest come first.
  public static final int MOST = 400;

  /// No more pods than this are shown of the workload in the middle.
  private static final int MOST_PODS = 200;

  private final ClusterSnapshot snapshot;
  private final Topology topology;
  private final Scene all;
  private final Map<ObjectRef, List<Link>> byEnd = new HashMap<>();

  private FocusScene(ClusterSnapshot snapshot, Topology topology, List<Link> calls) {
    this.snapshot = snapshot;
    this.topology = topology;
    this.all = CardScene.of(topology, CardScene.By.NOTHING, calls, Set.of());
    for (Link link : all.links()) {
      byEnd.computeIfAbsent(link.from(), k -> new ArrayList<>()).add(link);
      byEnd.computeIfAbsent(link.to(), k -> new ArrayList<>()).add(link);
    }
  }

  /// What is around a thing.
  ///
  /// @param hops at least 1
  public static Scene of(
      ClusterSnapshot snapshot, Topology topology, List<Link> calls, ObjectRef middle, int hops) {
    return new FocusScene(snapshot, topology, calls).around(middle, hops);
  }

  private Scene around(ObjectRef middle, int hops) {
    Map<ObjectRef, Integer> far = new LinkedHashMap<>();
    ArrayDeque<ObjectRef> queue = new ArrayDeque<>();
    List<Link> runs = new ArrayList<>();
    for (ObjectRef start : starts(middle, runs)) {
      far.put(start, 0);
      queue.add(start);
    }
    while (!queue.isEmpty() && far.size() < MOST) {
      ObjectRef at = queue.remove();
      int next = far.getOrDefault(at, 0) + 1;
      for (Link link : next > hops ? List.<Link>of() : byEnd.getOrDefault(at, List.of())) {
        ObjectRef other = link.from().equals(at) ? link.to() : link.from();
        if (far.size() < MOST && far.putIfAbsent(other, next) == null) {
          queue.add(other);
        }
      }
    }
    return scene(middle, far, runs);
  }

  /// The cards from which is looked: the thing itself, a pod's workload, a namespace's cards, the
  /// workloads of a node.
  private List<ObjectRef> starts(ObjectRef middle, List<Link> runs) {
    if (middle.kind() == Kind.NAMESPACE) {
      NamespaceGraph part = topology.part(middle.name());
      return part == null ? List.of() : part.cards().stream().map(Vertex::ref).limit(MOST).toList();
    }
    if (middle.kind() == Kind.NODE) {
      List<ObjectRef> on = new ArrayList<>();
      for (NamespaceGraph part : topology.parts().values()) {
        for (Pod pod : part.pods()) {
          if (pod.nodeName().equals(middle.name())) {
            on.add(part.standing(pod));
          }
        }
      }
      List<ObjectRef> cards = on.stream().distinct().limit(MOST / 2).toList();
      cards.forEach(c -> runs.add(new Link(Relation.RUNS_ON, c, middle, true)));
      return cards;
    }
    NamespaceGraph part = topology.part(middle.namespace());
    if (middle.kind() == Kind.POD && part != null) {
      Pod pod = part.pod(middle).orElse(null);
      if (pod == null) {
        return List.of();
      }
      ObjectRef card = part.standing(pod);
      if (!pod.nodeName().isEmpty()) {
        runs.add(new Link(Relation.RUNS_ON, card, ObjectRef.node(pod.nodeName()), true));
      }
      return List.of(card);
    }
    return all.things().containsKey(middle) ? List.of(middle) : List.of();
  }

  private Scene scene(ObjectRef middle, Map<ObjectRef, Integer> far, List<Link> runs) {
    SortedMap<ObjectRef, Vertex> things = new TreeMap<>();
    far.keySet().forEach(r -> all.thing(r).ifPresent(v -> things.put(r, v)));
    List<Link> links = new ArrayList<>();
    for (Link link : all.links()) {
      if (things.containsKey(link.from()) && things.containsKey(link.to())) {
        links.add(link);
      }
    }
    for (Link run : runs) {
      links.add(run);
      things.computeIfAbsent(run.to(), this::node);
    }
    Map<ObjectRef, Crew> crews = new HashMap<>();
    NamespaceGraph part = topology.part(middle.namespace());
    if (part != null) {
      ObjectRef card = part.pod(middle).map(part::standing).orElse(middle);
      Crew crew = part.crew(card);
      if (things.containsKey(card) && !crew.pods().isEmpty()) {
        crews.put(card, crew.pods().size() > MOST_PODS ? some(crew, middle) : crew);
      }
    }
    Scene.Group group = Scene.group(Scene.ALL, "", null, List.of(), List.copyOf(things.values()));
    return new Scene(List.of(group), things, links, crews);
  }

  private static Crew some(Crew crew, ObjectRef middle) {
    List<Pod> some = crew.pods().stream().filter(p -> p.ref().equals(middle)).toList();
    List<Pod> shown = new ArrayList<>(crew.pods().subList(0, MOST_PODS));
    some.stream().filter(p -> !shown.contains(p)).forEach(shown::add);
    shown.sort(Comparator.comparing(Pod::name));
    return Crew.of(shown);
  }

  private Vertex node(ObjectRef ref) {
    var node = snapshot.find(ref).orElse(null);
    boolean ready = node instanceof Node n && n.ready();
    Condition condition = node == null ? Condition.IDLE : ready ? Condition.GOOD : Condition.BAD;
    return new Vertex(ref, condition, node, Tally.NONE);
  }
}
