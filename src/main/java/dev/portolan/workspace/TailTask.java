package dev.portolan.workspace;

import dev.portolan.tail.LogSource;
import java.util.List;

/// What is to be done for logs outside the reducer: these are followed from now on, and no others.
/// Answered by `Came` and `Stands`.
///
/// @param epoch of the opening that they belong to
public record TailTask(long epoch, List<LogSource> sources) {
  public TailTask {
    sources = List.copyOf(sources);
  }
}
