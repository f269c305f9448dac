package dev.portolan.cli;

import dev.portolan.export.PortIntervals;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.subject.AllPairs;
import dev.portolan.policy.subject.Group;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints all pairs for a person: for each workload that policies select, who may call it and whom
/// it may call. What no policy restricts is only counted.
final class ReachTable {
  private static final int MOST_NAMES = 5;

  private final Reachability reachability;
  private final AllPairs pairs;
  private final List<Group> inside;
  private final List<Group> outside;
  private final PrintWriter out;

  ReachTable(Reachability reachability, List<Group> inside, List<Group> outside, PrintWriter out) {
    this.reachability = reachability;
    this.pairs = new AllPairs(reachability);
    this.inside = List.copyOf(inside);
    this.outside = List.copyOf(outside);
    this.out = out;
  }

  /// What is printed of workloads that have it in common.
  ///
  /// @param policies those that select them
  private record Section(Direction direction, List<ObjectRef> policies, List<String> lines) {}

  void print() {
    Map<Section, List<Group>> sections = new LinkedHashMap<>();
    for (Direction direction : Direction.values()) {
      for (Group group : inside) {
        List<ObjectRef> policies = selecting(group, direction);
        if (!policies.isEmpty()) {
          Section section = new Section(direction, policies, lines(group, direction));
          sections.computeIfAbsent(section, s -> new ArrayList<>()).add(group);
        }
      }
    }
    sections.forEach(this::print);
    out.println(count());
  }

  private void print(Section section, List<Group> groups) {
    String policies =
        section.policies().stream().map(ObjectRef::path).collect(Collectors.joining(", "));
    out.println(
        (section.direction() == Direction.INGRESS ? "To " : "From ")
            + groups.stream().map(Group::label).collect(Collectors.joining(", "))
            + "  (isolated by "
            + policies
            + ")");
    section.lines().forEach(l -> out.println("  " + l));
    out.println();
  }

  private List<ObjectRef> selecting(Group group, Direction direction) {
    return group.parties().stream()
        .filter(PodParty.class::isInstance)
        .flatMap(p -> reachability.selecting(((PodParty) p).pod(), direction).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// A line for all peers that are allowed the same, those without anything last.
  private List<String> lines(Group group, Direction direction) {
    Map<String, List<Group>> byPorts = new LinkedHashMap<>();
    int[] beyond = {0};
    Stream.concat(inside.stream(), outside.stream())
        .forEach(
            peer -> {
              boolean in = direction == Direction.INGRESS;
              Spread spread = in ? pairs.spread(peer, group) : pairs.spread(group, peer);
              boolean itself = peer.equals(group) && group.parties().size() == 1;
              if (spread.pairs() > 0 && !itself) {
                byPorts.computeIfAbsent(ports(spread), k -> new ArrayList<>()).add(peer);
                beyond[0] += peer.ref() == null ? 1 : 0;
              }
            });
    List<Group> none = byPorts.remove("nothing");
    int width = byPorts.keySet().stream().mapToInt(String::length).max().orElse(0);
    String word = direction == Direction.INGRESS ? "  from " : "  to ";
    List<String> lines = new ArrayList<>();
    byPorts.forEach(
        (ports, peers) ->
            lines.add(ports + " ".repeat(width - ports.length()) + word + names(peers, beyond[0])));
    if (none != null) {
      lines.add(
          "nothing"
              + (byPorts.isEmpty() ? " at all: " : word + "the rest: " + counted(none, beyond[0])));
    }
    return lines;
  }

  private static String ports(Spread spread) {
    List<String> parts = new ArrayList<>();
    if (!spread.every().isEmpty()) {
      parts.add(PortIntervals.text(spread.every()));
    }
    Connections more = spread.some().minus(spread.every());
    if (!more.isEmpty()) {
      parts.add("some pods: " + PortIntervals.text(more));
    }
    if (!spread.undecided().isEmpty()) {
      parts.add("undecided: " + PortIntervals.text(spread.undecided()));
    }
    return parts.isEmpty() ? "nothing" : String.join("; ", parts);
  }

  private static String names(List<Group> groups, int everywhere) {
    List<String> names = groups.stream().filter(g -> g.ref() != null).map(Group::label).toList();
    int more = names.size() - MOST_NAMES;
    List<String> shown = new ArrayList<>(names.stream().limit(MOST_NAMES).toList());
    if (more > 0) {
      shown.add(more + " more");
    }
    List<Group> beyond = groups.stream().filter(g -> g.ref() == null).toList();
    if (!beyond.isEmpty() && beyond.size() == everywhere) {
      shown.add("everywhere outside");
    } else {
      beyond.forEach(g -> shown.add(g.label()));
    }
    return String.join(", ", shown);
  }

  private String counted(List<Group> groups, int everywhere) {
    long beyond = groups.stream().filter(g -> g.ref() == null).count();
    long here = groups.size() - beyond;
    List<String> parts = new ArrayList<>();
    if (here > 0) {
      parts.add(here + " of " + inside.size());
    }
    if (beyond > 0) {
      parts.add(beyond == everywhere ? "everywhere outside" : beyond + " ranges outside");
    }
    return String.join(", ", parts);
  }

  private String count() {
    long open = 0;
    long counted = 0;
    for (Group from : inside) {
      for (Group to : inside) {
        Spread spread = pairs.spread(from, to);
        boolean counts = spread.pairs() > 0 && (!from.equals(to) || from.parties().size() > 1);
        counted += counts ? 1 : 0;
        open += counts && spread.every().isAll() ? 1 : 0;
      }
    }
    return open + " of " + counted + " pairs inside are open altogether";
  }
}
