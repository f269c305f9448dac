package dev.portolan.policy.subject;

import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Party;
import dev.portolan.policy.PortSet;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Families;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the policies say between groups, pair by pair.
public final class AllPairs {
  private static final int MOST_INTERVALS = 4;
  private static final int MOST_PAIRS = 2_000;

  private final Reachability reachability;

  public AllPairs(Reachability reachability) {
    this.reachability = reachability;
  }

  /// Every port between two groups. A single pod paired with itself is allowed everything.
  public Spread spread(Group from, Group to) {
    if (from.parties().size() == 1 && from.parties().equals(to.parties())) {
      Party only = from.parties().getFirst();
      return reachability.applies(only)
          ? new Spread(Connections.ALL, Connections.ALL, Connections.NONE, 1)
          : Spread.NOTHING;
    }
    if (!mixed(from) && !mixed(to)) {
      return Families.same(from.parties().getFirst(), to.parties().getFirst())
          ? reachability.spread(from.parties(), to.parties())
          : Spread.NOTHING;
    }
    Spread spread = Spread.NOTHING;
    for (boolean v6 : List.of(false, true)) {
      spread = spread.and(reachability.spread(ofFamily(from, v6), ofFamily(to, v6)));
    }
    return spread;
  }

  private static boolean mixed(Group group) {
    boolean first = Families.isV6(group.parties().getFirst().address());
    return group.parties().stream().anyMatch(p -> Families.isV6(p.address()) != first);
  }

  /// The parties of a family; those without an address count as IPv4.
  private static List<Party> ofFamily(Group group, boolean v6) {
    return group.parties().stream().filter(p -> Families.isV6(p.address()) == v6).toList();
  }

  /// Why what is denied between two groups is denied, each reason once; found by connections from
  /// both ends of every denied interval of ports.
  public List<Reason> denials(Group from, Group to, Spread spread) {
    Connections denied = Connections.ALL.minus(spread.every()).minus(spread.undecided());
    Map<String, Reason> reasons = new LinkedHashMap<>();
    for (Traffic.ToPort sample : samples(denied)) {
      verdict(from, to, sample, State.DENIED, spread).reasons().stream()
          .filter(r -> r.role() == Role.DECIDES)
          .forEach(r -> reasons.putIfAbsent(r.id(), r));
    }
    return List.copyOf(reasons.values());
  }

  /// The verdict on a connection between one pair of the groups that has the state; that of the
  /// first pair where none is found soon.
  public Verdict verdict(Group from, Group to, Traffic.ToPort sample, State state, Spread spread) {
    int tried = 0;
    for (Party source : from.parties()) {
      for (Party target : to.parties()) {
        if (tried++ > MOST_PAIRS || !counts(source, target)) {
          continue;
        }
        State here = reachability.reach(source, target).state(sample.protocol(), sample.port());
        if (spread.uniform() || here == state) {
          return reachability.judge(source, target, sample);
        }
      }
    }
    return reachability.judge(from.parties().getFirst(), to.parties().getFirst(), sample);
  }

  private boolean counts(Party source, Party target) {
    return !source.equals(target)
        && Families.same(source, target)
        && reachability.applies(source)
        && reachability.applies(target);
  }

  /// The ends of each interval, a few of each protocol; protocols of equal ports only once.
  public static List<Traffic.ToPort> samples(Connections connections) {
    List<Traffic.ToPort> samples = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      PortSet ports = connections.ports(protocol);
      boolean again = protocol != Protocol.TCP && ports.equals(connections.tcp());
      if (again && ports.isAll()) {
        continue;
      }
      for (PortSet.Interval i : ports.intervals().stream().limit(MOST_INTERVALS).toList()) {
        int first = Math.max(1, i.from());
        if (first <= i.to()) {
          samples.add(new Traffic.ToPort(protocol, first));
        }
        if (first < i.to()) {
          samples.add(new Traffic.ToPort(protocol, i.to()));
        }
      }
    }
    return samples;
  }
}
