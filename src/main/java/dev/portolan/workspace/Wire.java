package dev.portolan.workspace;

/// What is asked of the wire of the open context, beside its single checks: one part a concern.
///
/// @param under the panel under the map
public record Wire(
    Under under,
    Debugs debugs,
    History history,
    Diagnoses diagnoses,
    Sweeps sweeps,
    Captures captures,
    Tails tails) {
  public static final Wire START =
      new Wire(
          Under.START,
          Debugs.START,
          History.START,
          Diagnoses.START,
          Sweeps.START,
          Captures.START,
          Tails.START);

  /// As it is when another context is opened: the panel stays as it was.
  Wire anew() {
    return START.with(under);
  }

  /// The page of the panel under the map that is in front, or comes first when it is opened.
  public Drawer drawer() {
    return under.page();
  }

  /// With a page in front of the user: what is shown is to be seen.
  Wire with(Drawer now) {
    return with(new Under(now, true));
  }

  /// With some page in front of the user: this one, where the panel was closed.
  Wire opened(Drawer otherwise) {
    return under.open() ? this : with(otherwise);
  }

  Wire with(Under now) {
    return new Wire(now, debugs, history, diagnoses, sweeps, captures, tails);
  }

  Wire with(Debugs now) {
    return new Wire(under, now, history, diagnoses, sweeps, captures, tails);
  }

  Wire with(History now) {
    return new Wire(under, debugs, now, diagnoses, sweeps, captures, tails);
  }

  Wire with(Diagnoses now) {
    return new Wire(under, debugs, history, now, sweeps, captures, tails);
  }

  Wire with(Sweeps now) {
    return new Wire(under, debugs, history, diagnoses, now, captures, tails);
  }

  Wire with(Captures now) {
    return new Wire(under, debugs, history, diagnoses, sweeps, now, tails);
  }

  Wire with(Tails now) {
    return new Wire(under, debugs, history, diagnoses, sweeps, captures, now);
  }
}
