package dev.portolan.bench;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Snapshots that differ from another in one object.
final class Changes {
  private Changes() {}

  /// One pod gets labels that no other pod has, and another address: the worst that one pod can do.
  static ClusterSnapshot pod(ClusterSnapshot from, int n) {
    Pod old = from.pods().get(n * 97 % from.pods().size());
    Map<String, String> labels = new HashMap<>(old.labels());
    labels.put("tier", "store");
    labels.put("changed", "to-" + n);
    return with(
        from,
        new Pod(
            Metadata.of(old.ref(), labels),
            old.nodeName(),
            List.of("100.0.77." + n % 256),
            false,
            old.phase(),
            old.health(),
            old.containers()));
  }

  /// A new policy with a range that no policy named before.
  static ClusterSnapshot policy(ClusterSnapshot from, int n) {
    String namespace = from.namespaces().get(n * 7 % from.namespaces().size()).name();
    ObjectRef ref = new ObjectRef(Kind.NETWORK_POLICY, namespace, "added-" + n);
    LabelSelector prod = LabelSelector.of(Map.of("env", "prod"));
    Rule rule =
        new Rule(
            List.of(
                new IpBlock("100.0." + n % 200 + ".128/25", List.of()),
                new PodPeer(LabelSelector.of(Map.of("tier", "api")), prod)),
            List.of());
    return with(
        from,
        new NetworkPolicy(
            Metadata.of(ref, Map.of()),
            LabelSelector.EVERYTHING,
            Set.of(Direction.INGRESS),
            List.of(rule),
            List.of()));
  }

  private static ClusterSnapshot with(ClusterSnapshot from, KubeObject object) {
    Kind kind = object.ref().kind();
    Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
    objects.putAll(from.objects());
    Map<ObjectRef, KubeObject> ofKind = new TreeMap<>(objects.getOrDefault(kind, Map.of()));
    ofKind.put(object.ref(), object);
    objects.put(kind, ofKind);
    return new ClusterSnapshot(
        from.origin(), from.generation() + 1, from.time(), from.coverage(), objects);
  }
}
