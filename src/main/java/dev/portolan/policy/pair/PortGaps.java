package dev.portolan.policy.pair;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Party;
import dev.portolan.policy.PortSet;
import dev.portolan.policy.Traffic.Icmp;
import dev.portolan.policy.Traffic.ToPort;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says which ports a rule admits instead of the one that is asked.
final class PortGaps {
  private PortGaps() {}

  static Gap of(NetworkPolicy.Rule rule, Question question) {
    return of(rule.ports().stream().map(p -> text(p, question.target())).toList(), question);
  }

  static Gap of(AdminPolicy.Rule rule, Question question) {
    return of(rule.ports().stream().map(p -> text(p, question.target())).toList(), question);
  }

  private static Gap of(List<String> admitted, Question question) {
    String asked =
        switch (question.traffic()) {
          case Icmp ignored -> "ICMP";
          case ToPort to -> to.protocol() + " " + to.port();
        };
    return new Gap(1, "admits " + String.join(", ", admitted) + ", asked is " + asked);
  }

  private static String text(Port port, Party target) {
    PortRef ref = port.port();
    if (ref == null) {
      return port.protocol() + " all";
    }
    return ref.isNamed()
        ? named(target, ref.name(), port.protocol())
        : range(port.protocol(), ref.number(), Math.max(ref.number(), port.endPort()));
  }

  private static String text(AdminPolicy.Port port, Party target) {
    return port.name().isEmpty()
        ? range(port.protocol(), port.from(), port.to())
        : named(target, port.name(), port.protocol());
  }

  private static String range(@Nullable Protocol protocol, int from, int to) {
    return (protocol == null ? "" : protocol + " ") + new PortSet.Interval(from, to);
  }

  private static String named(Party target, String name, @Nullable Protocol protocol) {
    List<ContainerPort> ports = Ports.named(target, name, protocol);
    String meaning =
        ports.stream().map(p -> Integer.toString(p.port())).collect(Collectors.joining(","));
    return (protocol == null ? "" : protocol + " ")
        + name
        + (ports.isEmpty() ? " (a name that the target does not have)" : " (" + meaning + ")");
  }
}
