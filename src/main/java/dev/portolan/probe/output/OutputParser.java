package dev.portolan.probe.output;

import dev.portolan.probe.Finding;
import java.util.Optional;

/// Reads what one command prints, line by line, and gives the finding.
public interface OutputParser {
  /// Takes a line; the finding so far when it is worth telling before the end.
  Optional<Finding> line(boolean error, String text);

  /// The finding, once the command has ended.
  Finding finish(Ending ending);

  /// True when the tool did not understand its arguments: another one must be tried.
  boolean unfit();

  /// How the command ended, as far as parsing cares.
  ///
  /// @param code exit status, or negative when it did not exit by itself
  /// @param cut true when a time limit of ours ended it
  record Ending(int code, boolean cut) {
    public static Ending exited(int code) {
      return new Ending(code, false);
    }

    public static Ending timeLimit() {
      return new Ending(-1, true);
    }
  }
}
