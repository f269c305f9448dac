package dev.portolan.workspace;

import dev.portolan.diagram.Ties;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.workspace.Edits.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Policies that the user tries out; the cluster never hears of them.
///
/// @param steps in the order in which they were tried
/// @param problems what is wrong with the text that was tried last
/// @param outcome what the steps amount to, or null while there are none or they are being judged
/// @param draft the text put into the editor last
/// @param copying the policy whose YAML is awaited for the editor, or null
public record WhatIf(
    List<Step> steps,
    List<String> problems,
    @Nullable Outcome outcome,
    Draft draft,
    @Nullable ObjectRef copying) {
  public static final WhatIf NONE = new WhatIf(List.of(), List.of(), null, new Draft(0, ""), null);

  public WhatIf {
    steps = List.copyOf(steps);
    problems = List.copyOf(problems);
  }

  /// What one text, or one removal, changes.
  public record Step(String yaml, List<Edit> edits) {
    public Step {
      edits = List.copyOf(edits);
    }
  }

  /// The cluster as it would be.
  ///
  /// @param lines the changes as lines on the chart
  public record Outcome(List<Edit> edits, Reachability judged, Changes changes, List<Ties> lines) {
    public Outcome {
      edits = List.copyOf(edits);
      lines = List.copyOf(lines);
    }
  }

  /// What edits of the policies would make of a cluster. Takes a moment: not for the window's
  /// thread.
  public static Outcome judge(Surveyor now, List<Edit> edits) {
    Reachability reachability = now.reachability();
    Reachability then = reachability.next(Edits.apply(reachability.snapshot(), edits));
    Changes changes = Changes.between(now, then);
    return new Outcome(edits, then, changes, ChangeTies.of(changes));
  }

  /// A text for the editor; `id` grows, so that the same text can be put there again.
  public record Draft(long id, String text) {}

  public boolean active() {
    return !steps.isEmpty();
  }

  /// All steps together: of several edits of one policy the last one counts.
  public List<Edit> edits() {
    Map<ObjectRef, Edit> last = new LinkedHashMap<>();
    steps.forEach(s -> s.edits().forEach(e -> last.put(e.ref(), e)));
    return List.copyOf(last.values());
  }

  /// Such as `What if: 1 policy added, 2 removed; nothing was changed in the cluster`.
  public String words(ClusterSnapshot cluster) {
    int added = 0;
    int changed = 0;
    int removed = 0;
    for (Edit edit : edits()) {
      boolean there = cluster.find(edit.ref()).isPresent();
      if (edit.policy() == null) {
        removed++;
      } else if (there) {
        changed++;
      } else {
        added++;
      }
    }
    List<String> words = new ArrayList<>();
    count(words, added, "added");
    count(words, changed, "changed");
    count(words, removed, "removed");
    return "What if: " + String.join(", ", words) + "; nothing was changed in the cluster";
  }

  private static void count(List<String> words, int count, String how) {
    if (count > 0) {
      String noun = words.isEmpty() ? (count == 1 ? " policy " : " policies ") : " ";
      words.add(count + noun + how);
    }
  }

  /// What one would apply to the cluster to make it so, by hand.
  public String yaml() {
    return steps.stream().map(Step::yaml).map(String::strip).collect(Collectors.joining("\n---\n"))
        + "\n";
  }

  WhatIf trying(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new WhatIf(more, List.of(), outcome, draft, copying);
  }

  WhatIf undone() {
    List<Step> fewer = steps.subList(0, Math.max(0, steps.size() - 1));
    return new WhatIf(fewer, List.of(), fewer.isEmpty() ? null : outcome, draft, copying);
  }

  WhatIf refused(List<String> why) {
    return new WhatIf(steps, why, outcome, draft, copying);
  }

  WhatIf judged(Outcome newOutcome) {
    return new WhatIf(steps, problems, newOutcome, draft, copying);
  }

  WhatIf drafting(String text) {
    return new WhatIf(steps, List.of(), outcome, new Draft(draft.id() + 1, text), null);
  }

  WhatIf awaiting(@Nullable ObjectRef policy) {
    return new WhatIf(steps, problems, outcome, draft, policy);
  }
}
