package dev.portolan.model;

import java.util.List;
import java.util.Set;

/// A node: its addresses (`status.addresses` of type InternalIP and ExternalIP), the pod ranges
/// given to it (`spec.podCIDRs`) and its Ready condition.
///
/// @param annotations the keys of its annotations, by which network plugins are recognised
/// @param state what else there is to say of it
public record Node(
    Metadata meta,
    List<String> addresses,
    List<String> podCidrs,
    boolean ready,
    String kubeletVersion,
    Set<String> annotations,
    State state)
    implements KubeObject {
  private static final String ROLE = "node-role.kubernetes.io/";

  public Node {
    addresses = List.copyOf(addresses);
    podCidrs = List.copyOf(podCidrs);
    annotations = Set.copyOf(annotations);
  }

  /// A node of which no more is known.
  public Node(
      Metadata meta,
      List<String> addresses,
      List<String> podCidrs,
      boolean ready,
      String kubeletVersion,
      Set<String> annotations) {
    this(meta, addresses, podCidrs, ready, kubeletVersion, annotations, State.PLAIN);
  }

  /// A node without annotations of which no more is known.
  public Node(
      Metadata meta,
      List<String> addresses,
      List<String> podCidrs,
      boolean ready,
      String kubeletVersion) {
    this(meta, addresses, podCidrs, ready, kubeletVersion, Set.of(), State.PLAIN);
  }

  /// How it takes pods, and what it has for them.
  ///
  /// @param cordoned `spec.unschedulable`: it takes no new pods
  /// @param pressures the conditions that hold and should not, such as `MemoryPressure`
  /// @param taints as kubectl writes them: `key=value:NoSchedule`
  /// @param cpu allocatable, as the API writes it, such as `16` or `3920m`; empty when unknown
  /// @param memory allocatable, such as `65852156Ki`
  /// @param pods how many pods it takes; 0 when unknown
  public record State(
      boolean cordoned,
      List<String> pressures,
      List<String> taints,
      String cpu,
      String memory,
      int pods) {
    public static final State PLAIN = new State(false, List.of(), List.of(), "", "", 0);

    public State {
      pressures = List.copyOf(pressures);
      taints = List.copyOf(taints);
    }
  }

  /// The failure zone it is in, or empty.
  public String zone() {
    return labels()
        .getOrDefault(
            "topology.kubernetes.io/zone",
            labels().getOrDefault("failure-domain.beta.kubernetes.io/zone", ""));
  }

  /// Its roles as kubectl names them, such as `control-plane`; empty for a plain worker.
  public List<String> roles() {
    return labels().keySet().stream()
        .filter(k -> k.startsWith(ROLE))
        .map(k -> k.substring(ROLE.length()))
        .filter(r -> !r.isEmpty())
        .sorted()
        .toList();
  }
}
