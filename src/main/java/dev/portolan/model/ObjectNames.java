package dev.portolan.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds objects by the names that people write, and says why one is not found: there is none, or
/// what is in that namespace is not visible to this user. The one place that tells these apart.
public final class ObjectNames {
  private final ClusterSnapshot snapshot;
  private final NearNames near;

  public ObjectNames(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    this.near = new NearNames(snapshot);
  }

  /// All that bear the name, in the kinds' order.
  public List<KubeObject> find(List<Kind> kinds, String namespace, String name) {
    List<KubeObject> found = new ArrayList<>();
    for (Kind kind : kinds) {
      snapshot.find(new ObjectRef(kind, namespace, name)).ifPresent(found::add);
    }
    return found;
  }

  /// Why nothing of these kinds is found by that name, with names that are spelt like it; a
  /// sentence without a full stop.
  public String missing(List<Kind> kinds, String namespace, String name) {
    String nothing = "no " + words(kinds) + " named " + namespace + "/" + name;
    List<Kind> asked = asked(kinds);
    List<Kind> unseen =
        asked.stream().filter(k -> !snapshot.coverage(k).in(namespace).complete()).toList();
    String hint = near.hint(namespace, name);
    if (unseen.isEmpty()) {
      return nothing + nowhere(namespace) + hint;
    }
    String why = why(unseen, namespace);
    boolean hidden =
        unseen.equals(asked)
            && unseen.stream().allMatch(k -> snapshot.coverage(k).in(namespace).hidden());
    return hidden
        ? "what is in namespace " + namespace + " is not visible to this user: " + why + hint
        : nothing + " is visible: " + why + hint;
  }

  /// A name whose workload cannot be seen is found through its pods.
  private static List<Kind> asked(List<Kind> kinds) {
    List<Kind> plain = kinds.stream().filter(k -> !k.isWorkload()).toList();
    return plain.isEmpty() ? kinds : plain;
  }

  private String nowhere(String namespace) {
    boolean none =
        snapshot.coverage(Kind.NAMESPACE).complete()
            && snapshot.find(ObjectRef.namespace(namespace)).isEmpty();
    return none ? ": there is no namespace " + namespace : "";
  }

  /// Kinds that have the same reason are told of together.
  private String why(List<Kind> unseen, String namespace) {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    for (Kind kind : unseen) {
      reason(kind, namespace)
          .ifPresent(r -> reasons.computeIfAbsent(r, k -> new ArrayList<>()).add(kind.plural()));
    }
    List<String> told = new ArrayList<>();
    reasons.forEach((reason, plurals) -> told.add(String.join(" and ", plurals) + " " + reason));
    return String.join("; ", told);
  }

  private Optional<String> reason(Kind kind, String namespace) {
    Coverage all = snapshot.coverage(kind);
    if (all instanceof Coverage.Scoped s && !s.namespaces().containsKey(namespace)) {
      return Optional.of("are read in " + String.join(", ", s.namespaces().keySet()) + " only");
    }
    return switch (all.in(namespace)) {
      case Coverage.Complete c -> Optional.empty();
      case Coverage.Syncing s -> Optional.of("are still being read");
      case Coverage.Forbidden f -> Optional.of("may not be listed (" + f.message() + ")");
      case Coverage.Failed f -> Optional.of("could not be read (" + f.message() + ")");
      case Coverage.Scoped s -> Optional.empty();
    };
  }

  private static String words(List<Kind> kinds) {
    if (kinds.size() == 1 && kinds.getFirst() != Kind.POD) {
      return kinds.getFirst().title();
    }
    Set<String> words = new LinkedHashSet<>();
    for (Kind kind : kinds) {
      words.add(kind == Kind.POD ? "pod" : kind.isWorkload() ? "workload" : Prefixes.word(kind));
    }
    List<String> all = List.copyOf(words);
    return all.size() == 1
        ? all.getFirst()
        : String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
  }
}
