package dev.portolan.topology;

import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a filter leaves of a topology's namespaces, each as it is known whole: a workload of which
/// one pod is shown still says how all of them are. A namespace in which nothing changed is taken
/// over from the sifting before.
final class Sifting {
  static final Sifting NONE = new Sifting(Filter.ALL, new TreeMap<>(), Map.of());

  private final Filter filter;
  private final SortedMap<String, NamespaceGraph> whole;
  private final Map<String, Row> rows;

  /// A namespace.
  ///
  /// @param hits what the filter lets through of its cards
  /// @param called its cards that belong with something in another namespace
  /// @param part what is left of it; null when that is nothing
  private record Row(
      NamespaceGraph whole,
      Set<ObjectRef> hits,
      Set<ObjectRef> called,
      @Nullable NamespaceGraph part) {}

  private Sifting(Filter filter, SortedMap<String, NamespaceGraph> whole, Map<String, Row> rows) {
    this.filter = filter;
    this.whole = whole;
    this.rows = rows;
  }

  /// The namespaces as they are known, filtered by name only.
  @Nullable NamespaceGraph whole(String namespace) {
    return whole.get(namespace);
  }

  /// What is left, in the order of the names.
  SortedMap<String, NamespaceGraph> parts() {
    if (filter.ofNamespaces()) {
      return whole;
    }
    TreeMap<String, NamespaceGraph> parts = new TreeMap<>();
    rows.forEach(
        (name, row) -> {
          NamespaceGraph part = row.part();
          if (part != null) {
            parts.put(name, part);
          }
        });
    return parts;
  }

  /// @param next the namespaces as they are now
  Sifting next(Filter by, SortedMap<String, NamespaceGraph> next) {
    if (by.ofNamespaces()) {
      return new Sifting(by, next, Map.of());
    }
    Sieve sieve = new Sieve(by);
    boolean same = by.withNamespaces(Set.of()).equals(filter.withNamespaces(Set.of()));
    Map<String, Set<ObjectRef>> hits = new HashMap<>();
    next.forEach(
        (name, graph) -> {
          Row before = same ? rows.get(name) : null;
          boolean kept = before != null && Same.one(before.whole(), graph);
          hits.put(name, kept && before != null ? before.hits() : hits(graph, sieve));
        });
    Map<String, Set<ObjectRef>> called = sieve.context() ? called(next, hits) : Map.of();
    Map<String, Row> fresh = new HashMap<>();
    next.forEach(
        (name, graph) -> {
          Set<ObjectRef> calls = called.getOrDefault(name, Set.of());
          Row before = same ? rows.get(name) : null;
          boolean kept =
              before != null && Same.one(before.whole(), graph) && before.called().equals(calls);
          fresh.put(
              name,
              kept && before != null
                  ? before
                  : new Row(
                      graph,
                      hits.getOrDefault(name, Set.of()),
                      calls,
                      part(graph, hits.getOrDefault(name, Set.of()), calls, sieve)));
        });
    return new Sifting(by, next, fresh);
  }

  /// The cards that the filter lets through, or of whose pods it lets one through.
  private static Set<ObjectRef> hits(NamespaceGraph graph, Sieve sieve) {
    Set<ObjectRef> hits = new HashSet<>();
    for (Vertex card : graph.cards()) {
      ObjectRef ref = card.ref();
      boolean hit =
          card.object() instanceof Pod pod
              ? sieve.passes(pod, ref) || (sieve.context() && sieve.passes(card))
              : sieve.passes(card)
                  || graph.crew(ref).pods().stream().anyMatch(p -> sieve.passes(p, ref));
      if (hit) {
        hits.add(ref);
      }
    }
    return Set.copyOf(hits);
  }

  /// The cards at the other ends of links between namespaces that a hit has, by namespace.
  private static Map<String, Set<ObjectRef>> called(
      SortedMap<String, NamespaceGraph> all, Map<String, Set<ObjectRef>> hits) {
    Map<String, Set<ObjectRef>> called = new HashMap<>();
    for (NamespaceGraph part : all.values()) {
      for (Link link : part.abroad()) {
        ObjectRef near = near(link, part.name());
        ObjectRef far = near.equals(link.from()) ? link.to() : link.from();
        NamespaceGraph there = all.get(far.namespace());
        if (there == null) {
          continue;
        }
        ObjectRef to = there.pod(far).map(there::standing).orElse(far);
        if (has(hits, part.name(), near)) {
          called.computeIfAbsent(there.name(), k -> new HashSet<>()).add(to);
        }
        if (has(hits, there.name(), to)) {
          called.computeIfAbsent(part.name(), k -> new HashSet<>()).add(near);
        }
      }
    }
    return called;
  }

