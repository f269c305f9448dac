package dev.portolan.model;

import java.util.List;

/// A container of a pod with its declared ports and its state.
///
/// @param imageId the image's digest as the runtime reports it (`status.imageID`), or empty
/// @param reason why it waits or ended (`CrashLoopBackOff`, `ErrImageNeverPull`, `Completed`), or
///   empty
/// @param callees the hosts that its environment names, as `host` or `host:port`; nothing else of
///   the environment is kept
public record Container(
    String name,
    Role role,
    String image,
    String imageId,
    List<ContainerPort> ports,
    Status status,
    String reason,
    List<String> callees) {
  public Container {
    ports = List.copyOf(ports);
    callees = List.copyOf(callees);
  }

  /// One whose environment names nobody.
  public Container(
      String name,
      Role role,
      String image,
      String imageId,
      List<ContainerPort> ports,
      Status status,
      String reason) {
    this(name, role, image, imageId, ports, status, reason, List.of());
  }

  /// Where the container stands in the pod. A sidecar is an init container with `restartPolicy:
  /// Always`.
  public enum Role {
    MAIN,
    INIT,
    SIDECAR,
    EPHEMERAL
  }

  /// What the container does now: its state, its readiness and how often it was restarted.
  public record Status(State state, boolean ready, int restarts) {
    public static final Status UNKNOWN = new Status(State.UNKNOWN, false, 0);
    public static final Status RUNNING = new Status(State.RUNNING, true, 0);
  }

  /// One of the API's container states.
  public enum State {
    RUNNING,
    WAITING,
    TERMINATED,
    UNKNOWN
  }

  /// A declared port; `hostPort` is 0 when there is none, the name may be empty.
  public record ContainerPort(String name, Protocol protocol, int port, int hostPort) {}

  public boolean running() {
    return status.state() == State.RUNNING;
  }
}
