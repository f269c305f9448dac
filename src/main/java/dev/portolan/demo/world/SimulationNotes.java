package dev.portolan.demo.world;

/// Annotations by which objects of the demo say that they are simulated, and how.
public final class SimulationNotes {
  /// On everything that people look at first: `true`.
  public static final String SIMULATED = "demo.portolan.dev/simulated";

  /// How a pod misbehaves: `black-hole` for one that drops every packet and stays Ready.
  public static final String BEHAVIOUR = "demo.portolan.dev/behaviour";

  /// The TCP ports that a pod really listens on, where they are not the declared ones.
  public static final String LISTENS = "demo.portolan.dev/listens";

  private SimulationNotes() {}
}
