package dev.portolan.probe;

import java.util.List;

/// Hears how a check goes on; called from the check's own thread. Whoever wants the end alone has
/// everything in it.
public interface CheckListener {
  /// A command waits until fewer run in the cluster or on the node.
  ///
  /// @param ahead how many wait before it, or -1 when it waits no longer
  default void waiting(int ahead) {}

  /// A command is about to run in the container.
  default void command(List<String> argv) {}

  /// A line that it printed.
  default void line(boolean error, String text) {}

  /// A finding is there, while others may still come; a trace is told again with every hop.
  default void finding(Finding finding) {}

  /// A round of a check that is repeated has ended.
  default void sample(Sample sample) {}

  /// The end, told once and last.
  void finished(CheckResult result);
}
