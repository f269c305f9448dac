package dev.portolan.workspace;

import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Party;
import dev.portolan.policy.PortSet;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.workspace.PairVerdict.PortVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Judges every declared port between two objects, and all others together, with every reason.
final class PairJudge {
  private static final int MAX_PORTS = 12;

  private final Reachability reachability;
  private final SnapshotIndex index;
  private final Detection plugin;

  PairJudge(Reachability reachability, SnapshotIndex index, Detection plugin) {
    this.reachability = reachability;
    this.index = index;
    this.plugin = plugin;
  }

  /// A port to judge.
  private record Asked(Protocol protocol, int port) {}

  @Nullable PairVerdict judge(ObjectRef from, ObjectRef to) {
    List<Pod> sources = Pods.of(index, from).stream().filter(p -> !p.ended()).toList();
    List<Pod> targets = Pods.of(index, to).stream().filter(p -> !p.ended()).toList();
    if (sources.isEmpty()
        || targets.isEmpty()
        || (long) sources.size() * targets.size() > Surveyor.MAX_PAIRS) {
      return null;
    }
    Spread spread = Pods.spread(reachability, sources, targets);
    List<PortVerdict> ports = new ArrayList<>();
    Connections others = Connections.ALL;
    for (Map.Entry<Asked, String> asked : declared(targets).entrySet()) {
      Asked port = asked.getKey();
      String name = asked.getValue().isEmpty() ? "" : " (" + asked.getValue() + ")";
      ports.add(
          verdict(port, port.protocol() + " " + port.port() + name, spread, sources, targets));
      others = others.minus(Connections.of(port.protocol(), PortSet.of(port.port())));
    }
    Asked other = telling(spread, others);
    ports.add(
        verdict(
            other,
            "other ports, as " + other.protocol() + " " + other.port(),
            spread,
            sources,
            targets));
    return new PairVerdict(from, to, spread, ports, spread.pairs());
  }

  private static Map<Asked, String> declared(List<Pod> targets) {
    Map<Asked, String> ports = new LinkedHashMap<>();
    targets.stream()
        .flatMap(Why::ports)
        .sorted(Comparator.comparing(ContainerPort::protocol).thenComparingInt(ContainerPort::port))
        .forEach(p -> ports.putIfAbsent(new Asked(p.protocol(), p.port()), p.name()));
    while (ports.size() > MAX_PORTS) {
      ports.remove(ports.keySet().iterator().next());
    }
    return ports;
  }

  /// A port that stands for all that are not declared: one that is allowed, if any is.
  private static Asked telling(Spread spread, Connections others) {
    Connections allowed = spread.some().intersect(others);
    Connections from = allowed.isEmpty() ? others : allowed;
    for (Protocol protocol : Protocol.values()) {
      for (PortSet.Interval i : from.ports(protocol).intervals()) {
        if (i.to() > 0) {
          return new Asked(protocol, Math.max(1, i.from()));
        }
      }
    }
    return new Asked(Protocol.TCP, 1);
  }

  private PortVerdict verdict(
      Asked asked, String name, Spread spread, List<Pod> sources, List<Pod> targets) {
    Traffic traffic = new Traffic.ToPort(asked.protocol(), asked.port());
    boolean every = spread.every().contains(asked.protocol(), asked.port());
    boolean some = spread.some().contains(asked.protocol(), asked.port());
    Pair telling = some && !every ? refused(asked, sources, targets) : first(sources, targets);
    Verdict verdict = plugin.mark(reachability.explain(telling.from(), telling.to(), traffic));
    if (some && !every) {
      verdict = partly(verdict, telling);
    }
    return new PortVerdict(asked.protocol(), asked.port(), name, verdict);
  }

  private record Pair(Party from, Party to) {}

  private static Pair first(List<Pod> sources, List<Pod> targets) {
    for (Pod source : sources) {
      for (Pod target : targets) {
        if (!source.ref().equals(target.ref())) {
          return new Pair(Party.of(source), Party.of(target));
        }
      }
    }
    return new Pair(Party.of(sources.getFirst()), Party.of(targets.getFirst()));
  }

  private Pair refused(Asked asked, List<Pod> sources, List<Pod> targets) {
    for (Party source : Pods.parties(sources, false)) {
      for (Party target : Pods.parties(targets, false)) {
        if (!source.equals(target)
            && reachability.reach(source, target).state(asked.protocol(), asked.port())
                != State.ALLOWED) {
          return new Pair(source, target);
        }
      }
    }
    return first(sources, targets);
  }

  private static Verdict partly(Verdict refused, Pair pair) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(
        Reason.general(
            "partly allowed: for some of the pods; not, for one, from "
                + name(pair.from())
                + " to "
                + name(pair.to())));
    reasons.addAll(refused.reasons());
    return new Verdict(State.UNDECIDED, reasons);
  }

  private static String name(Party party) {
    return party instanceof Party.PodParty p ? p.pod().ref().path() : party.address();
  }
}
