package dev.portolan.workspace;

/// What is asked of the wire of the open context, beside its single checks: one part a concern.
///
/// @param drawer the page of the panel under the map
public record Wire(
    Drawer drawer,
    Debugs debugs,
    History history,
    Diagnoses diagnoses,
    Sweeps sweeps,
    Captures captures,
    Tails tails) {
  public static final Wire START =
      new Wire(
          Drawer.CHECKS,
          Debugs.START,
          History.START,
          Diagnoses.START,
          Sweeps.START,
          Captures.START,
          Tails.START);

  /// As it is when another context is opened: the panel stays as it was.
  Wire anew() {
    return START.with(drawer);
  }

  Wire with(Drawer now) {
    return new Wire(now, debugs, history, diagnoses, sweeps, captures, tails);
  }

  Wire with(Debugs now) {
    return new Wire(drawer, now, history, diagnoses, sweeps, captures, tails);
  }

  Wire with(History now) {
    return new Wire(drawer, debugs, now, diagnoses, sweeps, captures, tails);
  }

  Wire with(Diagnoses now) {
    return new Wire(drawer, debugs, history, now, sweeps, captures, tails);
  }

  Wire with(Sweeps now) {
    return new Wire(drawer, debugs, history, diagnoses, now, captures, tails);
  }

  Wire with(Captures now) {
    return new Wire(drawer, debugs, history, diagnoses, sweeps, now, tails);
  }

  Wire with(Tails now) {
    return new Wire(drawer, debugs, history, diagnoses, sweeps, captures, now);
  }
}