  /// The end of a link that is in a namespace: mostly where it starts, but a route brings the link
  /// that leads to it from a gateway elsewhere.
  private static ObjectRef near(Link link, String namespace) {
    return link.from().namespace().equals(namespace) ? link.from() : link.to();
  }

  private static boolean has(Map<String, Set<ObjectRef>> hits, String name, ObjectRef ref) {
    return hits.getOrDefault(name, Set.of()).contains(ref);
  }

  private static @Nullable NamespaceGraph part(
      NamespaceGraph graph, Set<ObjectRef> hits, Set<ObjectRef> called, Sieve sieve) {
    Set<ObjectRef> shown = sieve.context() ? around(graph, hits, called) : hits;
    if (shown.isEmpty() && !sieve.troubled(graph.self())) {
      return null;
    }
    List<Vertex> cards = graph.cards().stream().filter(c -> shown.contains(c.ref())).toList();
    Map<ObjectRef, Crew> crews = new HashMap<>();
    Map<ObjectRef, Pod> lone = new HashMap<>();
    List<KubeObject> pods = new ArrayList<>();
    Tally tally = Tally.NONE;
    for (Vertex card : cards) {
      if (card.object() instanceof Pod pod) {
        lone.put(card.ref(), pod);
        pods.add(pod);
        tally = tally.plus(Conditions.of(pod));
        continue;
      }
      Crew crew = graph.crew(card.ref());
      List<Pod> left = pods(crew, card.ref(), sieve);
      if (!left.isEmpty()) {
        crews.put(card.ref(), new Crew(left, crew.tally()));
        pods.addAll(left);
        tally = tally.plus(Crew.of(left).tally());
      }
    }
    pods.sort((a, b) -> a.name().compareTo(b.name()));
    return new NamespaceGraph(
        holding(graph.holdings(), pods),
        graph.self().with(tally),
        cards,
        new Muster(crews, lone),
        graph.links().stream()
            .filter(l -> shown.contains(l.from()) && shown.contains(l.to()))
            .toList(),
        graph.abroad().stream().filter(l -> shown.contains(near(l, graph.name()))).toList(),
        graph.grounds());
  }

  /// The pods of a workload that is shown: as context it comes whole.
  private static List<Pod> pods(Crew crew, ObjectRef owner, Sieve sieve) {
    return sieve.context()
        ? crew.pods()
        : crew.pods().stream().filter(p -> sieve.passes(p, owner)).toList();
  }

  private static Holdings holding(Holdings all, List<KubeObject> pods) {
    Map<Kind, List<KubeObject>> objects = new EnumMap<>(Kind.class);
    objects.putAll(all.objects());
    objects.remove(Kind.POD);
    if (!pods.isEmpty()) {
      objects.put(Kind.POD, List.copyOf(pods));
    }
    return new Holdings(all.name(), objects);
  }

  /// Hits with all that leads to them, however far, and what they lead to.
  private static Set<ObjectRef> around(
      NamespaceGraph graph, Set<ObjectRef> hits, Set<ObjectRef> called) {
    Map<ObjectRef, List<ObjectRef>> callers = new HashMap<>();
    Set<ObjectRef> shown = new HashSet<>(hits);
    called.stream().filter(r -> graph.position(r) >= 0).forEach(shown::add);
    for (Link link : graph.links()) {
      callers.computeIfAbsent(link.to(), k -> new ArrayList<>()).add(link.from());
      if (hits.contains(link.from())) {
        shown.add(link.to());
      }
    }
    climb(hits, callers, shown);
    climb(called, callers, shown);
    return shown;
  }

  private static void climb(
      Collection<ObjectRef> from, Map<ObjectRef, List<ObjectRef>> callers, Set<ObjectRef> shown) {
    Deque<ObjectRef> left = new ArrayDeque<>(from);
    Set<ObjectRef> seen = new HashSet<>(from);
    while (!left.isEmpty()) {
      for (ObjectRef caller : callers.getOrDefault(left.removeFirst(), List.of())) {
        shown.add(caller);
        if (seen.add(caller)) {
          left.add(caller);
        }
      }
    }
  }
}
