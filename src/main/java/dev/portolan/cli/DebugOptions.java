package dev.portolan.cli;

import dev.portolan.cluster.debug.DebugOrder;
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
      defaultValue = DebugOrder.DEFAULT_IMAGE,
      description = "Its image, such as a mirror's. Default: ${DEFAULT-VALUE}.")
  private String image = DebugOrder.DEFAULT_IMAGE;

  @Option(names = "--yes", description = "Add it without asking.")
  private boolean yes;

  boolean wanted() {
    return wanted;
  }

  String image() {
    return image;
  }

  boolean yes() {
    return yes;
  }
}
