package dev.portolan.workspace;

import dev.portolan.diagram.Ties.Bundle;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is predicted of what is selected.
///
/// @param around of one selected object
/// @param bundles the same as lines on the chart
/// @param pair between two objects
/// @param lens of a selected policy
public record Survey(
    Question question,
    Reachability judged,
    @Nullable Neighbourhood around,
    List<Bundle> bundles,
    @Nullable PairVerdict pair,
    @Nullable Lens lens) {
  public Survey {
    bundles = List.copyOf(bundles);
  }

  /// Where its lines begin, or null when there are none.
  @Nullable ObjectRef from() {
    if (around != null) {
      return around.subject();
    }
    return pair == null ? null : pair.from();
  }

  /// What a survey is asked.
  ///
  /// @param selected what is selected on the map
  /// @param caller the pod that checks start from, or null
  public record Question(List<ObjectRef> selected, @Nullable ObjectRef caller) {
    public static final Question NOTHING = new Question(List.of(), null);

    public Question {
      selected = List.copyOf(selected);
    }

    /// The object whose connections are asked for, or null.
    @Nullable ObjectRef subject() {
      return selected.size() == 1 ? selected.getFirst() : null;
    }
  }
}
