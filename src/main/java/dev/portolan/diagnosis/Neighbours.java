package dev.portolan.diagnosis;

import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Party;
import dev.portolan.policy.Traffic;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.util.stream.Stream;

/// Healthy pods that the policies let the caller reach by TCP: what they answer is held against
/// what the target does.
final class Neighbours {
  private Neighbours() {}

  static Stream<Pod> of(Chain chain) {
    Pod source = chain.source();
    if (source == null) {
      return Stream.empty();
    }
    return chain.ground().snapshot().pods().stream()
        .filter(p -> p.ready() && !p.hostNetwork() && !p.ips().isEmpty() && port(p) > 0)
        .filter(p -> !p.ref().equals(source.ref()))
        .filter(
            p ->
                chain
                    .ground()
                    .reachability()
                    .judge(Party.of(source), Party.of(p), Traffic.tcp(port(p)))
                    .allowed());
  }

  static CheckResult connect(Chain chain, Pod pod) {
    return chain.ask(new Question.Reach(port(pod)), new Target.PodTarget(pod.ref()));
  }

  /// The first port of TCP that a pod declares, or 0.
  static int port(Pod pod) {
    return pod.servingContainers().stream()
        .flatMap(c -> c.ports().stream())
        .filter(p -> p.protocol() == Protocol.TCP)
        .map(p -> p.port())
        .findFirst()
        .orElse(0);
  }
}
