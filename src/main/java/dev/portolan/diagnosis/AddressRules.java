package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.probe.Addresses;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Addresses at which nothing can answer: of a family that the caller has not, or of the cluster's
/// own ranges and nobody's.
final class AddressRules {
  private AddressRules() {}

  /// The break, where a literal address that did not answer is such a one; or a pod's address was
  /// asked from outside.
  static Optional<Step> nowhere(Chain chain, CheckResult result) {
    if (chain.fromLaptop() && chain.pod() != null && !chain.pod().hostNetwork()) {
      return Optional.of(LaptopRules.inside(chain, List.of(result)));
    }
    boolean literal =
        chain.asked().to() instanceof Target.HostTarget t && Addresses.isLiteral(t.host());
    if (!literal || chain.pod() != null || chain.service() != null) {
      return Optional.empty();
    }
    return family(chain, result)
        .or(() -> podRange(chain, result))
        .or(() -> serviceRange(chain, result));
  }

  private static Optional<Step> family(Chain chain, CheckResult result) {
    Pod source = chain.source();
    boolean six = Addresses.isIpv6(chain.to());
    if (source == null || source.ips().isEmpty()) {
      return Optional.empty();
    }
    boolean has = source.ips().stream().anyMatch(ip -> Addresses.isIpv6(ip) == six);
    String mine = String.join(", ", source.ips());
    return has
        ? Optional.empty()
        : Optional.of(
            step(
                chain,
                result,
                Kind.NO_ROUTE,
                "The caller has no "
                    + (six ? "IPv6" : "IPv4")
                    + " address ("
                    + mine
                    + " alone), so it has no way to "
                    + chain.to()
                    + "."));
  }

  private static Optional<Step> podRange(Chain chain, CheckResult result) {
    if (!chain.ground().snapshot().coverage(dev.portolan.model.Kind.POD).complete()) {
      return Optional.empty();
    }
    Optional<Node> node =
        chain.ground().snapshot().nodes().stream()
            .filter(n -> n.podCidrs().stream().anyMatch(c -> Ranges.holds(c, chain.to())))
            .findFirst();
    return node.map(
        n ->
            step(
                chain,
                result,
                Kind.NO_SUCH_OBJECT,
                "No pod has the address "
                    + chain.to()
                    + ", which is of the pod range of "
                    + n.name()
                    + ": the pod that had it is gone."));
  }

  /// Which range services have the server does not tell; their addresses show about where it is.
  private static Optional<Step> serviceRange(Chain chain, CheckResult result) {
    Optional<Service> near =
        chain.ground().snapshot().services().stream()
            .filter(
                s -> s.clusterIps().stream().anyMatch(ip -> Ranges.holds(ip + "/16", chain.to())))
            .findFirst();
    return near.filter(
            s -> chain.ground().snapshot().coverage(dev.portolan.model.Kind.SERVICE).complete())
        .map(
            s ->
                step(
                    chain,
                    result,
                    Kind.NO_SUCH_OBJECT,
                    "No service has the address "
                        + chain.to()
                        + ", though it looks like one (as "
                        + s.ref().path()
                        + "'s): the service that had it is gone, or was made anew."));
  }

  private static Step step(Chain chain, CheckResult result, Kind kind, String sentence) {
    List<String> evidence = new ArrayList<>(List.of(Seen.line(result)));
    String line = chain.ground().kubectl("get", "pods,services", "-A", "-o", "wide");
    Cause cause =
        new Cause(kind, sentence, evidence, Next.command("See the addresses that there are", line));
    return Step.broken(
            Stage.WIRE, cause, Fix.kubectl("See which addresses there are, then ask a name", line))
        .with(List.of(result));
  }
}
