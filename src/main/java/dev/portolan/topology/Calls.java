package dev.portolan.topology;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who calls whom, as far as a cluster says so: the API knows of no calls, but a policy that admits
/// pods by their labels was written by somebody who expects those to come. A rule that names many
/// says nothing of the single one and is left out.
public final class Calls {
  /// More callers, or more called ones, than this are a rule for everybody.
  private static final int MANY = 12;

  private final Topology topology;

  /// The cards whose pods have a label, by its key and value.
  private final Map<String, List<Standing>> byLabel = new HashMap<>();

  private final Map<ObjectRef, List<ObjectRef>> servicesOf = new HashMap<>();
  private final Set<Link> found = new LinkedHashSet<>();

  /// A card and the labels of its pods.
  private record Standing(ObjectRef card, Map<String, String> labels) {}

  private Calls(Topology topology) {
    this.topology = topology;
    for (NamespaceGraph part : topology.parts().values()) {
      for (Vertex card : part.cards()) {
        Pod pod = pod(part, card);
        if (pod != null) {
          Standing standing = new Standing(card.ref(), pod.labels());
          pod.labels()
              .forEach(
                  (k, v) ->
                      byLabel.computeIfAbsent(key(k, v), x -> new ArrayList<>()).add(standing));
        }
      }
      for (Link link : part.links()) {
        if (link.relation() == Relation.SELECTS) {
          servicesOf.computeIfAbsent(link.to(), k -> new ArrayList<>()).add(link.from());
        }
      }
    }
  }

  /// The links that a snapshot's network policies tell of, in the order of the policies.
  public static List<Link> of(ClusterSnapshot snapshot, Topology topology) {
    if (snapshot.networkPolicies().isEmpty()) {
      return List.of();
    }
    Calls calls = new Calls(topology);
    snapshot.networkPolicies().forEach(calls::read);
    return List.copyOf(calls.found);
  }

  private void read(NetworkPolicy policy) {
    Set<String> own = Set.of(policy.namespace());
    List<ObjectRef> subjects = cards(policy.podSelector(), own);
    if (subjects.isEmpty() || subjects.size() > MANY) {
      return;
    }
    for (Direction direction : policy.types()) {
      for (NetworkPolicy.Rule rule : policy.rules(direction)) {
        for (NetworkPolicy.Peer peer : rule.peers()) {
          if (peer instanceof PodPeer pods && pods.pods() != null) {
            List<ObjectRef> others = cards(pods.pods(), namespaces(pods.namespaces(), own));
            boolean in = direction == Direction.INGRESS;
            link(in ? others : subjects, in ? subjects : others);
          }
        }
      }
    }
  }

  private void link(List<ObjectRef> callers, List<ObjectRef> called) {
    if (callers.size() > MANY || called.size() > MANY) {
      return;
    }
    for (ObjectRef from : callers) {
      for (ObjectRef to : called) {
        if (!from.equals(to)) {
          found.add(new Link(Relation.CALLS, from, door(to), true));
        }
      }
    }
  }

  /// The service through which a workload is called: that of its own name, or else the first.
  private ObjectRef door(ObjectRef called) {
    List<ObjectRef> doors = servicesOf.getOrDefault(called, List.of(called));
    return doors.stream()
        .filter(d -> d.name().equals(called.name()))
        .findFirst()
        .orElse(doors.getFirst());
  }

  /// Null stands for all namespaces.
  private @Nullable Set<String> namespaces(@Nullable LabelSelector selector, Set<String> own) {
    if (selector == null) {
      return own;
    }
    if (selector.isEmpty()) {
      return null;
    }
    Set<String> names = new LinkedHashSet<>();
    for (NamespaceGraph part : topology.parts().values()) {
      var object = part.self().object();
      if (object != null && selector.matches(object.labels())) {
        names.add(part.name());
      }
    }
    return names;
  }

  private List<ObjectRef> cards(LabelSelector selector, @Nullable Set<String> namespaces) {
    if (selector.matchLabels().isEmpty()) {
      return List.of();
    }
    List<Standing> rarest =
        selector.matchLabels().entrySet().stream()
            .map(e -> byLabel.getOrDefault(key(e.getKey(), e.getValue()), List.of()))
            .min((a, b) -> Integer.compare(a.size(), b.size()))
            .orElse(List.of());
    return rarest.stream()
        .filter(s -> namespaces == null || namespaces.contains(s.card().namespace()))
        .filter(s -> selector.matches(s.labels()))
        .map(Standing::card)
        .limit(MANY + 1L)
        .toList();
  }

  private static @Nullable Pod pod(NamespaceGraph part, Vertex card) {
    if (card.object() instanceof Pod pod) {
      return pod;
    }
    Collection<Pod> crew = part.crew(card.ref()).pods();
    return crew.isEmpty() ? null : crew.iterator().next();
  }

  private static String key(String name, String value) {
    return name + "=" + value;
  }
}
