package dev.portolan.policy.sets;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.policy.Connections;
import java.util.List;
import java.util.Map;

/// All the policies that have a say about a member in one direction; members with equal ones share
/// a side.
///
/// @param admin groups of policies of one priority, in the order in which they are tried
/// @param names what the member's own containers call their ports, where a rule asks for it
/// @param unknown true when a plugin's own policy selects it, or policies cannot be listed
record Say(
    Direction direction,
    List<List<Voice>> admin,
    List<Policy> network,
    List<List<Voice>> baseline,
    Map<String, Connections> names,
    boolean unknown) {
  Say {
    admin = List.copyOf(admin);
    network = List.copyOf(network);
    baseline = List.copyOf(baseline);
  }

  /// A policy in its tier; it may be that it does not select the member where `sure` is false.
  record Voice(Policy policy, boolean sure) {}

  /// True when nothing restricts: no policy says anything.
  boolean silent() {
    return !unknown && admin.isEmpty() && network.isEmpty() && baseline.isEmpty();
  }
}
