package dev.portolan.policy.matrix;

import dev.portolan.model.Container;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Party;
import dev.portolan.policy.PortSet;
import dev.portolan.policy.Reach;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.matrix.Answer.Line;
import dev.portolan.policy.matrix.Answer.Of;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Explains one pair, its ports together as far as the reasons are the same.
final class PairLines {
  /// With more intervals than this in one protocol, one example speaks for all of them.
  private static final int MOST_INTERVALS = 24;

  private final Reachability reachability;
  private final PortFilter filter;

  PairLines(Reachability reachability, PortFilter filter) {
    this.reachability = reachability;
    this.filter = filter;
  }

  List<Line> of(Party source, Party target) {
    Reach reach = reachability.reach(source, target);
    Map<Of, Connections> asked = new EnumMap<>(Of.class);
    asked.put(Of.ALLOWED, reach.allowed().intersect(filter.connections()));
    asked.put(Of.UNDECIDED, reach.undecided().intersect(filter.connections()));
    asked.put(Of.DENIED, reach.denied().intersect(filter.connections()));
    List<Line> lines = new ArrayList<>();
    asked.forEach((of, ports) -> lines.addAll(lines(source, target, of, ports)));
    return lines;
  }

  private List<Line> lines(Party source, Party target, Of of, Connections ports) {
    Map<List<Verdict.Reason>, Line> byReasons = new LinkedHashMap<>();
    for (Protocol protocol : Protocol.values()) {
      for (PortSet part : parts(of, ports.ports(protocol))) {
        int port = example(target, protocol, part);
        List<Verdict.Reason> reasons =
            reachability.explain(source, target, new Traffic.ToPort(protocol, port)).reasons();
        Line line = new Line(of, Connections.of(protocol, part), protocol + " " + port, reasons);
        byReasons.merge(deciding(reasons), line, PairLines::together);
      }
    }
    return List.copyOf(byReasons.values());
  }

  /// What must be the same for ports to go together: near rules speak of the port asked for.
  private static List<Verdict.Reason> deciding(List<Verdict.Reason> reasons) {
    return reasons.stream()
        .filter(r -> r.role() != Verdict.Role.NEAREST && r.role() != Verdict.Role.NOTE)
        .toList();
  }

  private static Line together(Line a, Line b) {
    return new Line(a.of(), a.ports().union(b.ports()), a.example(), a.reasons());
  }

  /// What is denied is denied for lack of a rule, whichever port it is: one example does for all.
  private static List<PortSet> parts(Of of, PortSet ports) {
    if (ports.isEmpty()) {
      return List.of();
    }
    List<PortSet.Interval> intervals = ports.intervals();
    if (of == Of.DENIED || intervals.size() > MOST_INTERVALS) {
      return List.of(ports);
    }
    return intervals.stream().map(i -> PortSet.of(i.from(), i.to())).toList();
  }

  /// A port that the target declares, if one of them is.
  private static int example(Party target, Protocol protocol, PortSet ports) {
    if (target instanceof Party.PodParty pod) {
      for (Container container : pod.pod().servingContainers()) {
        for (Container.ContainerPort declared : container.ports()) {
          if (declared.protocol() == protocol && ports.contains(declared.port())) {
            return declared.port();
          }
        }
      }
    }
    int first = ports.intervals().getFirst().from();
    return first == 0 && ports.contains(1) ? 1 : first;
  }
}
