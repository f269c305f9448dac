package dev.portolan.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A NetworkPolicy (networking.k8s.io/v1) as written; `policyTypes` has the API's defaults filled
/// in.
public record NetworkPolicy(
    Metadata meta,
    LabelSelector podSelector,
    Set<Direction> types,
    List<Rule> ingress,
    List<Rule> egress)
    implements KubeObject {
  public NetworkPolicy {
    types = Set.copyOf(types);
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
  }

  /// Seen from the selected pod.
  public enum Direction {
    INGRESS,
    EGRESS
  }

  /// One rule: it admits every peer when `peers` is empty, every port when `ports` is.
  public record Rule(List<Peer> peers, List<Port> ports) {
    public Rule {
      peers = List.copyOf(peers);
      ports = List.copyOf(ports);
    }
  }

  /// One element of `from` or `to`.
  public sealed interface Peer {}

  /// Pods by labels. A null `namespaces` means the policy's own namespace; a null `pods` every pod
  /// of those namespaces.
  public record PodPeer(@Nullable LabelSelector pods, @Nullable LabelSelector namespaces)
      implements Peer {}

  /// An address range without the ranges in `except`.
  public record IpBlock(String cidr, List<String> except) implements Peer {
    public IpBlock {
      except = List.copyOf(except);
    }
  }

  /// Ports of one protocol: all of them when `port` is null, a range when `endPort` is not 0.
  public record Port(Protocol protocol, @Nullable PortRef port, int endPort) {}

  public List<Rule> rules(Direction direction) {
    return direction == Direction.INGRESS ? ingress : egress;
  }
}
