package dev.portolan.cluster.manifests;

import dev.portolan.cluster.json.ApiKind;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.Namespace;
import dev.portolan.model.ObjectRef;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The objects of a snapshot while it is read, and where each was found.
final class Holding {
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private final Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
  private final Map<Object, Place> places = new HashMap<>();
  private final Set<ObjectRef> sliced = new HashSet<>();
  private final List<EndpointSlice> endpoints = new ArrayList<>();

  /// A line of a file.
  record Place(Path file, int line) {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  private record Key(String title, ObjectRef ref) {}

  /// Adds an object's records, unless an object of its kind, namespace and name is there already:
  /// then nothing changes, and the place of that one is the answer.
  Optional<Place> add(ApiKind api, List<? extends KubeObject> records, Place place) {
    boolean old = api.title().equals("Endpoints");
    ObjectRef ref = records.getFirst().ref();
    Object key = old ? new Key(api.title(), ref) : ref;
    Place before = places.putIfAbsent(key, place);
    if (before != null) {
      return Optional.of(before);
    }
    if (old) {
      records.forEach(r -> endpoints.add((EndpointSlice) r));
      return Optional.empty();
    }
    records.forEach(this::put);
    if (records.getFirst() instanceof EndpointSlice slice) {
      sliced.add(ObjectRef.service(slice.namespace(), slice.serviceName()));
    }
    return Optional.empty();
  }

  void put(KubeObject object) {
    objects.computeIfAbsent(object.ref().kind(), k -> new TreeMap<>()).put(object.ref(), object);
  }

  /// Makes sure that a kind is there, if only as an empty one.
  void kind(Kind kind) {
    objects.computeIfAbsent(kind, k -> new TreeMap<>());
  }

  Map<ObjectRef, KubeObject> of(Kind kind) {
    return objects.getOrDefault(kind, Map.of());
  }

  boolean has(ObjectRef ref) {
    return of(ref.kind()).containsKey(ref);
  }

  /// Endpoints say again what a service's slices say: they count where there are none.
  void addEndpoints() {
    for (EndpointSlice e : endpoints) {
      if (!sliced.contains(ObjectRef.service(e.namespace(), e.serviceName())) && !has(e.ref())) {
        put(e);
      }
    }
  }

  /// Adds the namespaces that objects name, and to each the label that servers from 1.21 on give
  /// it.
  void completeNamespaces() {
    Set<String> named = new HashSet<>();
    objects.values().forEach(all -> all.keySet().forEach(ref -> named.add(ref.namespace())));
    for (String name : named) {
      ObjectRef ref = ObjectRef.namespace(name);
      if (!name.isEmpty() && !has(ref)) {
        put(new Namespace(Metadata.of(ref, Map.of())));
      }
    }
    List.copyOf(of(Kind.NAMESPACE).values()).forEach(n -> put(labelled(n.meta())));
  }

  private static Namespace labelled(Metadata m) {
    Map<String, String> labels = new HashMap<>(m.labels());
    labels.put(NAME_LABEL, m.ref().name());
    return new Namespace(
        new Metadata(
            m.ref(),
            m.uid(),
            m.resourceVersion(),
            labels,
            m.owner(),
            m.created(),
            m.terminating()));
  }

  ClusterSnapshot snapshot(
      ClusterSnapshot.Origin origin, long generation, Instant time, Map<Kind, Coverage> coverage) {
    return new ClusterSnapshot(origin, generation, time, coverage, objects);
  }

  /// Everything is known: what is not there does not exist.
  static Map<Kind, Coverage> complete() {
    Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      coverage.put(kind, new Coverage.Complete());
    }
    return coverage;
  }
}
