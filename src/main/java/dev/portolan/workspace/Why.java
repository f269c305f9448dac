package dev.portolan.workspace;

import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Party;
import dev.portolan.policy.PortSet;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.service.Because;
import java.util.List;
import java.util.stream.Stream;

/// The deciding reason of what a spread says, by one pair that stands for the others.
final class Why {
  private static final int HTTP = 80;

  private Why() {}

  static String of(Reachability reachability, Party from, Party to, Spread spread) {
    if (spread.pairs() == 0) {
      return "";
    }
    Verdict verdict = reachability.judge(from, to, traffic(spread, to));
    return Because.of(verdict);
  }

  /// A port that shows what matters: one that is allowed, else one of which it cannot be told, else
  /// one that the target listens on.
  private static Traffic traffic(Spread spread, Party to) {
    Connections telling = spread.some().isEmpty() ? spread.undecided() : spread.some();
    if (telling.isAll() || telling.isEmpty()) {
      return declared(to);
    }
    for (Protocol protocol : Protocol.values()) {
      PortSet ports = telling.ports(protocol);
      if (!ports.isEmpty()) {
        return new Traffic.ToPort(protocol, ports.intervals().getFirst().from());
      }
    }
    return declared(to);
  }

  private static Traffic declared(Party to) {
    List<ContainerPort> ports =
        to instanceof Party.PodParty p ? ports(p.pod()).toList() : List.<ContainerPort>of();
    return ports.isEmpty()
        ? Traffic.tcp(HTTP)
        : new Traffic.ToPort(ports.getFirst().protocol(), ports.getFirst().port());
  }

  /// What a pod says that it listens on.
  static Stream<ContainerPort> ports(Pod pod) {
    return pod.servingContainers().stream().flatMap(c -> c.ports().stream());
  }
}
