package dev.portolan.probe;

import dev.portolan.probe.tool.Way;

/// Where a question was asked from, and how.
///
/// @param node the node that the pod runs on, or empty where it is not known
/// @param image as the container's status names it, with its digest where there is one; or empty
/// @param note how the command was run where that is not by the server's own exec, or empty
public record Vantage(ContainerRef container, String node, String image, Way way, String note) {
  /// How a question gets to where it is asked.
  public enum Way {
    /// A command in the caller's own container.
    EXEC,
    /// A command in an ephemeral debug container beside it, which shares its network.
    DEBUG_CONTAINER,
    /// This computer's own sockets, from outside the cluster.
    LAPTOP
  }

  /// A container of which nothing more is known.
  public static Vantage of(ContainerRef container) {
    return new Vantage(container, "", "", Way.EXEC, "");
  }
}
