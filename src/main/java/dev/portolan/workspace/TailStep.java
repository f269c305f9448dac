package dev.portolan.workspace;

import dev.portolan.probe.ContainerRef;
import dev.portolan.tail.Entry;
import dev.portolan.tail.PodLogs;
import java.util.List;

/// Something that the user wants, or that was told, of the logs of the open context that are
/// followed.
public sealed interface TailStep {
  /// Looks what there is to follow, and chooses some to begin with.
  record Look() implements TailStep {}

  record Follow() implements TailStep {}

  record Stop() implements TailStep {}

  /// Wants a log, or no longer.
  record Tick(ContainerRef container, boolean wanted) implements TailStep {}

  /// Shows these lines only.
  record Show(Tails.Find find) implements TailStep {}

  /// Forgets the lines so far.
  record Clear() implements TailStep {}

  /// Lines came.
  ///
  /// @param skipped how many more came than could be taken
  record Came(long epoch, List<Entry> lines, long skipped) implements TailStep {}

  record Stands(long epoch, ContainerRef container, PodLogs.State state) implements TailStep {}
}
