package dev.portolan.topology;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Namespace;
import dev.portolan.model.SnapshotChanges;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One snapshot cut up by namespace. Namespaces in which nothing changed are taken over from the
/// split of an earlier snapshot as they are.
final class Split {
  static final Split NONE =
      new Split(
          ClusterSnapshot.empty(new ClusterSnapshot.Origin("", "", "", false), Instant.EPOCH),
          new TreeMap<>(),
          new TreeMap<>());

  /// The kinds that a chart is made of; endpoint slices and policies are not on it, but tell what
  /// services lead to, and who guards workloads.
  private static final List<Kind> KINDS =
      List.of(
          Kind.POD,
          Kind.SERVICE,
          Kind.ENDPOINT_SLICE,
          Kind.DEPLOYMENT,
          Kind.REPLICA_SET,
          Kind.STATEFUL_SET,
          Kind.DAEMON_SET,
          Kind.JOB,
          Kind.CRON_JOB,
          Kind.INGRESS,
          Kind.GATEWAY,
          Kind.HTTP_ROUTE,
          Kind.GRPC_ROUTE,
          Kind.TCP_ROUTE,
          Kind.TLS_ROUTE,
          Kind.NETWORK_POLICY,
          Kind.CILIUM_NETWORK_POLICY,
          Kind.CALICO_NETWORK_POLICY);

  private final ClusterSnapshot source;
  private final SortedMap<String, Holdings> byName;

  /// The namespaces themselves, those that are listed.
  private final SortedMap<String, Namespace> listed;

  private Split(
      ClusterSnapshot source,
      SortedMap<String, Holdings> byName,
      SortedMap<String, Namespace> listed) {
    this.source = source;
    this.byName = byName;
    this.listed = listed;
  }

  /// The snapshot that it is of.
  ClusterSnapshot source() {
    return source;
  }

  /// In the order of their names.
  Map<String, Holdings> namespaces() {
    return Collections.unmodifiableMap(byName);
  }

  /// The namespaces that are listed.
  Map<String, Namespace> listed() {
    return Collections.unmodifiableMap(listed);
  }

  Holdings namespace(String name) {
    Holdings found = byName.get(name);
    return found == null ? new Holdings(name, Map.of()) : found;
  }

  /// The split of a later snapshot.
  Split next(ClusterSnapshot snapshot) {
    Map<String, Set<Kind>> touched = touched(snapshot.changesSince(source));
    SortedMap<String, Namespace> named = named(snapshot);
    if (touched.isEmpty()) {
      return new Split(snapshot, byName, named);
    }
    TreeMap<String, Holdings> next = new TreeMap<>(byName);
    touched.forEach(
        (name, kinds) -> {
          Map<Kind, List<KubeObject>> all = new EnumMap<>(Kind.class);
          all.putAll(namespace(name).objects());
          kinds.forEach(k -> all.put(k, List.copyOf(snapshot.shelf(k).in(name))));
          all.values().removeIf(List::isEmpty);
          if (all.isEmpty()) {
            next.remove(name);
          } else {
            next.put(name, new Holdings(name, all));
          }
        });
    return new Split(snapshot, next, named);
  }

  private SortedMap<String, Namespace> named(ClusterSnapshot snapshot) {
    if (snapshot.shelf(Kind.NAMESPACE).equals(source.shelf(Kind.NAMESPACE))) {
      return listed;
    }
    SortedMap<String, Namespace> named = new TreeMap<>();
    snapshot.namespaces().forEach(n -> named.put(n.name(), n));
    return named;
  }

  /// The kinds of which objects changed, by namespace.
  private static Map<String, Set<Kind>> touched(SnapshotChanges changes) {
    Map<String, Set<Kind>> touched = new HashMap<>();
    for (Kind kind : KINDS) {
      SnapshotChanges.OfKind of = changes.of(kind);
      Stream.of(
              of.added().stream(), of.removed().stream(), of.changed().stream().map(r -> r.after()))
          .flatMap(objects -> objects)
          .map(KubeObject::namespace)
          .distinct()
          .forEach(n -> touched.computeIfAbsent(n, x -> EnumSet.noneOf(Kind.class)).add(kind));
    }
    return touched;
  }
}
