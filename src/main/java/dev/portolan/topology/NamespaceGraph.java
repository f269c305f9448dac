package dev.portolan.topology;

import dev.portolan.model.Grants;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedMultigraph;
import org.jspecify.annotations.Nullable;

/// One namespace's part of the topology: the things that stand in it by themselves, called cards,
/// and the crews of those that are workloads. The pods of a crew are no vertices of the graph:
/// there may be a hundred thousand, and they lie where their workload lies.
public final class NamespaceGraph {
  private final Holdings holdings;
  private final Vertex self;
  private final List<Vertex> cards;
  private final Muster muster;
  private final List<Link> links;
  private final List<Link> abroad;
  private final Grounds grounds;

  /// What it was made of, to see what is still good for the next one.
  ///
  /// @param selects the links of each service to cards
  /// @param guarded what the policies do to each crew and lone pod
  /// @param grants of all namespaces
  record Grounds(
      Known known,
      Map<String, ObjectRef> addresses,
      Map<ObjectRef, Backing> backings,
      Map<ObjectRef, List<Link>> selects,
      Guards guards,
      Map<ObjectRef, Guard> guarded,
      Grants grants) {}

  /// @param cards in the order of their references
  /// @param links between cards: services to workloads and lone pods, ingresses to services
  /// @param abroad links to things in other namespaces; whether those take traffic is not said here
  NamespaceGraph(
      Holdings holdings,
      Vertex self,
      List<Vertex> cards,
      Muster muster,
      List<Link> links,
      List<Link> abroad,
      Grounds grounds) {
    this.holdings = holdings;
    this.self = self;
    this.cards = List.copyOf(cards);
    this.muster = muster;
    this.links = List.copyOf(links);
    this.abroad = List.copyOf(abroad);
    this.grounds = grounds;
  }

  public String name() {
    return self.ref().name();
  }

  /// The namespace itself; its tally counts its pods.
  public Vertex self() {
    return self;
  }

  /// Services, ingresses, workloads and lone pods, in the order of their references.
  public List<Vertex> cards() {
    return cards;
  }

  /// All pods, in the order of their names.
  public List<Pod> pods() {
    return holdings.of(Kind.POD, Pod.class);
  }

  public int podCount() {
    return holdings.of(Kind.POD).size();
  }

  public Pod pod(int position) {
    return (Pod) holdings.of(Kind.POD).get(position);
  }

  public Optional<Pod> pod(ObjectRef ref) {
    return holdings.pod(ref);
  }

  /// The pods of a workload; none for anything else.
  public Crew crew(ObjectRef workload) {
    return muster.crews().getOrDefault(workload, Crew.NONE);
  }

  /// The workload that a pod belongs to, or the pod itself.
  public ObjectRef standing(Pod pod) {
    return around().standing(pod);
  }

  /// The links between cards, in a fixed order.
  public List<Link> links() {
    return links;
  }

  public List<Link> abroad() {
    return abroad;
  }

  /// Where a card stands among the cards, or a negative number.
  public int position(ObjectRef card) {
    return Sorted.position(cards, Vertex::ref, card);
  }

  public @Nullable Vertex card(ObjectRef ref) {
    int at = position(ref);
    return at < 0 ? null : cards.get(at);
  }

  /// The graph of the cards, made when it is asked for: only who arranges them needs it.
  public Graph<ObjectRef, Link> graph() {
    Graph<ObjectRef, Link> graph = new DirectedMultigraph<>(null, null, false);
    cards.forEach(c -> graph.addVertex(c.ref()));
    links.forEach(l -> graph.addEdge(l.from(), l.to(), l));
    return graph;
  }

  /// True when another has the same cards and the same links between them, whatever their state.
  public boolean sameShape(NamespaceGraph other) {
    if (cards.size() != other.cards.size() || links.size() != other.links.size()) {
      return false;
    }
    for (int i = 0; i < cards.size(); i++) {
      if (!same(cards.get(i).ref(), other.cards.get(i).ref())) {
        return false;
      }
    }
    for (int i = 0; i < links.size(); i++) {
      if (!same(links.get(i), other.links.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Link a, Link b) {
    return Same.one(a, b)
        || (a.relation() == b.relation() && same(a.from(), b.from()) && same(a.to(), b.to()));
  }

  private static boolean same(ObjectRef a, ObjectRef b) {
    return Same.one(a, b) || a.equals(b);
  }

  Holdings holdings() {
    return holdings;
  }

  Grounds grounds() {
    return grounds;
  }

  Muster muster() {
    return muster;
  }

  Surroundings around() {
    return around(List.of());
  }

  /// @param checks what was probed, from pods
  Surroundings around(List<Link> checks) {
    return new Surroundings(
        holdings,
        grounds.known(),
        grounds.backings(),
        new Surroundings.Evidence(grounds.guards(), grounds.guarded(), checks));
  }
}
