package dev.portolan.cluster.debug;

import java.util.List;
import java.util.Locale;

/// What a debug container may do beyond an ordinary one, strongest first. The names and contents
/// are those of `kubectl debug --profile`.
public enum DebugProfile {
  /// Captures packets and looks at the network's settings.
  NETADMIN("NET_ADMIN NET_RAW"),
  /// Looks at processes. Which network tools work is up to the runtime's default capabilities.
  GENERAL("SYS_PTRACE"),
  /// Asks for nothing: what the runtime gives to any container, usually NET_RAW among it.
  BASELINE(""),
  /// An ordinary user without any capability, as the restricted pod security standard wants it.
  RESTRICTED("");

  private final String added;

  DebugProfile(String added) {
    this.added = added;
  }

  /// The capabilities that are asked for on top of the runtime's own.
  public List<String> added() {
    return added.isEmpty() ? List.of() : List.of(added.split(" ", -1));
  }

  /// As the command line and kubectl name it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What it may do, in a phrase for a person.
  public String rights() {
    return switch (this) {
      case NETADMIN, GENERAL -> "adds " + String.join(" and ", added());
      case BASELINE -> "adds no capability; has what the runtime gives to any container";
      case RESTRICTED -> "an ordinary user (uid 65532) without any capability";
    };
  }
}
