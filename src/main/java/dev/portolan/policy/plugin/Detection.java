package dev.portolan.policy.plugin;

import dev.portolan.policy.Choices;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import java.util.ArrayList;
import java.util.List;

/// What was found of network plugins, and what follows.
///
/// @param choices how the plugin decides what the documents leave open
/// @param why the plugins that enforce, or why nothing does: `plain Flannel`
/// @param sentence for people: `12 policies exist, nothing enforces them: plain Flannel`
public record Detection(
    List<Found> found, Enforcement enforcement, Choices choices, String why, String sentence) {
  public Detection {
    found = List.copyOf(found);
  }

  /// A plugin, whether it alone enforces policies, and what it was recognised by.
  public record Found(NetworkPlugin plugin, Enforcement enforcement, String evidence) {}

  /// The verdict, with a note to each denial that nothing is known to enforce.
  public Verdict mark(Verdict verdict) {
    if (verdict.state() != State.DENIED || enforcement == Enforcement.ENFORCED) {
      return verdict;
    }
    String text =
        enforcement == Enforcement.NOT_ENFORCED
            ? "nothing enforces it: " + why
            : "nothing is known to enforce it: " + why;
    List<Reason> reasons = new ArrayList<>(verdict.reasons());
    reasons.add(new Reason(Role.NOTE, null, null, -1, text));
    return new Verdict(verdict.state(), reasons);
  }
}
