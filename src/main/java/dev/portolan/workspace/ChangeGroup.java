package dev.portolan.workspace;

import dev.portolan.diagram.Ties.Mark;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Changed connections of one workload that say the same of several peers in one namespace.
///
/// @param subject the workload
/// @param peer the other end; its namespace where there are several; null for the outside
/// @param ends source and target in words
/// @param words what is gained or lost
public record ChangeGroup(
    ObjectRef subject,
    @Nullable ObjectRef peer,
    boolean out,
    String ends,
    Mark mark,
    String words) {
  private record Key(boolean out, @Nullable ObjectRef namespace, Mark mark, String words) {}

  /// By workload, in the order of their references.
  public static Map<ObjectRef, List<ChangeGroup>> of(Changes changes) {
    Map<ObjectRef, Map<Key, List<Seen>>> bySubject = new TreeMap<>();
    for (Seen s : Seen.of(changes)) {
      Delta d = s.delta();
      Key key = new Key(s.out(), s.byNamespace().peer(), d.mark(), d.words());
      bySubject
          .computeIfAbsent(s.subject(), k -> new LinkedHashMap<>())
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(s);
    }
    Map<ObjectRef, List<ChangeGroup>> groups = new LinkedHashMap<>();
    bySubject.forEach(
        (subject, byKey) -> {
          List<ChangeGroup> all = new ArrayList<>();
          byKey.forEach((key, seen) -> all.add(group(subject, key, seen)));
          groups.put(subject, List.copyOf(all));
        });
    return groups;
  }

  private static ChangeGroup group(ObjectRef subject, Key key, List<Seen> seen) {
    Seen first = seen.getFirst();
    boolean one = seen.size() == 1;
    ObjectRef peer = one ? first.peer() : key.namespace();
    String several =
        Objects.requireNonNullElse(key.namespace(), subject).name()
            + " ("
            + seen.size()
            + " workloads)";
    String ends = key.out() ? subject.path() + " → " + several : several + " → " + subject.path();
    return new ChangeGroup(
        subject, peer, key.out(), one ? first.delta().ends() : ends, key.mark(), key.words());
  }
}
