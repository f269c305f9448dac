package dev.portolan.policy.subject;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.Prefixes;
import dev.portolan.policy.AddressRange;
import dev.portolan.policy.Party;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parties that are spoken of together: a workload's pods, one pod, or a range of addresses outside
/// that policies do not tell apart. Exactly one of `ref` and `range` is set.
///
/// @param parties each pod by each of its addresses
public record Group(@Nullable ObjectRef ref, @Nullable AddressRange range, List<Party> parties) {
  public Group {
    parties = List.copyOf(parties);
  }

  static Group of(ObjectRef ref, List<Party> parties) {
    return new Group(ref, null, parties);
  }

  /// A range outside, judged by its first address.
  public static Group of(AddressRange range) {
    return new Group(null, range, List.of(Party.outside(range.first())));
  }

  /// Names it in machine-read output: `Deployment/shop/web`, `outside/10.0.0.0-10.255.255.255`.
  public String id() {
    if (ref != null) {
      return ref.kind().title() + "/" + ref.path();
    }
    return "outside/" + range;
  }

  /// As a person calls it: `deploy/shop/web`, `outside 10.0.0.0-10.255.255.255`.
  public String label() {
    return ref == null ? "outside " + range : Prefixes.label(ref);
  }
}
