package dev.portolan.policy.matrix;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.Namespace;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.AddressRange;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The groups of one snapshot: namespaces, in them workloads and bare pods, in those pods; and the
/// outside with its ranges of addresses.
public final class Hierarchy {
  private final List<Group> roots;
  private final Map<Key, List<Group>> children;
  private final Map<Key, Key> parents;

  private Hierarchy(List<Group> roots, Map<Key, List<Group>> children, Map<Key, Key> parents) {
    this.roots = roots;
    this.children = children;
    this.parents = parents;
  }

  public static Hierarchy of(Reachability reachability) {
    Building building = new Building(new SnapshotIndex(reachability.snapshot()));
    building.namespaces(reachability.snapshot());
    building.outside(reachability.outside());
    return new Hierarchy(List.copyOf(building.roots), building.children, building.parents);
  }

  /// The namespaces in the order of their names, then the outside.
  public List<Group> roots() {
    return roots;
  }

  /// What a group opens to; nothing for a pod or a range.
  public List<Group> children(Key key) {
    return children.getOrDefault(key, List.of());
  }

  /// The group that a group lies in.
  public Optional<Key> parent(Key key) {
    return Optional.ofNullable(parents.get(key));
  }

  /// The group with this key, wherever it lies.
  public Optional<Group> find(Key key) {
    List<Group> among = parent(key).map(this::children).orElse(roots);
    return among.stream().filter(g -> g.key().equals(key)).findFirst();
  }

  /// Collects the groups while they are found.
  private static final class Building {
    private final SnapshotIndex index;
    private final List<Group> roots = new ArrayList<>();
    private final Map<Key, List<Group>> children = new LinkedHashMap<>();
    private final Map<Key, Key> parents = new LinkedHashMap<>();

    Building(SnapshotIndex index) {
      this.index = index;
    }

    /// A pod's namespace counts even where namespaces themselves may not be listed.
    void namespaces(ClusterSnapshot snapshot) {
      TreeSet<String> names = new TreeSet<>();
      snapshot.namespaces().stream().map(Namespace::name).forEach(names::add);
      snapshot.pods().stream().map(Pod::namespace).forEach(names::add);
      names.forEach(this::namespace);
    }

    private void namespace(String name) {
      Key key = Key.of(ObjectRef.namespace(name));
      Map<ObjectRef, List<Pod>> members =
          new TreeMap<>(Comparator.comparing(ObjectRef::name).thenComparing(ObjectRef::compareTo));
      for (Pod pod : index.podsIn(name)) {
        ObjectRef owner = index.workloadOf(pod.ref()).orElse(pod.ref());
        members.computeIfAbsent(owner, k -> new ArrayList<>()).add(pod);
      }
      List<Group> groups = new ArrayList<>();
      List<Party> all = new ArrayList<>();
      members.forEach(
          (owner, pods) -> {
            Group group =
                owner.kind() == Kind.POD
                    ? pod(pods.getFirst(), 1, key)
                    : workload(owner, pods, key);
            groups.add(group);
            all.addAll(group.parties());
          });
      put(key, groups);
      roots.add(new Group(key, name, 0, all, !groups.isEmpty()));
    }

    private Group workload(ObjectRef owner, List<Pod> pods, Key namespace) {
      Key key = Key.of(owner);
      parents.put(key, namespace);
      List<Group> groups = pods.stream().map(p -> pod(p, 2, key)).toList();
      put(key, groups);
      List<Party> parties = groups.stream().map(g -> g.parties().getFirst()).toList();
      return new Group(key, owner.name(), 1, parties, true);
    }

    private Group pod(Pod pod, int depth, Key parent) {
      Key key = Key.of(pod.ref());
      parents.put(key, parent);
      return new Group(key, pod.name(), depth, List.of(Party.of(pod)), false);
    }

    void outside(List<AddressRange> ranges) {
      Key key = new Key.Outside();
      List<Group> groups = new ArrayList<>();
      for (AddressRange range : ranges) {
        Key inner = new Key.Range(range);
        parents.put(inner, key);
        groups.add(
            new Group(inner, Ranges.title(range), 1, List.of(Party.outside(range.first())), false));
      }
      put(key, groups);
      List<Party> parties = groups.stream().map(g -> g.parties().getFirst()).toList();
      roots.add(new Group(key, "outside", 0, parties, !groups.isEmpty()));
    }

    private void put(Key key, List<Group> groups) {
      children.put(key, List.copyOf(groups));
    }
  }
}
