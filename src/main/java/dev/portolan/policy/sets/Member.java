package dev.portolan.policy.sets;

import dev.portolan.policy.Connections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What policies can see of a party: equal members are one class.
///
/// @param sort how it takes part
/// @param namespace empty where selectors do not match it, as `labels`
/// @param names the ports that its containers give a name, by name
/// @param signature the address terms that its address lies in
/// @param node the labels, as far as policies ask for them, of the node whose address it has; null
///   where it has no node's
record Member(
    Sort sort,
    String namespace,
    Map<String, String> labels,
    Map<String, Connections> names,
    Signature signature,
    @Nullable Map<String, String> node) {
  /// How a party takes part.
  enum Sort {
    POD(true, false),
    /// A hostNetwork pod that counts as its node.
    HOST(false, true),
    /// A hostNetwork pod that counts as a pod for NetworkPolicies.
    HOST_POD(true, true),
    /// An address of a node.
    NODE(false, true),
    OUTSIDE(false, true);

    private final boolean selectable;
    private final boolean nodeLike;

    Sort(boolean selectable, boolean nodeLike) {
      this.selectable = selectable;
      this.nodeLike = nodeLike;
    }

    /// True when policies can select it.
    boolean selectable() {
      return selectable;
    }

    /// True when its address is not an ordinary pod's.
    boolean nodeLike() {
      return nodeLike;
    }
  }
}
