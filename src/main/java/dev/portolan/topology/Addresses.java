package dev.portolan.topology;

import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The pods behind those addresses that endpoints give without a name. Such endpoints are few, so
/// only their addresses are looked for, and only in namespaces that changed.
final class Addresses {
  static final Addresses NONE = new Addresses(new TreeMap<>(), Set.of(), Map.of());

  private final SortedMap<String, Row> rows;
  private final Set<String> wanted;
  private final Map<String, ObjectRef> pods;

  /// A namespace.
  ///
  /// @param asked the addresses that its endpoints give without a name
  /// @param found the pods that it has of all addresses wanted
  private record Row(Holdings in, Set<String> asked, Map<String, ObjectRef> found) {}

  private Addresses(SortedMap<String, Row> rows, Set<String> wanted, Map<String, ObjectRef> pods) {
    this.rows = rows;
    this.wanted = wanted;
    this.pods = pods;
  }

  Addresses next(Split split) {
    Set<String> all = new HashSet<>();
    for (Holdings holdings : split.namespaces().values()) {
      Row before = unchanged(holdings);
      all.addAll(before == null ? nameless(holdings) : before.asked());
    }
    boolean sameQuestion = all.equals(wanted);
    TreeMap<String, Row> next = new TreeMap<>();
    Map<String, ObjectRef> answers = new HashMap<>();
    for (Holdings holdings : split.namespaces().values()) {
      Row row = unchanged(holdings);
      if (row == null || !sameQuestion) {
        row = new Row(holdings, nameless(holdings), find(holdings, all));
      }
      next.put(holdings.name(), row);
      row.found().forEach(answers::putIfAbsent);
    }
    return new Addresses(next, sameQuestion ? wanted : Set.copyOf(all), answers);
  }

  private @Nullable Row unchanged(Holdings holdings) {
    Row row = rows.get(holdings.name());
    return row != null && Same.one(row.in(), holdings) ? row : null;
  }

  /// The pods behind the addresses that a namespace's endpoints give without a name.
  Map<String, ObjectRef> answers(Holdings holdings) {
    Row row = rows.get(holdings.name());
    if (row == null || row.asked().isEmpty() || pods.isEmpty()) {
      return Map.of();
    }
    Map<String, ObjectRef> mine = new HashMap<>(pods);
    mine.keySet().retainAll(row.asked());
    return Map.copyOf(mine);
  }

  private static Set<String> nameless(Holdings holdings) {
    Set<String> addresses = new HashSet<>();
    for (KubeObject object : holdings.of(Kind.ENDPOINT_SLICE)) {
      for (EndpointSlice.Endpoint endpoint : ((EndpointSlice) object).endpoints()) {
        ObjectRef target = endpoint.target();
        if (target == null || target.kind() != Kind.POD) {
          addresses.addAll(endpoint.addresses());
        }
      }
    }
    return Set.copyOf(addresses);
  }

  /// A node's address is none of its own for a pod on the host's network.
  private static Map<String, ObjectRef> find(Holdings holdings, Set<String> addresses) {
    if (addresses.isEmpty()) {
      return Map.of();
    }
    Map<String, ObjectRef> found = new HashMap<>();
    for (KubeObject object : holdings.of(Kind.POD)) {
      if (object instanceof Pod pod && !pod.ended() && !pod.hostNetwork()) {
        pod.ips().stream()
            .filter(addresses::contains)
            .forEach(ip -> found.putIfAbsent(ip, pod.ref()));
      }
    }
    return Map.copyOf(found);
  }
}
