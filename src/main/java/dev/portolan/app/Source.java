package dev.portolan.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where contexts come from.
///
/// @param kubeconfig the file named on the command line, or null for `KUBECONFIG` and
///   `~/.kube/config`
/// @param demo true for the embedded demo cluster in place of any file
/// @param demoPods how many pods the demo cluster has; 0 for the curated one
public record Source(@Nullable Path kubeconfig, boolean demo, int demoPods) {
  /// The files that kubectl would read.
  public static final Source DEFAULT = new Source(null, false, 0);

  /// The curated demo cluster.
  public static final Source DEMO = new Source(null, true, 0);

  /// Where the demo's contexts are from, in place of a file.
  static final String DEMO_PLACE = "demo";
}
