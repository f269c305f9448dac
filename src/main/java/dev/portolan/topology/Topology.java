package dev.portolan.topology;

import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is on the map and how it belongs together: a part for each namespace, and the links between
/// them. A part that is the same instance as in an earlier topology did not change.
public final class Topology {
  static final Topology NONE = new Topology(Split.NONE, Addresses.NONE, Sifting.NONE);

  private final Split split;
  private final Addresses addresses;
  private final Sifting sifting;
  private final SortedMap<String, NamespaceGraph> parts;

  Topology(Split split, Addresses addresses, Sifting sifting) {
    this.split = split;
    this.addresses = addresses;
    this.sifting = sifting;
    this.parts = sifting.parts();
  }

  Sifting sifting() {
    return sifting;
  }

  Split split() {
    return split;
  }

  Addresses addresses() {
    return addresses;
  }

  /// By name, in the order of the names.
  public Map<String, NamespaceGraph> parts() {
    return Collections.unmodifiableMap(parts);
  }

  public @Nullable NamespaceGraph part(String namespace) {
    return parts.get(namespace);
  }

  /// True when the thing that a link leads to, in another namespace, takes traffic.
  public boolean serves(ObjectRef service) {
    NamespaceGraph part = parts.get(service.namespace());
    return part != null && part.around().serves(service);
  }

  public Optional<Vertex> vertex(ObjectRef ref) {
    if (ref.kind() == Kind.NODE) {
      return split.source().find(ref).map(n -> Vertex.of((Node) n));
    }
    if (ref.kind().isPolicy()) {
      return split.source().find(ref).map(p -> new Vertex(ref, Condition.IDLE, p, Tally.NONE));
    }
    NamespaceGraph part = parts.get(home(ref));
    if (part == null) {
      return Optional.empty();
    }
    if (part.self().ref().equals(ref)) {
      return Optional.of(part.self());
    }
    return Optional.ofNullable(part.card(ref))
        .or(() -> part.pod(ref).map(p -> new Vertex(ref, Conditions.of(p), p, Tally.NONE)));
  }

  /// The name of the namespace in which a thing is, or which it is.
  private static String home(ObjectRef ref) {
    return ref.namespace().isEmpty() ? ref.name() : ref.namespace();
  }

  /// Everything on the map, in the order of the references.
  public Map<ObjectRef, Vertex> vertices() {
    Map<ObjectRef, Vertex> all = new TreeMap<>();
    for (NamespaceGraph part : parts.values()) {
      all.put(part.self().ref(), part.self());
      part.pods()
          .forEach(p -> all.put(p.ref(), new Vertex(p.ref(), Conditions.of(p), p, Tally.NONE)));
      part.cards().forEach(c -> all.put(c.ref(), c));
    }
    return all;
  }

  /// Everything that is wrong on the map, or is to be known of it: by namespace, of each the
  /// namespace itself first, then its cards, then the pods of its workloads.
  public Stream<Problem> problems() {
    return parts.values().stream().flatMap(Topology::problems);
  }

  private static Stream<Problem> problems(NamespaceGraph part) {
    Stream<Vertex> cards = Stream.concat(Stream.of(part.self()), part.cards().stream());
    Stream<Vertex> crews =
        part.cards().stream().flatMap(c -> part.crew(c.ref()).pods().stream()).map(Vertex::of);
    return Stream.concat(cards, crews).flatMap(v -> v.problems().stream());
  }

  /// The links of one relation that start at a thing, ordered by where they lead.
  public List<Link> from(ObjectRef ref, Relation relation) {
    return from(ref, relation, List.of());
  }

  /// The same where something was probed.
  ///
  /// @param checks links of `Relation.PROBED`
  public List<Link> from(ObjectRef ref, Relation relation, List<Link> checks) {
    NamespaceGraph part = parts.get(home(ref));
    boolean brought = ref.kind() == Kind.GATEWAY || ref.kind().isPolicy();
    if (part == null && !brought) {
      return List.of();
    }
    Stream<Link> links =
        brought || part == null
            ? parts.values().stream().flatMap(p -> links(p, brought(p), relation))
            : links(part.around(checks), part, bringers(part, ref, relation), relation);
    return links
        .filter(l -> l.from().equals(ref))
        .distinct()
        .sorted(Comparator.comparing(Link::to))
        .toList();
  }

