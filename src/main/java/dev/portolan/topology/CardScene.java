package dev.portolan.topology;

import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Service;
import dev.portolan.topology.Scene.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes scenes of the cards of all namespaces: services, ingresses, workloads with their pods
/// folded, and lone pods.
public final class CardScene {
  /// The labels that say what application something is a part of, the one that says most first.
  private static final List<String> APP_LABELS =
      List.of("app.kubernetes.io/part-of", "app.kubernetes.io/name", "app", "k8s-app");

  private final Topology topology;
  private final SortedMap<ObjectRef, Vertex> cards = new TreeMap<>();
  private final List<Link> links = new ArrayList<>();

  private CardScene(Topology topology, List<Link> calls) {
    this.topology = topology;
    for (NamespaceGraph part : topology.parts().values()) {
      part.cards().forEach(c -> cards.put(c.ref(), c));
      links.addAll(part.links());
    }
    Stream.concat(topology.abroad().stream(), calls.stream())
        .filter(l -> cards.containsKey(l.from()) && cards.containsKey(l.to()))
        .forEach(links::add);
  }

  /// All cards, in groups.
  ///
  /// @param calls links that the relations do not know
  /// @param opened workloads of which the pods are shown
  public static Scene of(Topology topology, By by, List<Link> calls, Set<ObjectRef> opened) {
    CardScene made = new CardScene(topology, calls);
    List<Group> groups =
        switch (by) {
          case NAMESPACE -> made.namespaces();
          case APP -> made.apps();
          case NOTHING ->
              List.of(
                  Scene.group(Scene.ALL, "", null, List.of(), List.copyOf(made.cards.values())));
        };
    return new Scene(groups, made.cards, made.links, made.crews(opened));
  }

  /// By what cards are put together.
  public enum By {
    NAMESPACE,
    APP,
    NOTHING
  }

  private List<Group> namespaces() {
    List<Group> groups = new ArrayList<>();
    for (NamespaceGraph part : topology.parts().values()) {
      List<ObjectRef> refs = part.cards().stream().map(Vertex::ref).toList();
      groups.add(new Group(part.self(), part.name(), List.of(), refs));
    }
    return groups;
  }

  private List<Group> apps() {
    Map<ObjectRef, String> names = new HashMap<>();
    cards.forEach(
        (ref, card) -> {
          String name = app(card);
          if (name != null) {
            names.put(ref, name);
          }
        });
    // what says nothing itself belongs to what it leads to
    List<Link> backwards = new ArrayList<>(links);
    backwards.sort(
        Comparator.comparing(Link::relation).thenComparing(Link::from).thenComparing(Link::to));
    for (Link link : backwards) {
      String there = names.get(link.to());
      if (there != null) {
        names.putIfAbsent(link.from(), there);
      }
    }
    TreeMap<String, List<Vertex>> byName = new TreeMap<>();
    cards.forEach(
        (ref, card) ->
            byName
                .computeIfAbsent(
                    Objects.requireNonNullElse(names.get(ref), ""), k -> new ArrayList<>())
                .add(card));
    List<Group> groups = new ArrayList<>();
    byName.forEach(
        (name, members) -> {
          String title = name.isEmpty() ? "No app label" : name;
          groups.add(Scene.group(Scene.made("app", name), title, null, List.of(), members));
        });
    return groups;
  }

  /// What a card's labels say; of a workload those of its pods too.
  private @Nullable String app(Vertex card) {
    String own = app(labels(card.object()));
    if (own != null) {
      return own;
    }
    if (card.object() instanceof Service service) {
      return app(service.selector());
    }
    NamespaceGraph part = topology.part(card.ref().namespace());
    Crew crew = part == null ? Crew.NONE : part.crew(card.ref());
    return crew.pods().isEmpty() ? null : app(crew.pods().getFirst().labels());
  }

  private static Map<String, String> labels(@Nullable KubeObject object) {
    return object == null ? Map.of() : object.labels();
  }

  private static @Nullable String app(Map<String, String> labels) {
    return APP_LABELS.stream()
        .map(labels::get)
        .filter(v -> v != null && !v.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private Map<ObjectRef, Crew> crews(Set<ObjectRef> opened) {
    Map<ObjectRef, Crew> crews = new HashMap<>();
    for (ObjectRef ref : opened) {
      NamespaceGraph part = topology.part(ref.namespace());
      if (ref.kind() != Kind.POD && part != null && cards.containsKey(ref)) {
        crews.put(ref, part.crew(ref));
      }
    }
    return crews;
  }
}
