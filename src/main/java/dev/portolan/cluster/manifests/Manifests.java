package dev.portolan.cluster.manifests;

import dev.portolan.model.ClusterSnapshot;
import java.nio.file.Path;
import java.util.List;

/// What a folder of manifests amounts to: the cluster that it describes, and what in it is wrong.
///
/// @param problems in the order of files and lines; objects named there are left out of the
///   snapshot, unless the text says otherwise
public record Manifests(ClusterSnapshot snapshot, List<Problem> problems) {
  public Manifests {
    problems = List.copyOf(problems);
  }

  /// Something wrong in a file.
  ///
  /// @param line from 1 on; 0 where the file as a whole is meant
  public record Problem(Path file, int line, String text) {
    /// `FILE:LINE: TEXT`, as compilers print it.
    @Override
    public String toString() {
      return file + (line > 0 ? ":" + line : "") + ": " + text;
    }
  }
}
