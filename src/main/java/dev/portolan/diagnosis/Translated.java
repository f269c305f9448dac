package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.policy.Party;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.service.Because;
import dev.portolan.policy.service.Families;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Kubectl;
import java.util.List;
import java.util.Optional;

/// What the policies say once a node has translated what it was asked by its node port or an
/// address for the outside: the caller's side meets a pod and not the node; the pod sees the node's
/// address and not the caller's, unless `externalTrafficPolicy` is Local.
final class Translated {
  private final Chain chain;
  private final List<CheckResult> made;

  Translated(Chain chain, List<CheckResult> made) {
    this.chain = chain;
    this.made = made;
  }

  /// Where the policies deny the caller the pod itself, which is silent too.
  Optional<Step> toPod(Backing silent) {
    return chain.door().isEmpty()
        ? Optional.empty()
        : PolicyRule.direct(chain, silent)
            .filter(v -> v.state() == Verdict.State.DENIED)
            .map(
                v ->
                    step(
                        "Policies deny it once the node port is translated to a pod: "
                            + Because.of(v)
                            + ".",
                        Fixes.allow(chain, v)));
  }

  /// Where they deny the pod the node, whose address stands in place of the caller's. What a node
  /// sends to a pod of its own is always let in.
  Optional<Step> fromNode() {
    Service service = chain.service();
    Optional<Node> node = taker();
    if (service == null || node.isEmpty() || service.exposure().routing().externalLocal()) {
      return Optional.empty();
    }
    return chain.backings().stream()
        .flatMap(b -> asNode(node.get(), b).stream())
        .filter(v -> v.state() == Verdict.State.DENIED)
        .findFirst()
        .map(v -> fromNode(service, node.get(), v));
  }

  private Step fromNode(Service service, Node node, Verdict denied) {
    return step(
        "Policies deny it as it comes to the pod: the node "
            + node.name()
            + " puts its own address in place of the caller's (externalTrafficPolicy: Cluster), and "
            + Because.of(denied)
            + ".",
        Fix.kubectl(
            "Ask the service itself, which leaves a pod its own address; or admit the nodes'"
                + " addresses by an ipBlock",
            Kubectl.get(chain.ground().context(), service.ref())));
  }

  /// The node that translates: the one whose port is asked, else for an outside address the
  /// caller's.
  private Optional<Node> taker() {
    Pod source = chain.source();
    Service service = chain.service();
    return source != null && service != null && service.exposure().has(chain.address())
        ? chain.ground().node(source)
        : chain.door();
  }

  private Optional<Verdict> asNode(Node node, Backing backing) {
    Pod pod = backing.pod();
    if (pod == null || pod.nodeName().equals(node.name())) {
      return Optional.empty();
    }
    Party to = Ground.party(pod, backing.address());
    Traffic traffic = new Traffic.ToPort(chain.protocol(), backing.port());
    return node.addresses().stream()
        .map(Party::outside)
        .filter(from -> Families.same(from, to))
        .findFirst()
        .map(from -> chain.ground().reachability().explain(from, to, traffic));
  }

  private Step step(String sentence, Fix fix) {
    Cause cause =
        new Cause(
            Kind.POLICY,
            sentence,
            made.stream().map(Seen::line).toList(),
            Next.check("Ask it again", made.getFirst().request()));
    return Step.broken(Stage.BACKENDS, cause, fix).with(made);
  }
}
