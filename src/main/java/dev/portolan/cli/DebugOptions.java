package dev.portolan.cli;

import dev.portolan.cluster.debug.DebugOrder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options about debug containers.
final class DebugOptions {
  @Option(
      names = "--debug-container",
      description =
          "Where the container lacks the tool or the right, add an ephemeral debug container to the"
              + " pod and ask from there. It cannot be removed; you are asked first.")
  private boolean wanted;

  @Option(
      names = "--debug-image",
      paramLabel = "IMAGE",
      description = "Its image, such as a mirror's. Default: " + DebugOrder.DEFAULT_IMAGE + ".")
  private @Nullable String image;

  @Option(names = "--yes", description = "Add it without asking.")
  private boolean yes;

  /// Fails with one line on what would not be heeded, or is no image.
  void check() {
    if (!wanted && (image != null || yes)) {
      throw CommandFailure.usage(
          (image == null ? "--yes" : "--debug-image") + " goes with --debug-container");
    }
    DebugOrder.problem(image())
        .ifPresent(
            p -> {
              throw CommandFailure.usage("--debug-image: " + p);
            });
  }

  boolean wanted() {
    return wanted;
  }

  String image() {
    return image == null ? DebugOrder.DEFAULT_IMAGE : image;
  }

  boolean yes() {
    return yes;
  }
}
