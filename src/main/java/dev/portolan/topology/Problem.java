package dev.portolan.topology;

import dev.portolan.model.ObjectRef;

/// Something that is not well with a thing on the map, or that one should know of it.
///
/// @param words the cause in a few words: `no pod has app=reports-v2`
public record Problem(ObjectRef on, Sort sort, String words) {
  /// What is wrong, the more pressing sorts first.
  public enum Sort {
    CRASH_LOOPING("Crash-looping", Condition.BAD),
    CANNOT_START("Cannot start", Condition.BAD),
    FAILED("Failed", Condition.BAD),
    NODE_DOWN("Node not ready", Condition.BAD),
    SELECTS_NOTHING("Selector matches nothing", Condition.BAD),
    WRONG_TARGET_PORT("Wrong target port", Condition.WARN),
    NO_ENDPOINTS("No endpoints", Condition.BAD),
    NO_SUCH_BACKEND("No such service", Condition.BAD),
    NOT_PERMITTED("Reference not permitted", Condition.BAD),
    REFUSED("Refused by its gateway", Condition.BAD),
    UNCLAIMED("No controller", Condition.WARN),
    PENDING("Pending", Condition.WARN),
    TOO_FEW("Too few pods", Condition.WARN),
    UNREADY("Not ready", Condition.WARN),
    TERMINATING("Terminating", Condition.WARN),
    CORDONED("Takes no new pods", Condition.WARN),
    /// A policy that lets nothing through; it may be meant so.
    ISOLATED("Isolated by policy", Condition.IDLE),
    FORBIDDEN("Not allowed to see", Condition.IDLE),
    /// What was read once and cannot be read again.
    STALE("No longer up to date", Condition.WARN);

    private final String title;
    private final Condition severity;

    Sort(String title, Condition severity) {
      this.title = title;
      this.severity = severity;
    }

    public String title() {
      return title;
    }

    /// How bad it is; IDLE for what is to be known, and is not wrong.
    public Condition severity() {
      return severity;
    }
  }
}
