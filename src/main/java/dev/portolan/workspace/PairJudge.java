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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
    Met met = Met.of(index, sources, to, targets);
    Spread spread = met.spread(reachability);
    if (met.lots().isEmpty()) {
      return new PairVerdict(from, to, spread, List.of(), 0, met.note());
    }
    List<PortVerdict> ports = new ArrayList<>();
    Connections others = Connections.ALL;
    for (Map.Entry<Asked, String> asked : declared(targets).entrySet()) {
      Asked port = asked.getKey();
      String name = asked.getValue().isEmpty() ? "" : " (" + asked.getValue() + ")";
      ports.add(verdict(port, port.protocol() + " " + port.port() + name, spread, met));
      others = others.minus(Connections.of(port.protocol(), PortSet.of(port.port())));
    }
    Asked other = telling(spread, others);
    ports.add(
        verdict(other, "other ports, as " + other.protocol() + " " + other.port(), spread, met));
    return new PairVerdict(from, to, spread, ports, spread.pairs(), met.note());
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

  private PortVerdict verdict(Asked asked, String name, Spread spread, Met met) {
    Traffic traffic = new Traffic.ToPort(asked.protocol(), asked.port());
    boolean every = spread.every().contains(asked.protocol(), asked.port());
    boolean some = spread.some().contains(asked.protocol(), asked.port());
    if (some && !every) {
      return new PortVerdict(asked.protocol(), asked.port(), name, partly(asked, met));
    }
    Pair telling = first(met);
    Verdict verdict = reachability.explain(telling.from(), telling.to(), traffic);
    return new PortVerdict(asked.protocol(), asked.port(), name, plugin.mark(verdict));
  }

  private record Pair(Party from, Party to) {}

  private static Pair first(Met met) {
    List<Pair> some = pairs(met, pods -> pods.stream().map(Party::of).toList()).limit(2).toList();
    return some.stream().filter(p -> !p.from().equals(p.to())).findFirst().orElse(some.getFirst());
  }

  private static Stream<Pair> pairs(Met met, Function<List<Pod>, List<Party>> parties) {
    return met.lots().stream()
        .flatMap(
            lot ->
                parties.apply(lot.sources()).stream()
                    .flatMap(
                        from ->
                            parties.apply(lot.targets()).stream().map(to -> new Pair(from, to))));
  }

  /// Why it is not so for all: a pair that is not allowed, else a caller that meets nobody.
  private Verdict partly(Asked asked, Met met) {
    String words = "partly allowed: for some of the pods; ";
    Optional<Pair> refused =
        pairs(met, pods -> Pods.parties(pods, false))
            .filter(p -> !p.from().equals(p.to()))
            .filter(
                p ->
                    reachability.reach(p.from(), p.to()).state(asked.protocol(), asked.port())
                        != State.ALLOWED)
            .findFirst();
    if (refused.isEmpty()) {
      return new Verdict(State.UNDECIDED, List.of(Reason.general(words + met.note())));
    }
    Pair pair = refused.get();
    Traffic traffic = new Traffic.ToPort(asked.protocol(), asked.port());
    List<Reason> reasons = new ArrayList<>();
    reasons.add(
        Reason.general(
            words + "not, for one, from " + name(pair.from()) + " to " + name(pair.to())));
    reasons.addAll(plugin.mark(reachability.explain(pair.from(), pair.to(), traffic)).reasons());
    return new Verdict(State.UNDECIDED, reasons);
  }

  private static String name(Party party) {
    return party instanceof Party.PodParty p ? p.pod().ref().path() : party.address();
  }
}
