package dev.portolan.policy;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the policies say of one connection, with the reasons.
///
/// @param reasons egress first; never empty
public record Verdict(State state, List<Reason> reasons) {
  public Verdict {
    reasons = List.copyOf(reasons);
  }

  /// Not a boolean: the documents leave some questions to the implementation.
  public enum State {
    ALLOWED,
    DENIED,
    UNDECIDED,
    NOT_APPLICABLE
  }

  /// Why, for one direction.
  ///
  /// @param direction of which end this speaks, or null for both
  /// @param policy the policy that decides, or null when none does
  /// @param rule the index of its deciding rule in that direction, or -1
  public record Reason(
      @Nullable Direction direction, @Nullable ObjectRef policy, int rule, String text) {
    static Reason general(String text) {
      return new Reason(null, null, -1, text);
    }
  }

  public boolean allowed() {
    return state == State.ALLOWED;
  }
}
