package dev.portolan.policy;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Locale;
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
    NOT_APPLICABLE;

    /// As the command line prints it: `allowed`, `not applicable`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /// What a reason contributes.
  public enum Role {
    /// The verdict follows from it.
    DECIDES,
    /// The policy selects the pod, and so isolates it.
    SELECTS,
    /// The rule admits the connection too.
    ADMITS,
    /// The rule would have admitted it but for a port or a label.
    NEAREST,
    /// What else is worth knowing, such as an assumption.
    NOTE
  }

  /// Why, for one direction.
  ///
  /// @param direction of which end this speaks, or null for both
  /// @param policy the policy that this is about, or null when it is about none
  /// @param rule the index of its rule in that direction, or -1
  public record Reason(
      Role role, @Nullable Direction direction, @Nullable ObjectRef policy, int rule, String text) {
    public Reason(
        @Nullable Direction direction, @Nullable ObjectRef policy, int rule, String text) {
      this(Role.DECIDES, direction, policy, rule, text);
    }

    public static Reason general(String text) {
      return new Reason(null, null, -1, text);
    }

    /// Names the reason in machine-read output: `ingress:NetworkPolicy/shop/allow-web[0]`,
    /// `egress:none` where no policy selects.
    public String id() {
      String side = direction == null ? "both" : direction.name().toLowerCase(Locale.ROOT);
      if (policy == null) {
        return side + ":none";
      }
      String index = rule < 0 ? "" : "[" + rule + "]";
      return side + ":" + policy.kind().title() + "/" + policy.path() + index;
    }

    /// `shop/allow-web[0]: the text`, or the text alone.
    @Override
    public String toString() {
      if (policy == null) {
        return text;
      }
      return policy.path() + (rule < 0 ? "" : "[" + rule + "]") + ": " + text;
    }
  }

  public boolean allowed() {
    return state == State.ALLOWED;
  }
}
