package dev.portolan.policy.sets;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.Node;
import dev.portolan.model.PluginPolicy;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which of a pod's labels matter: all, except those that controllers make different for every pod
/// and that no policy looks at. Without this each pod of a StatefulSet would be a class of its own.
final class Keys {
  private static final Set<String> PER_POD =
      Set.of(
          "statefulset.kubernetes.io/pod-name",
          "apps.kubernetes.io/pod-index",
          "batch.kubernetes.io/job-completion-index",
          "batch.kubernetes.io/controller-uid",
          "batch.kubernetes.io/job-name",
          "controller-uid",
          "job-name",
          "pod-template-hash",
          "controller-revision-hash",
          "pod-template-generation");

  private final Set<String> dropped;
  private final Set<String> ofNodes;

  Keys(Collection<Policy> policies) {
    dropped = new HashSet<>(PER_POD);
    dropped.removeAll(ofPods(policies));
    ofNodes = ofNodes(policies);
  }

  /// The labels of a node that matter: those that a policy asks for.
  @Nullable Map<String, String> ofNode(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Map<String, String> kept = new TreeMap<>(node.labels());
    kept.keySet().retainAll(ofNodes);
    return Map.copyOf(kept);
  }

  Map<String, String> matter(Map<String, String> labels) {
    if (labels.keySet().stream().noneMatch(dropped::contains)) {
      return labels;
    }
    Map<String, String> kept = new TreeMap<>(labels);
    kept.keySet().removeAll(dropped);
    return Map.copyOf(kept);
  }

  /// True when one of the policies looks at a label that was dropped.
  boolean outdatedBy(Collection<Policy> policies) {
    return ofPods(policies).stream().anyMatch(dropped::contains)
        || !ofNodes.containsAll(ofNodes(policies));
  }

  private static Set<String> ofPods(Collection<Policy> policies) {
    Set<String> keys = new HashSet<>();
    policies.forEach(p -> of(p.source(), keys));
    return keys;
  }

  private static Set<String> ofNodes(Collection<Policy> policies) {
    Set<String> keys = new HashSet<>();
    policies.forEach(p -> ofNodes(p.source(), keys));
    return keys;
  }

  private static void of(KubeObject policy, Set<String> into) {
    switch (policy) {
      case NetworkPolicy p -> {
        into.addAll(p.podSelector().keys());
        Stream.of(p.ingress(), p.egress())
            .flatMap(List::stream)
            .flatMap(r -> r.peers().stream())
            .forEach(peer -> of(peer, into));
      }
      case AdminPolicy p -> {
        of(p.subject().pods(), into);
        Stream.of(p.ingress(), p.egress())
            .flatMap(List::stream)
            .flatMap(r -> r.peers().stream())
            .forEach(peer -> of(peer, into));
      }
      case PluginPolicy p -> into.addAll(p.pods().keys());
      default -> {}
    }
  }

  /// The keys of nodes' labels that an admin policy asks for.
  private static void ofNodes(KubeObject policy, Set<String> into) {
    if (policy instanceof AdminPolicy p) {
      Stream.of(p.ingress(), p.egress())
          .flatMap(List::stream)
          .flatMap(r -> r.peers().stream())
          .filter(AdminPolicy.NodePeer.class::isInstance)
          .forEach(n -> of(((AdminPolicy.NodePeer) n).nodes(), into));
    }
  }

  private static void of(NetworkPolicy.Peer peer, Set<String> into) {
    if (peer instanceof NetworkPolicy.PodPeer pods) {
      of(pods.pods(), into);
    }
  }

  private static void of(AdminPolicy.Peer peer, Set<String> into) {
    if (peer instanceof AdminPolicy.PodPeer pods) {
      of(pods.pods(), into);
    }
  }

  private static void of(@Nullable LabelSelector selector, Set<String> into) {
    if (selector != null) {
      into.addAll(selector.keys());
    }
  }
}
