package dev.portolan.ui.inspector;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.ui.inspector.ReachItem.Heading;
import dev.portolan.ui.inspector.ReachItem.Note;
import dev.portolan.ui.inspector.ReachItem.Reason;
import dev.portolan.ui.inspector.ReachItem.Row;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.ChangeGroup;
import dev.portolan.workspace.Changes;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Lens;
import dev.portolan.workspace.Lens.RulePeers;
import dev.portolan.workspace.RulePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a policy selects, whom its rules name and what it changes, line by line.
public final class LensRows {
  private LensRows() {}

  static List<ReachItem> of(Lens lens) {
    List<ReachItem> items = new ArrayList<>();
    items.add(new Heading("Selects"));
    items.add(
        lens.pods() == 0
            ? new Note(Tone.WARN, "No pod: it changes nothing.")
            : new Note(Tone.PLAIN, pods(lens.pods()) + ", ringed on the map."));
    if (!lens.rules().isEmpty()) {
      items.add(new Heading("Peers of its rules, tinted on the map"));
      for (int i = 0; i < lens.rules().size(); i++) {
        items.add(rule(lens, i));
      }
    }
    items.add(new Heading("What it changes: with it, compared to without it"));
    items.addAll(changes(lens.changes(), "Nothing: every connection is the same without it."));
    return items;
  }

  private static ReachItem rule(Lens lens, int number) {
    RulePeers rule = lens.rules().get(number);
    boolean in = rule.direction() == Direction.INGRESS;
    String what = rule.what().isEmpty() ? "" : (rule.pods() == 0 ? "" : ", ") + rule.what();
    String who = rule.pods() == 0 && !what.isEmpty() ? what : pods(rule.pods()) + what;
    String text =
        String.format(
            Locale.ROOT,
            "%d: %s rule %d, %s %s",
            number + 1,
            in ? "ingress" : "egress",
            rule.rule() + 1,
            in ? "from" : "to",
            who);
    RulePlace place = new RulePlace(lens.policy(), rule.direction(), rule.rule());
    return new Reason(Role.ADMITS, text, new Intent.ShowRule(place));
  }

  private static String pods(int pods) {
    return pods == 0 ? "no pod" : pods == 1 ? "1 pod" : pods + " pods";
  }

  /// One line a connection that is gained or lost, which explains it.
  public static List<ReachItem> changes(Changes changes, String nothing) {
    List<ReachItem> items = new ArrayList<>();
    if (changes.deltas().isEmpty()) {
      items.add(new Note(Tone.IDLE, nothing));
    }
    Map<ObjectRef, List<ChangeGroup>> groups = ChangeGroup.of(changes);
    groups.forEach(
        (workload, ofOne) -> {
          if (groups.size() > 1) {
            items.add(new Heading(workload.path()));
          }
          ofOne.forEach(g -> items.add(new Row(g.mark(), g.ends(), g.words(), explain(g))));
        });
    if (!changes.complete()) {
      items.add(new Note(Tone.WARN, "There are more: too many pods to compare them all."));
    }
    return items;
  }

  private static @Nullable Intent explain(ChangeGroup group) {
    if (group.peer() == null) {
      return null;
    }
    return group.out()
        ? new Intent.Explain(group.subject(), group.peer())
        : new Intent.Explain(group.peer(), group.subject());
  }
}
