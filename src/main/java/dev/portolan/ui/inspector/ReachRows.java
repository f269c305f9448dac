package dev.portolan.ui.inspector;

import dev.portolan.diagram.Ties.Mark;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Spread;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.lint.LintFinding;
import dev.portolan.policy.lint.Severity;
import dev.portolan.ui.inspector.ReachItem.Heading;
import dev.portolan.ui.inspector.ReachItem.Isolated;
import dev.portolan.ui.inspector.ReachItem.Note;
import dev.portolan.ui.inspector.ReachItem.Port;
import dev.portolan.ui.inspector.ReachItem.Reason;
import dev.portolan.ui.inspector.ReachItem.Row;
import dev.portolan.ui.parts.TieSign;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Neighbourhood;
import dev.portolan.workspace.Neighbourhood.Abroad;
import dev.portolan.workspace.Neighbourhood.Peer;
import dev.portolan.workspace.PairVerdict;
import dev.portolan.workspace.PairVerdict.PortVerdict;
import dev.portolan.workspace.PolicyBook;
import dev.portolan.workspace.Predictions;
import dev.portolan.workspace.ReachWords;
import dev.portolan.workspace.RulePlace;
import dev.portolan.workspace.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is predicted of the selection, line by line: the verdict between two objects, what isolates
/// one, whom it may reach and who may reach it. Workloads of a namespace that agree are one line,
/// unless one searches.
final class ReachRows {
  private final String wanted;
  private final List<ReachItem> items = new ArrayList<>();

  private ReachRows(String search) {
    wanted = search.strip().toLowerCase(Locale.ROOT);
  }

  static List<ReachItem> of(Predictions predictions, Survey survey, String search) {
    ReachRows rows = new ReachRows(search);
    rows.doubts(predictions);
    PairVerdict pair = survey.pair();
    Neighbourhood around = survey.around();
    if (pair != null) {
      rows.pair(pair);
    }
    if (around != null) {
      rows.around(around);
    }
    if (survey.lens() != null) {
      rows.findings(predictions, survey.lens().policy());
      LensRows.of(survey.lens()).stream().filter(rows::wanted).forEach(rows.items::add);
    }
    return List.copyOf(rows.items);
  }

  /// What makes the lines below less than they seem.
  private void doubts(Predictions predictions) {
    if (predictions.whatIf().outcome() != null) {
      items.add(new Note(Tone.IDLE, "As it would be with the policies that are tried out."));
    }
    String unenforced = predictions.book() == null ? "" : predictions.book().unenforced();
    if (!unenforced.isEmpty()) {
      items.add(new Note(Tone.WARN, unenforced + "."));
    }
  }

  private void findings(Predictions predictions, ObjectRef policy) {
    if (predictions.book() == null) {
      return;
    }
    for (PolicyBook.Entry entry : predictions.book().entries()) {
      if (entry.ref().equals(policy)) {
        for (LintFinding f : entry.findings()) {
          Tone tone = f.severity() == Severity.WARNING ? Tone.WARN : Tone.IDLE;
          items.add(new Note(tone, f.text() + ": " + f.why()));
        }
      }
    }
  }

  private boolean wanted(ReachItem item) {
    return !(item instanceof Row r)
        || (r.name() + " " + r.words()).toLowerCase(Locale.ROOT).contains(wanted);
  }

  private void pair(PairVerdict pair) {
    items.add(new Heading("From " + pair.from().path() + " to " + pair.to().path()));
    if (pair.pairs() == 0) {
      String why = pair.note().isEmpty() ? words(pair.spread()) : pair.note();
      items.add(new Note(Tone.IDLE, "No connection to judge: " + why + "."));
    } else if (!pair.note().isEmpty()) {
      items.add(new Note(Tone.IDLE, pair.note() + "."));
    }
    for (PortVerdict port : pair.ports()) {
      Verdict verdict = port.verdict();
      items.add(new Port(mark(verdict.state()), port.name(), verdict.state().word()));
      verdict.reasons().forEach(r -> items.add(reason(r)));
    }
    items.add(
        new Row(
            Mark.NONE,
            "The other way round",
            "from " + pair.to().path() + " to " + pair.from().path(),
            new Intent.Explain(pair.to(), pair.from())));
  }

