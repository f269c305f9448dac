package dev.portolan.cluster.debug;

import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A debug container that the user wants beside a pod's own containers.
///
/// @param image a reference as Kubernetes takes it; see `problem`
public record DebugOrder(ObjectRef pod, String image, DebugProfile profile) {
  /// A public image with every network tool, pinned so that it is pulled once a node.
  public static final String DEFAULT_IMAGE = "docker.io/nicolaka/netshoot:v0.14";

  /// The names of those that Portolan adds begin so.
  public static final String NAME = "portolan-debug";

  /// How long it runs. It cannot be removed, but it need not run for ever.
  static final int HOURS = 12;

  /// Waits that long, and ends at once on TERM: a first process that did not would hold up the
  /// pod's deletion for its whole grace period. POSIX sh.
  static final String KEEP = "trap 'exit 0' TERM INT; sleep \"$1\" & wait";

  /// Loose on purpose: registries differ, and the server has the last word.
  private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@\\[\\]-]{0,510}");

  /// What is wrong with an image's name, or empty.
  public static Optional<String> problem(String image) {
    return IMAGE.matcher(image.strip()).matches()
        ? Optional.empty()
        : Optional.of("An image is named like registry.example/team/netshoot:v1, without spaces.");
  }

  public DebugOrder with(DebugProfile other) {
    return new DebugOrder(pod, image, other);
  }

  /// The command that keeps it alive.
  static List<String> command() {
    return List.of("sh", "-c", KEEP, "portolan", Integer.toString(HOURS * 3600));
  }
}
