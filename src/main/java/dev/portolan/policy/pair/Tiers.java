package dev.portolan.policy.pair;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.KubeObject;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.Choices;
import java.util.List;
import java.util.stream.Stream;

/// The policies of one snapshot in the order in which they are asked: the admin tier, the
/// NetworkPolicies, the baseline tier; and beside them the plugins' own.
record Tiers(
    World world, AdminTier admin, PolicyTier network, AdminTier baseline, PluginTier plugins) {
  static Tiers of(ClusterSnapshot snapshot, Choices choices) {
    World world = new World(snapshot, choices);
    AdminMatcher matcher = new AdminMatcher(world);
    List<AdminPolicy> policies = snapshot.adminPolicies();
    return new Tiers(
        world,
        new AdminTier(AdminPolicy.Tier.ADMIN, policies, matcher),
        new PolicyTier(snapshot.networkPolicies(), new RuleMatcher(world)),
        new AdminTier(AdminPolicy.Tier.BASELINE, policies, matcher),
        new PluginTier(snapshot.pluginPolicies(), world));
  }

  /// The policies of every kind that select the pod for a direction.
  List<ObjectRef> selecting(Pod pod, Direction direction) {
    return Stream.of(
            admin.selecting(direction, pod),
            network.isolating(direction, pod),
            baseline.selecting(direction, pod),
            plugins.selecting(direction, pod))
        .flatMap(List::stream)
        .map(KubeObject::ref)
        .toList();
  }
}
