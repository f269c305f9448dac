package dev.portolan.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What is different between two snapshots, exactly. Cheap where the later was made from the
/// earlier one; right for any two.
///
/// @param kinds the kinds of which objects differ, and how
/// @param coverage true when more or less is known of any kind
public record SnapshotChanges(Map<Kind, OfKind> kinds, boolean coverage) {
  public SnapshotChanges {
    EnumMap<Kind, OfKind> byKind = new EnumMap<>(Kind.class);
    byKind.putAll(kinds);
    kinds = Collections.unmodifiableMap(byKind);
  }

  /// What differs of one kind, each list in the order of references.
  public record OfKind(List<KubeObject> added, List<KubeObject> removed, List<Replaced> changed) {
    private static final OfKind NONE = new OfKind(List.of(), List.of(), List.of());

    public OfKind {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
      changed = List.copyOf(changed);
    }

    /// The namespaces that it happened in, one for each object.
    Stream<String> namespaces() {
      return Stream.of(added.stream(), removed.stream(), changed.stream().map(Replaced::after))
          .flatMap(objects -> objects.map(KubeObject::namespace));
    }

    public int size() {
      return added.size() + removed.size() + changed.size();
    }
  }

  /// An object that is no longer what it was.
  public record Replaced(KubeObject before, KubeObject after) {}

  static SnapshotChanges between(ClusterSnapshot before, ClusterSnapshot after) {
    EnumMap<Kind, OfKind> kinds = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      OfKind differs = between(before.shelf(kind), after.shelf(kind));
      if (differs.size() > 0) {
        kinds.put(kind, differs);
      }
    }
    return new SnapshotChanges(kinds, !before.coverage().equals(after.coverage()));
  }

  private static OfKind between(Shelf before, Shelf after) {
    List<KubeObject> added = new ArrayList<>();
    List<KubeObject> removed = new ArrayList<>();
    List<Replaced> changed = new ArrayList<>();
    ShelfWalk.walk(
        before,
        after,
        (was, is) -> {
          if (was != null && is != null) {
            changed.add(new Replaced(was, is));
          } else if (was != null) {
            removed.add(was);
          } else if (is != null) {
            added.add(is);
          }
          return true;
        });
    return new OfKind(added, removed, changed);
  }

  /// What differs of a kind; nothing for one that is as it was.
  public OfKind of(Kind kind) {
    return kinds.getOrDefault(kind, OfKind.NONE);
  }

  /// How many objects came, went or changed.
  public int size() {
    return kinds.values().stream().mapToInt(OfKind::size).sum();
  }

  /// True when the snapshots tell the same.
  public boolean none() {
    return kinds.isEmpty() && !coverage;
  }
}
