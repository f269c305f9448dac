package dev.portolan.export;

import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.subject.AllPairs;
import dev.portolan.policy.subject.Group;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/// Writes all pairs as CSV, a row for each pair and protocol: which ports every pair of pods is
/// allowed, which some pair is, which are undecided, and what denies the rest. Ports are written
/// `80 443 8000-8080`.
public final class ReachCsv {
  private ReachCsv() {}

  /// Writes and flushes; the writer stays open.
  public static void write(
      Writer out, Reachability reachability, List<Group> inside, List<Group> outside)
      throws IOException {
    Csv csv = new Csv(out);
    AllPairs pairs = new AllPairs(reachability);
    csv.row("from", "to", "protocol", "state", "allowed", "some", "undecided", "reasons");
    for (Group from : inside) {
      for (Group to : inside) {
        rows(csv, pairs, from, to);
      }
      for (Group to : outside) {
        rows(csv, pairs, from, to);
      }
    }
    for (Group from : outside) {
      for (Group to : inside) {
        rows(csv, pairs, from, to);
      }
    }
    out.flush();
  }

  private static void rows(Csv csv, AllPairs pairs, Group from, Group to) throws IOException {
    Spread spread = pairs.spread(from, to);
    String reasons =
        pairs.denials(from, to, spread).stream().map(Reason::id).collect(Collectors.joining(" "));
    for (Protocol protocol : Protocol.values()) {
      csv.row(
          from.id(),
          to.id(),
          protocol.name(),
          PairState.of(spread),
          ports(spread.pairs() == 0 ? Connections.NONE : spread.every(), protocol),
          ports(spread.some(), protocol),
          ports(spread.undecided(), protocol),
          reasons);
    }
  }

  private static String ports(Connections connections, Protocol protocol) {
    return PortIntervals.of(connections).stream()
        .filter(i -> i.protocol() == protocol)
        .map(i -> i.from() == i.to() ? Integer.toString(i.from()) : i.from() + "-" + i.to())
        .collect(Collectors.joining(" "));
  }
}