  private static Reason reason(Verdict.Reason reason) {
    ObjectRef policy = reason.policy();
    Intent go =
        policy == null
            ? null
            : new Intent.ShowRule(new RulePlace(policy, reason.direction(), reason.rule()));
    return new Reason(reason.role(), side(reason.direction()) + reason, go);
  }

  private static String side(@Nullable Direction direction) {
    return direction == null ? "" : direction.name().toLowerCase(Locale.ROOT) + ": ";
  }

  private static Mark mark(Verdict.State state) {
    return switch (state) {
      case ALLOWED -> Mark.ALLOWED;
      case DENIED -> Mark.DENIED;
      case UNDECIDED -> Mark.UNDECIDED;
      case NOT_APPLICABLE -> Mark.NONE;
    };
  }

  private void around(Neighbourhood around) {
    if (!around.problem().isEmpty()) {
      items.add(new Note(Tone.IDLE, around.problem()));
      return;
    }
    if (wanted.isEmpty()) {
      items.add(new Heading("Isolation"));
      isolation("ingress", Direction.INGRESS, around.isolation().ingress());
      isolation("egress", Direction.EGRESS, around.isolation().egress());
    }
    items.add(new Heading("May reach"));
    side(around, true);
    items.add(new Heading("Reachable from"));
    if (!around.note().isEmpty() && wanted.isEmpty()) {
      items.add(new Note(Tone.IDLE, around.note() + "."));
    }
    side(around, false);
  }

  private void isolation(String name, Direction direction, List<ObjectRef> policies) {
    if (policies.isEmpty()) {
      items.add(new Note(Tone.IDLE, "Not isolated for " + name + ": no policy selects it."));
    }
    for (ObjectRef policy : policies) {
      Intent go = new Intent.ShowRule(new RulePlace(policy, direction, -1));
      items.add(new Isolated(name, policy, go));
    }
  }

  private void side(Neighbourhood around, boolean out) {
    int before = items.size();
    for (Abroad abroad : around.abroad()) {
      Spread spread = Spread.of(out ? abroad.out() : abroad.in());
      String name = (out ? "outside: " : "exposed to outside: ") + abroad.name();
      add(name, spread, null);
    }
    Map<String, List<Peer>> byNamespace = new TreeMap<>();
    around
        .peers()
        .forEach(
            p -> byNamespace.computeIfAbsent(p.ref().namespace(), k -> new ArrayList<>()).add(p));
    byNamespace.forEach((namespace, peers) -> namespace(around, namespace, peers, out));
    if (items.size() == before) {
      items.add(new Note(Tone.IDLE, wanted.isEmpty() ? "Nobody." : "Nothing matches the search."));
    }
  }

  private void namespace(Neighbourhood around, String namespace, List<Peer> peers, boolean out) {
    Map<Spread, List<Peer>> groups = new LinkedHashMap<>();
    for (Peer peer : peers) {
      Spread spread = out ? peer.out() : peer.in();
      if (spread.pairs() > 0) {
        groups.computeIfAbsent(said(spread), k -> new ArrayList<>()).add(peer);
      }
    }
    if (wanted.isEmpty() && groups.size() == 1) {
      Map.Entry<Spread, List<Peer>> only = groups.entrySet().iterator().next();
      if (only.getValue().size() > 1) {
        String name = namespace + ": all " + only.getValue().size() + " workloads";
        add(name, only.getKey(), explain(around, ObjectRef.namespace(namespace), out));
        return;
      }
    }
    for (Peer peer : peers) {
      Spread spread = out ? peer.out() : peer.in();
      if (spread.pairs() > 0) {
        add(peer.ref().path(), spread, explain(around, peer.ref(), out));
      }
    }
  }

  /// How many pairs there are makes no difference to what is said.
  private static Spread said(Spread spread) {
    return new Spread(spread.every(), spread.some(), spread.undecided(), 1);
  }

  private static Intent explain(Neighbourhood around, ObjectRef peer, boolean out) {
    return out
        ? new Intent.Explain(around.subject(), peer)
        : new Intent.Explain(peer, around.subject());
  }

  private void add(String name, Spread spread, @Nullable Intent action) {
    Mark mark = ReachWords.mark(spread);
    String words = words(spread);
    String text = name + " " + words + " " + TieSign.words(mark);
    if (text.toLowerCase(Locale.ROOT).contains(wanted)) {
      items.add(new Row(mark, name, words, action));
    }
  }

  private static String words(Spread spread) {
    return ReachWords.of(spread);
  }
}
