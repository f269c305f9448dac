package dev.portolan.topology;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.AdminPolicy.Action;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PluginPolicy;
import dev.portolan.model.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The policies that speak of one namespace's pods: NetworkPolicies, those of the cluster's
/// administrators, and those of network plugins.
///
/// @param overall those that no namespace holds
/// @param policies all of them, in a fixed order
/// @param labels the namespace's
record Guards(List<KubeObject> overall, List<KubeObject> policies, Map<String, String> labels) {
  private static final List<Kind> LOCAL =
      List.of(Kind.NETWORK_POLICY, Kind.CILIUM_NETWORK_POLICY, Kind.CALICO_NETWORK_POLICY);

  static final List<Kind> CLUSTER =
      List.of(
          Kind.ADMIN_NETWORK_POLICY,
          Kind.BASELINE_ADMIN_NETWORK_POLICY,
          Kind.CLUSTER_NETWORK_POLICY,
          Kind.CILIUM_CLUSTERWIDE_NETWORK_POLICY,
          Kind.CALICO_GLOBAL_NETWORK_POLICY);

  /// The policies that no namespace holds.
  static List<KubeObject> overall(ClusterSnapshot snapshot) {
    List<KubeObject> all = new ArrayList<>();
    CLUSTER.forEach(kind -> all.addAll(snapshot.shelf(kind).values()));
    return List.copyOf(all);
  }

  /// @param self what the snapshot holds of the namespace, or null
  static Guards of(Holdings here, List<KubeObject> overall, @Nullable KubeObject self) {
    List<KubeObject> all = new ArrayList<>(overall);
    LOCAL.forEach(kind -> all.addAll(here.of(kind)));
    return new Guards(overall, List.copyOf(all), self == null ? Map.of() : self.labels());
  }

  /// True when the very same policies hold.
  boolean same(Guards other) {
    return Holdings.same(policies, other.policies) && labels.equals(other.labels);
  }

  /// What they do to each crew and each lone pod of a namespace. Where neither policies nor pods
  /// changed, it is taken over.
  Map<ObjectRef, Guard> over(Muster now, @Nullable NamespaceGraph before) {
    if (policies.isEmpty()) {
      return Map.of();
    }
    NamespaceGraph had = before != null && same(before.grounds().guards()) ? before : null;
    Map<ObjectRef, Guard> all = new HashMap<>();
    now.crews()
        .forEach(
            (ref, crew) -> {
              boolean kept = had != null && Same.one(had.muster().crews().get(ref), crew);
              add(all, ref, had != null && kept ? kept(had, ref) : of(crew.pods()));
            });
    now.lone()
        .forEach(
            (ref, pod) -> {
              boolean kept = had != null && Same.one(had.muster().lone().get(ref), pod);
              add(all, ref, had != null && kept ? kept(had, ref) : of(pod));
            });
    return all;
  }

  private static Guard kept(NamespaceGraph before, ObjectRef ref) {
    return before.grounds().guarded().getOrDefault(ref, Guard.NONE);
  }

  private static void add(Map<ObjectRef, Guard> all, ObjectRef ref, Guard guard) {
    if (guard.there()) {
      all.put(ref, guard);
    }
  }

  /// What they do to a crew: its pods have the same labels but for their own names, so that one of
  /// them speaks for all.
  Guard of(List<Pod> crew) {
    return crew.isEmpty() ? Guard.NONE : of(crew.getFirst());
  }

  /// No policy of pods counts for one on its node's network.
  private Guard of(Pod pod) {
    if (pod.hostNetwork() || pod.ended()) {
      return Guard.NONE;
    }
    List<KubeObject> selecting = policies.stream().filter(p -> selects(p, pod)).toList();
    List<KubeObject> in = selecting.stream().filter(p -> speaks(p, Direction.INGRESS)).toList();
    List<KubeObject> out = selecting.stream().filter(p -> speaks(p, Direction.EGRESS)).toList();
    return new Guard(
        refs(in), refs(out), closed(in, Direction.INGRESS), closed(out, Direction.EGRESS));
  }

  private static List<ObjectRef> refs(List<KubeObject> policies) {
    return policies.stream().map(KubeObject::ref).toList();
  }

  private boolean selects(KubeObject policy, Pod pod) {
    return switch (policy) {
      case NetworkPolicy p -> p.podSelector().matches(pod.labels());
      case PluginPolicy p -> p.selects(pod, labels);
      case AdminPolicy p -> {
        LabelSelector pods = p.subject().pods();
        yield p.subject().namespaces().matches(labels)
            && (pods == null || pods.matches(pod.labels()));
      }
      default -> false;
    };
  }

  /// True for a policy that lets something through by a rule.
  static boolean allows(KubeObject policy) {
    return Stream.of(Direction.values())
        .anyMatch(
            d ->
                switch (policy) {
                  case NetworkPolicy p -> p.types().contains(d) && !p.rules(d).isEmpty();
                  case AdminPolicy p ->
                      p.rules(d).stream().anyMatch(r -> r.action() == Action.ALLOW);
                  default -> false;
                });
  }

  /// True for a policy that has no rule for a direction that it speaks of, or one that forbids.
  static boolean denies(KubeObject policy) {
    return Stream.of(Direction.values())
        .anyMatch(
            d ->
                switch (policy) {
                  case NetworkPolicy p -> p.types().contains(d) && p.rules(d).isEmpty();
                  case AdminPolicy p ->
                      p.rules(d).stream().anyMatch(r -> r.action() == Action.DENY);
                  default -> false;
                });
  }

  private static boolean speaks(KubeObject policy, Direction direction) {
    return switch (policy) {
      case NetworkPolicy p -> p.types().contains(direction);
      case PluginPolicy p -> p.types().contains(direction);
      case AdminPolicy p -> !p.rules(direction).isEmpty();
      default -> false;
    };
  }

  /// True when NetworkPolicies isolate and nothing lets anything through. Of a plugin's own
  /// policies nobody knows.
  private static boolean closed(List<KubeObject> policies, Direction direction) {
    boolean isolated = false;
    for (KubeObject policy : policies) {
      boolean open =
          switch (policy) {
            case NetworkPolicy p -> !p.rules(direction).isEmpty();
            case AdminPolicy p ->
                p.rules(direction).stream().anyMatch(r -> r.action() == Action.ALLOW);
            default -> true;
          };
      if (open) {
        return false;
      }
      isolated |= policy instanceof NetworkPolicy;
    }
    return isolated;
  }
}