  /// What may bring a link along that starts at something else: routes, and what policies select.
  private static Stream<KubeObject> brought(NamespaceGraph part) {
    return part.cards().stream().flatMap(c -> Stream.ofNullable(c.object()));
  }

  /// What brings links that start at a thing: mostly the thing itself.
  private static Stream<KubeObject> bringers(
      NamespaceGraph part, ObjectRef ref, Relation relation) {
    return switch (relation) {
      case CONTAINS, OWNS -> Stream.concat(part.pods().stream(), objects(part));
      case RUNS_ON, PROBED -> part.pod(ref).stream().map(p -> p);
      default -> objects(part).filter(o -> o.ref().equals(ref));
    };
  }

  private static Stream<KubeObject> objects(NamespaceGraph part) {
    return part.cards().stream()
        .flatMap(c -> Stream.ofNullable(c.object()))
        .filter(o -> !(o instanceof Pod));
  }

  /// The links of a relation that objects of one part bring along, both ends shown.
  private Stream<Link> links(NamespaceGraph part, Stream<KubeObject> bringers, Relation relation) {
    return links(part.around(), part, bringers, relation);
  }

  private Stream<Link> links(
      Surroundings around, NamespaceGraph part, Stream<KubeObject> bringers, Relation relation) {
    List<RelationTable.Row> rows =
        RelationTable.ROWS.stream().filter(r -> r.relation() == relation).toList();
    return bringers
        .flatMap(o -> rows.stream().flatMap(r -> r.links(o, around)))
        .filter(l -> !l.to().equals(l.from()))
        .filter(l -> vertex(l.to()).isPresent() && vertex(l.from()).isPresent())
        .map(l -> settled(l, part));
  }

  /// A link out of its namespace with what is known of where it leads.
  private Link settled(Link link, NamespaceGraph part) {
    boolean out =
        link.relation() == Relation.ROUTES
            && !link.to().namespace().isEmpty()
            && !link.to().namespace().equals(part.name());
    return out ? link.ready(link.ready() && serves(link.to())) : worded(link);
  }

  /// A link of a gateway to a route of another namespace, with its words: neither part knows both.
  private Link worded(Link link) {
    boolean apart = !link.from().namespace().equals(link.to().namespace());
    if (link.from().kind() != Kind.GATEWAY || !apart) {
      return link;
    }
    Gateway gateway = vertex(link.from()).map(v -> (Gateway) v.object()).orElse(null);
    return vertex(link.to())
        .map(Vertex::object)
        .filter(GatewayRoute.class::isInstance)
        .map(r -> EdgeWords.of(gateway, (GatewayRoute) r))
        .map(words -> new Link(link.relation(), link.from(), link.to(), link.ready(), words))
        .orElse(link);
  }

  /// The links that lead from a card of one namespace to one of another.
  public List<Link> abroad() {
    Map<Ends, Link> all = new LinkedHashMap<>();
    for (NamespaceGraph part : parts.values()) {
      for (Link link : part.abroad()) {
        NamespaceGraph here = parts.get(link.from().namespace());
        NamespaceGraph there = parts.get(link.to().namespace());
        ObjectRef to = there == null ? null : card(there, link.to());
        if (to != null && here != null && here.position(link.from()) >= 0) {
          boolean asked = link.relation() == Relation.ROUTES && to.kind() == Kind.SERVICE;
          boolean ready = asked ? link.ready() && serves(to) : link.ready();
          Link whole = new Link(link.relation(), link.from(), to, ready, link.words());
          all.merge(
              new Ends(link.relation(), link.from(), to),
              worded(whole),
              (a, b) -> a.ready() ? a : b);
        }
      }
    }
    return List.copyOf(all.values());
  }

  private record Ends(Relation relation, ObjectRef from, ObjectRef to) {}

  /// The card that a thing is, or on which it lies.
  private static @Nullable ObjectRef card(NamespaceGraph part, ObjectRef ref) {
    if (ref.kind() == Kind.POD) {
      return part.pod(ref).map(part::standing).orElse(null);
    }
    return part.position(ref) < 0 ? null : ref;
  }

  /// All links of one relation, ordered by both ends.
  public Stream<Link> all(Relation relation) {
    return parts.values().stream()
        .flatMap(p -> links(p, Stream.concat(p.pods().stream(), objects(p)), relation))
        .distinct()
        .sorted(Comparator.comparing(Link::from).thenComparing(Link::to));
  }
}
