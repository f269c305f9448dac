package dev.portolan.policy.subject;

import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.PortSet;
import dev.portolan.policy.Reach;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Families;
import dev.portolan.policy.service.Judging;
import dev.portolan.policy.service.Tally;
import dev.portolan.policy.subject.Answer.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// Judges each of some sources against each of some targets, and makes one answer of it.
final class Pairs {
  private static final long MOST_PAIRS = 200_000;

  private static final int MOST_PORTS = 64;

  private final Reachability reachability;
  private final Judging judging;

  Pairs(Reachability reachability, Judging judging) {
    this.reachability = reachability;
    this.judging = judging;
  }

  private record Pair(Party source, Party target) {
    String name() {
      return Ends.name(source) + " to " + Ends.name(target);
    }
  }

  Answer ask(List<Party> sources, List<Party> targets, Wanted wanted) {
    long most = (long) sources.size() * targets.size();
    if (most > MOST_PAIRS) {
      return nothing(
          State.UNDECIDED,
          most + " pairs are too many for one question: ask for a pod, or for all pairs");
    }
    List<Pair> pairs = pairs(sources, targets);
    if (pairs.isEmpty()) {
      return nothing(State.NOT_APPLICABLE, "the two have no address family in common");
    }
    if (pairs.size() == 1 && !(wanted instanceof Wanted.Declared)) {
      return single(pairs.getFirst(), wanted);
    }
    List<Finding> findings = new ArrayList<>();
    List<Tally.Part> parts = new ArrayList<>();
    long judged = 0;
    for (Wanted one : expand(targets, wanted)) {
      for (Pair pair : pairs) {
        Verdict verdict = verdict(pair, one);
        if (judged++ < Answer.MOST_FINDINGS) {
          findings.add(
              new Finding(
                  Ends.name(pair.source), Ends.name(pair.target), port(pair, one), verdict));
        }
        parts.add(new Tally.Part(pairs.size() == 1 ? port(pair, one) : pair.name(), verdict));
      }
    }
    Spread spread =
        wanted instanceof Wanted.Declared ? reachability.spread(sources, targets) : Spread.NOTHING;
    return new Answer(
        Tally.of(pairs.size() == 1 ? "ports" : "pairs", parts),
        findings,
        judged,
        spread.pairs() == 0 ? null : spread);
  }

  /// The common question, answered without detours.
  private Answer single(Pair pair, Wanted wanted) {
    Verdict verdict = verdict(pair, wanted);
    Finding finding =
        new Finding(Ends.name(pair.source), Ends.name(pair.target), port(pair, wanted), verdict);
    return new Answer(verdict, List.of(finding), 1, null);
  }

  private static Answer nothing(State state, String why) {
    return new Answer(Tally.one(state, why), List.of(), 0, null);
  }

  /// Every pair of one family. A pod is paired with itself only where nobody else is.
  private static List<Pair> pairs(List<Party> sources, List<Party> targets) {
    List<Pair> pairs = new ArrayList<>();
    List<Pair> own = new ArrayList<>();
    for (Party source : sources) {
      for (Party target : targets) {
        if (Families.same(source, target)) {
          (samePod(source, target) ? own : pairs).add(new Pair(source, target));
        }
      }
    }
    return pairs.isEmpty() ? own : pairs;
  }

  private static boolean samePod(Party a, Party b) {
    return a instanceof PodParty p
        && b instanceof PodParty q
        && p.pod().ref().equals(q.pod().ref());
  }

  /// One question for each port that the targets declare; the question itself where they declare
  /// none.
  private static List<Wanted> expand(List<Party> targets, Wanted wanted) {
    if (!(wanted instanceof Wanted.Declared declared)) {
      return List.of(wanted);
    }
    Set<Wanted> ports = new LinkedHashSet<>();
    targets.stream()
        .flatMap(Pairs::declared)
        .filter(p -> declared.takes(p.protocol()))
        .map(p -> new Wanted.Port(p.protocol(), PortRef.of(p.port())))
        .distinct()
        .limit(MOST_PORTS)
        .forEach(ports::add);
    return ports.isEmpty() ? List.of(wanted) : List.copyOf(ports);
  }

  private static Stream<ContainerPort> declared(Party party) {
    return party instanceof PodParty p
        ? p.pod().servingContainers().stream().flatMap(c -> c.ports().stream())
        : Stream.empty();
  }

  private Verdict verdict(Pair pair, Wanted wanted) {
    return switch (wanted) {
      case Wanted.Ping ignored -> judging.of(pair.source, pair.target, new Traffic.Icmp());
      case Wanted.Declared declared -> everyPort(pair, declared);
      case Wanted.Port port -> {
        OptionalInt number = number(pair.target, port);
        yield number.isEmpty()
            ? Tally.one(
                State.NOT_APPLICABLE,
                "%s declares no %s port named %s"
                    .formatted(Ends.name(pair.target), port.protocol(), port.port().name()))
            : judging.of(
                pair.source, pair.target, new Traffic.ToPort(port.protocol(), number.getAsInt()));
      }
    };
  }

  private static OptionalInt number(Party target, Wanted.Port port) {
    if (!port.port().isNamed()) {
      return OptionalInt.of(port.port().number());
    }
    return declared(target)
        .filter(p -> p.protocol() == port.protocol() && p.name().equals(port.port().name()))
        .mapToInt(ContainerPort::port)
        .findFirst();
  }

  /// All ports of the protocols asked for, as one verdict; explained by one of them.
  private Verdict everyPort(Pair pair, Wanted.Declared declared) {
    if (!reachability.applies(pair.source) || !reachability.applies(pair.target)) {
      return judging.of(pair.source, pair.target, new Traffic.ToPort(Protocol.TCP, 1));
    }
    Reach reach = reachability.reach(pair.source, pair.target);
    Connections asked = Connections.NONE;
    for (Protocol protocol : Protocol.values()) {
      if (declared.takes(protocol)) {
        asked = asked.union(Connections.of(protocol, PortSet.of(1, PortSet.LAST)));
      }
    }
    boolean all = asked.minus(reach.allowed()).isEmpty();
    boolean none = asked.intersect(reach.allowed().union(reach.undecided())).isEmpty();
    boolean unclear = asked.minus(reach.undecided()).isEmpty();
    if (all || none || unclear) {
      Protocol protocol = declared.takes(Protocol.TCP) ? Protocol.TCP : Protocol.UDP;
      Protocol sample = declared.protocol() == null ? protocol : declared.protocol();
      return judging.of(pair.source, pair.target, new Traffic.ToPort(sample, 1));
    }
    Connections undecided = asked.intersect(reach.undecided());
    return Tally.one(
        State.UNDECIDED,
        "partly allowed: "
            + asked.intersect(reach.allowed())
            + (undecided.isEmpty() ? "" : "; undecided: " + undecided)
            + "; the rest is denied");
  }

  private static String port(Pair pair, Wanted wanted) {
    return switch (wanted) {
      case Wanted.Ping ignored -> "ping";
      case Wanted.Declared d -> d.protocol() == null ? "every port" : d.protocol() + " every port";
      case Wanted.Port p -> {
        OptionalInt number = number(pair.target, p);
        String shown = number.isEmpty() ? p.port().name() : Integer.toString(number.getAsInt());
        yield p.protocol() + " " + shown;
      }
    };
  }
}
