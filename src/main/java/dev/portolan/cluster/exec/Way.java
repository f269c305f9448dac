package dev.portolan.cluster.exec;

import dev.portolan.probe.PodExec;

/// One way to run commands in containers.
public interface Way {
  /// As a person knows it, such as `SPDY`.
  String title();

  /// Runs a command to its end in the calling thread. It may say that it cannot serve only as long
  /// as the command cannot have started: no command runs twice.
  Result run(Command command, Output output, Stop stop) throws InterruptedException;

  /// What came of it.
  sealed interface Result {
    /// The command has ended, or will not be run by another way either.
    record Ended(PodExec.End end) implements Result {}

    /// The command has not started.
    record NotStarted(Hurdle hurdle) implements Result {}
  }
}
