package dev.portolan.workspace;

import dev.portolan.diagram.Ties.Bundle;
import dev.portolan.diagram.Ties.Mark;
import dev.portolan.diagram.Ties.Tie;
import dev.portolan.diagram.Ties.Tip;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.workspace.Neighbourhood.Abroad;
import dev.portolan.workspace.Neighbourhood.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns a neighbourhood into lines for the chart: one to a namespace whose workloads agree, single
/// ones to those that differ, and never too many.
final class Bundles {
  private static final int MAX_PARTS = 16;

  private static final int MAX_ABROAD = 4;

  /// What several workloads have in common is drawn once from as many of them on.
  private static final int COMMON = 3;

  private final Neighbourhood around;
  private final Reachability reachability;
  private final String subject;

  private Bundles(Neighbourhood around, Reachability reachability) {
    this.around = around;
    this.reachability = reachability;
    subject = around.subject().path();
  }

  static List<Bundle> of(Neighbourhood around, Reachability reachability) {
    return new Bundles(around, reachability).bundles();
  }

  /// The line between two objects that are judged together.
  static Bundle of(PairVerdict pair) {
    String who = pair.from().path() + " → " + pair.to().path();
    Mark out = ReachWords.mark(pair.spread());
    Tip tip =
        new Tip(
            ReachWords.ports(pair.spread()),
            pair.note().isEmpty()
                ? List.of(who + ": " + ReachWords.of(pair.spread()))
                : List.of(who + ": " + ReachWords.of(pair.spread()), "    " + pair.note()),
            List.of());
    Tie tie = new Tie(pair.to(), pair.to().path(), out, Mark.NONE, tip);
    return new Bundle(ObjectRef.namespace(pair.to().namespace()), tie, null, List.of(tie), 0);
  }

  /// What a line tells of all ports; workloads that share it can share a line.
  private record Said(Connections out, Connections outSome, Connections in, Connections inSome) {
    static Said of(Peer peer) {
      return new Said(
          peer.out().every(),
          peer.out().some().union(peer.out().undecided()),
          peer.in().every(),
          peer.in().some().union(peer.in().undecided()));
    }
  }

  private List<Bundle> bundles() {
    Map<String, List<Peer>> byNamespace = new TreeMap<>();
    for (Peer peer : around.peers()) {
      byNamespace.computeIfAbsent(peer.ref().namespace(), k -> new ArrayList<>()).add(peer);
    }
    List<Bundle> bundles = new ArrayList<>();
    byNamespace.forEach((name, peers) -> bundles.add(bundle(ObjectRef.namespace(name), peers)));
    outside(bundles);
    return bundles;
  }

  private Bundle bundle(ObjectRef namespace, List<Peer> peers) {
    Tie whole = together(namespace, peers, "");
    boolean own = namespace.name().equals(around.subject().namespace());
    List<Peer> common = own ? List.of() : common(peers);
    List<Peer> single = new ArrayList<>(peers);
    single.removeAll(common);
    single.sort(Comparator.comparingInt(Bundles::dullness));
    List<Tie> parts = single.stream().limit(MAX_PARTS).map(this::tie).toList();
    return new Bundle(
        namespace,
        whole,
        rest(namespace, common, peers.size()),
        parts,
        single.size() - parts.size());
  }

  private @Nullable Tie rest(ObjectRef namespace, List<Peer> common, int all) {
    if (common.isEmpty()) {
      return null;
    }
    return together(namespace, common, common.size() == all ? "" : "the other ");
  }

  /// All of them when they agree, else the largest group that does, if that spares lines.
  private static List<Peer> common(List<Peer> peers) {
    Map<Said, List<Peer>> groups = new LinkedHashMap<>();
    peers.forEach(p -> groups.computeIfAbsent(Said.of(p), k -> new ArrayList<>()).add(p));
    List<Peer> largest =
        groups.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    return groups.size() == 1 || largest.size() >= COMMON ? largest : List.of();
  }

  /// What is worth a line comes first: limits and doubts before a plain yes or no.
  private static int dullness(Peer peer) {
    return Math.min(dullness(ReachWords.mark(peer.out())), dullness(ReachWords.mark(peer.in())));
  }

  private static int dullness(Mark mark) {
    return switch (mark) {
      case LIMITED, ADDED, REMOVED -> 0;
      case UNDECIDED -> 1;
      case ALLOWED -> 2;
      case DENIED -> 3;
      case NONE -> 4;
    };
  }

  private Tie tie(Peer peer) {
    return tie(peer.ref(), peer.ref().path(), peer);
  }

  private Tie together(ObjectRef namespace, List<Peer> peers, String which) {
    Peer first = peers.getFirst();
    Spread out = Spread.NOTHING;
    Spread in = Spread.NOTHING;
    for (Peer peer : peers) {
      out = out.and(peer.out());
      in = in.and(peer.in());
    }
    boolean one = peers.size() == 1 && which.isEmpty();
    String name =
        one ? first.ref().path() : namespace.name() + " (" + which + peers.size() + " workloads)";
    return tie(namespace, name, new Peer(first.ref(), first.pods(), first.example(), out, in));
  }

  /// @param end where the line ends, which may be the namespace of the peer
  private Tie tie(@Nullable ObjectRef end, String name, Peer peer) {
    Party mine = Objects.requireNonNull(around.example());
    List<String> out = said(subject + " → " + name, peer.out(), new Ends(mine, peer.example()));
    List<String> in = said(name + " → " + subject, peer.in(), new Ends(peer.example(), mine));
    Tip tip = new Tip(ReachWords.ports(peer.out()), out, in);
    return new Tie(end, name, ReachWords.mark(peer.out()), ReachWords.mark(peer.in()), tip);
  }

  /// One pair that stands for all that a line speaks of.
  private record Ends(Party from, Party to) {}

  private List<String> said(String who, Spread spread, Ends ends) {
    if (spread.pairs() == 0) {
      return List.of();
    }
    return List.of(
        who + ": " + ReachWords.of(spread),
        "    " + Why.of(reachability, ends.from(), ends.to(), spread));
  }

  /// The outside is drawn where the policies speak of it.
  private void outside(List<Bundle> bundles) {
    boolean spoken =
        around.abroad().stream()
            .anyMatch(a -> !a.out().allowed().isAll() || !a.in().allowed().isAll());
    if (!spoken) {
      return;
    }
    List<Tie> ties = around.abroad().stream().limit(MAX_ABROAD).map(this::tie).toList();
    bundles.add(
        new Bundle(null, ties.getFirst(), null, ties, around.abroad().size() - ties.size()));
  }

  private Tie tie(Abroad abroad) {
    Party example = Party.outside(abroad.ranges().getFirst().first());
    Spread out = Spread.of(abroad.out());
    Spread in = Spread.of(abroad.in());
    return tie(null, "outside: " + abroad.name(), new Peer(around.subject(), 1, example, out, in));
  }
}
