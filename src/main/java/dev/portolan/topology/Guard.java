package dev.portolan.topology;

import dev.portolan.model.ObjectRef;
import java.util.List;

/// What policies do to a workload's pods.
///
/// @param in the policies that speak of connections to them
/// @param out the policies that speak of connections from them
/// @param closedIn true when none of those lets anything in
/// @param closedOut true when none of those lets anything out
public record Guard(List<ObjectRef> in, List<ObjectRef> out, boolean closedIn, boolean closedOut) {
  public static final Guard NONE = new Guard(List.of(), List.of(), false, false);

  public Guard {
    in = List.copyOf(in);
    out = List.copyOf(out);
  }

  /// True when a policy selects them.
  public boolean there() {
    return !in.isEmpty() || !out.isEmpty();
  }

  public boolean closed() {
    return closedIn || closedOut;
  }
}
