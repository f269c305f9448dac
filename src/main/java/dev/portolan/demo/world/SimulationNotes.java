package dev.portolan.demo.world;

/// Annotations by which objects of the demo say that they are simulated, and how.
public final class SimulationNotes {
  /// On everything that people look at first: `true`.
  public static final String SIMULATED = "demo.portolan.dev/simulated";

  /// How a pod misbehaves: `black-hole` for one that drops every packet and stays Ready,
  /// `strict-mtls` for one whose sidecar resets the connections of callers without one. On an
  /// ingress: `no-secret` for one whose TLS secret is not there.
  public static final String BEHAVIOUR = "demo.portolan.dev/behaviour";

  /// The largest packet, in bytes, that gets to a pod whole; larger ones are lost without a word.
  public static final String MTU = "demo.portolan.dev/mtu";

  /// The TCP ports that a pod really listens on, where they are not the declared ones.
  public static final String LISTENS = "demo.portolan.dev/listens";

  private SimulationNotes() {}
}
