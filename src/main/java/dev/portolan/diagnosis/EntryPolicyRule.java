package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.probe.Target;
import java.util.List;

/// What do the policies say of the way to an ingress or a route itself? That is a connection to one
/// of its addresses, behind which a service of the cluster may stand.
final class EntryPolicyRule implements Rule {
  private final PolicyRule policies = new PolicyRule();

  @Override
  public Step look(Chain chain, List<Step> before) {
    return Door.of(chain).stream()
        .map(d -> to(chain, d))
        .filter(way -> PolicyRule.verdict(way).isPresent())
        .findFirst()
        .map(way -> policies.look(way, before))
        .orElseGet(
            () ->
                Step.skipped(
                    Stage.POLICIES, "It has no address by which policies could judge the way."));
  }

  private static Chain to(Chain chain, Door door) {
    Target address = new Target.HostTarget(door.address());
    Case way = new Case(chain.asked().from(), address, door.port());
    return Chain.of(chain.ground(), way, chain.asker());
  }
}
