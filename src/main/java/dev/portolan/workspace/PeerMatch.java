package dev.portolan.workspace;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which pods the peers of a rule name by their labels; ranges, nodes and domain names are told in
/// words.
final class PeerMatch {
  private final List<Pod> pods;
  private final Map<String, Map<String, String>> namespaces = new HashMap<>();

  PeerMatch(ClusterSnapshot snapshot) {
    pods = snapshot.pods().stream().filter(p -> !p.ended()).toList();
    for (Namespace namespace : snapshot.namespaces()) {
      namespaces.put(namespace.name(), namespace.labels());
    }
  }

  /// @param what the peers that are not pods, in words, or empty
  record Found(Set<Pod> pods, String what) {}

  Found of(NetworkPolicy policy, NetworkPolicy.Rule rule) {
    if (rule.peers().isEmpty()) {
      return new Found(new HashSet<>(pods), "everyone, inside and outside");
    }
    Set<Pod> found = new HashSet<>();
    List<String> what = new ArrayList<>();
    for (NetworkPolicy.Peer peer : rule.peers()) {
      switch (peer) {
        case NetworkPolicy.IpBlock block -> what.add(range(block));
        case NetworkPolicy.PodPeer p -> add(found, p.namespaces(), policy.namespace(), p.pods());
      }
    }
    return new Found(found, String.join(", ", what));
  }

  Found of(AdminPolicy.Rule rule) {
    Set<Pod> found = new HashSet<>();
    List<String> what = new ArrayList<>();
    what.add(rule.action().name().toLowerCase(Locale.ROOT));
    for (AdminPolicy.Peer peer : rule.peers()) {
      switch (peer) {
        case AdminPolicy.PodPeer p -> add(found, p.namespaces(), "", p.pods());
        case AdminPolicy.NetworkPeer n -> what.addAll(n.cidrs());
        case AdminPolicy.NodePeer n -> what.add("nodes with " + n.nodes());
        case AdminPolicy.DomainPeer d -> what.addAll(d.names());
        case AdminPolicy.UnknownPeer u -> what.add(u.field() + " (not known here)");
      }
    }
    return new Found(found, String.join(", ", what));
  }

  /// @param in the namespaces, or null for the one named `own`
  private void add(
      Set<Pod> found, @Nullable LabelSelector in, String own, @Nullable LabelSelector by) {
    for (Pod pod : pods) {
      boolean there =
          in == null
              ? pod.namespace().equals(own)
              : in.matches(namespaces.getOrDefault(pod.namespace(), Map.of()));
      if (there && !pod.hostNetwork() && (by == null || by.matches(pod.labels()))) {
        found.add(pod);
      }
    }
  }

  private static String range(NetworkPolicy.IpBlock block) {
    return block.except().isEmpty()
        ? block.cidr()
        : block.cidr() + " without " + String.join(", ", block.except());
  }
}
