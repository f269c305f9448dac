package dev.portolan.workspace;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.AddressRange;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reach;
import dev.portolan.policy.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom an object's pods may reach, and who may reach them.
///
/// @param pods how many pods the object stands for
/// @param example one of them, or null when there are none
/// @param peers workloads, and pods that no workload owns, in the order of their references
/// @param abroad addresses outside the cluster
/// @param isolation what isolates one of the pods
/// @param note why not every pod of it is met by all, or empty
/// @param problem why nothing is said, or empty
public record Neighbourhood(
    ObjectRef subject,
    int pods,
    @Nullable Party example,
    List<Peer> peers,
    List<Abroad> abroad,
    Isolation isolation,
    String note,
    String problem) {
  public Neighbourhood {
    peers = List.copyOf(peers);
    abroad = List.copyOf(abroad);
  }

  /// A workload, or a bare pod. Either spread is of no pairs where none counts.
  ///
  /// @param example one of its pods
  public record Peer(ObjectRef ref, int pods, Party example, Spread out, Spread in) {}

  /// Ranges of addresses of which the policies say the same.
  ///
  /// @param name the ranges in words
  public record Abroad(String name, List<AddressRange> ranges, Reach out, Reach in) {
    public Abroad {
      ranges = List.copyOf(ranges);
    }
  }

  /// The policies that select a pod, for each direction.
  public record Isolation(List<ObjectRef> ingress, List<ObjectRef> egress) {
    public static final Isolation NONE = new Isolation(List.of(), List.of());

    public Isolation {
      ingress = List.copyOf(ingress);
      egress = List.copyOf(egress);
    }
  }
}
