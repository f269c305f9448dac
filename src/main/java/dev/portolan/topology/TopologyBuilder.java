package dev.portolan.topology;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.model.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedMultigraph;

/// Makes the graph of one snapshot: collects what is on the map, asks every row of the table for
/// its links, and judges how each thing is.
public final class TopologyBuilder {
  private static final List<Kind> ON_THE_MAP =
      List.of(
          Kind.POD,
          Kind.SERVICE,
          Kind.INGRESS,
          Kind.DEPLOYMENT,
          Kind.STATEFUL_SET,
          Kind.DAEMON_SET,
          Kind.REPLICA_SET,
          Kind.CRON_JOB,
          Kind.JOB);

  private final ClusterSnapshot snapshot;
  private final Surroundings around;
  private final Map<ObjectRef, Condition> podConditions = new HashMap<>();
  private final Map<ObjectRef, Tally> podTallies = new HashMap<>();
  private final Map<ObjectRef, Vertex> vertices = new TreeMap<>();

  private TopologyBuilder(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    this.around = new Surroundings(new SnapshotIndex(snapshot));
  }

  /// The graph of a snapshot.
  ///
  /// @param namespaces the namespaces to show; empty for all
  public static Topology build(ClusterSnapshot snapshot, Set<String> namespaces) {
    return new TopologyBuilder(snapshot).make(namespaces);
  }

  private Topology make(Set<String> namespaces) {
    List<KubeObject> objects = new ArrayList<>();
    for (Kind kind : ON_THE_MAP) {
      snapshot.objects().getOrDefault(kind, Map.of()).values().stream()
          .filter(o -> namespaces.isEmpty() || namespaces.contains(o.namespace()))
          .forEach(objects::add);
    }
    objects.forEach(this::countPod);
    objects.forEach(this::addVertex);
    objects.stream().filter(Ingress.class::isInstance).forEach(this::addIngress);
    addNamespaces(namespaces);
    return new Topology(link(objects), Collections.unmodifiableMap(vertices));
  }

  private void countPod(KubeObject object) {
    if (object instanceof Pod pod) {
      Condition condition = Conditions.of(pod);
      podConditions.put(pod.ref(), condition);
      count(around.standing(pod.ref()), condition);
      count(ObjectRef.namespace(pod.namespace()), condition);
    }
  }

  private void count(ObjectRef whole, Condition condition) {
    podTallies.merge(whole, Tally.NONE.plus(condition), (a, b) -> a.plus(condition));
  }

  private void addVertex(KubeObject object) {
    switch (object) {
      case Pod p -> {
        put(p.ref(), podConditions.getOrDefault(p.ref(), Condition.IDLE), p, Tally.NONE);
        ObjectRef owner = around.standing(p.ref());
        if (!owner.equals(p.ref()) && snapshot.find(owner).isEmpty()) {
          Tally pods = podTallies.getOrDefault(owner, Tally.NONE);
          vertices.put(owner, new Vertex(owner, workload(owner, 0, pods), null, pods));
        }
      }
      case Service s -> {
        Tally endpoints = endpoints(s.ref());
        boolean known =
            around.complete(Kind.ENDPOINT_SLICE)
                || (around.complete(Kind.POD) && !s.selector().isEmpty());
        put(s.ref(), Conditions.of(s, endpoints, known), s, endpoints);
      }
      case Workload w when RelationTable.topLevel(w) -> {
        Tally pods = podTallies.getOrDefault(w.ref(), Tally.NONE);
        put(w.ref(), workload(w.ref(), w.desired(), pods), w, pods);
      }
      default -> {}
    }
  }

  private Condition workload(ObjectRef ref, int desired, Tally pods) {
    return Conditions.ofWorkload(ref.kind(), desired, pods, around.complete(Kind.POD));
  }

  private void put(ObjectRef ref, Condition condition, KubeObject object, Tally tally) {
    vertices.put(ref, new Vertex(ref, condition, object, tally));
  }

  private Tally endpoints(ObjectRef service) {
    Tally tally = Tally.NONE;
    for (Surroundings.Backend backend : around.backends(service)) {
      Condition pod =
          backend
              .pod()
              .map(p -> podConditions.getOrDefault(p, Condition.WARN))
              .orElse(Condition.WARN);
      Condition notReady = pod == Condition.BAD ? Condition.BAD : Condition.WARN;
      tally = tally.plus(backend.ready() ? Condition.GOOD : notReady);
    }
    return tally;
  }

  /// An ingress is as its services are; one that it names and that is not there is bad.
  private void addIngress(KubeObject ingress) {
    Tally services = Tally.NONE;
    for (Link link : links(ingress, Relation.ROUTES)) {
      Vertex service = vertices.get(link.to());
      Condition missing = around.complete(Kind.SERVICE) ? Condition.BAD : Condition.IDLE;
      services = services.plus(service == null ? missing : service.condition());
    }
    Condition condition =
        services.bad() == services.live() && services.bad() > 0
            ? Condition.BAD
            : services.bad() + services.warn() > 0
                ? Condition.WARN
                : services.good() > 0 ? Condition.GOOD : Condition.IDLE;
    put(ingress.ref(), condition, ingress, services);
  }

  private List<Link> links(KubeObject object, Relation relation) {
    return RelationTable.ROWS.stream()
        .filter(r -> r.relation() == relation)
        .flatMap(r -> r.links(object, around))
        .toList();
  }

  /// Namespaces that were listed, and those that are only known from what lives in them.
  private void addNamespaces(Set<String> shown) {
    Map<String, Condition> worst = new TreeMap<>();
    snapshot.namespaces().stream()
        .filter(n -> shown.isEmpty() || shown.contains(n.name()))
        .forEach(n -> worst.put(n.name(), Condition.IDLE));
    vertices
        .values()
        .forEach(v -> worst.merge(v.ref().namespace(), v.condition(), Condition::worse));
    worst.forEach(
        (name, condition) -> {
          ObjectRef ref = ObjectRef.namespace(name);
          KubeObject object = snapshot.find(ref).orElse(null);
          Tally pods = podTallies.getOrDefault(ref, Tally.NONE);
          vertices.put(ref, new Vertex(ref, condition, object, pods));
        });
  }

  private Graph<Vertex, Link> link(List<KubeObject> objects) {
    Graph<Vertex, Link> graph = new DirectedMultigraph<>(null, null, false);
    vertices.values().forEach(graph::addVertex);
    for (KubeObject object : objects) {
      RelationTable.ROWS.stream()
          .flatMap(r -> r.links(object, around))
          .forEach(l -> addLink(graph, l));
    }
    return graph;
  }

  /// Adds a link whose both ends are shown.
  private void addLink(Graph<Vertex, Link> graph, Link link) {
    Vertex from = vertices.get(link.from());
    Vertex to = vertices.get(link.to());
    if (from != null && to != null && !from.equals(to)) {
      graph.addEdge(from, to, link);
    }
  }
}
