package dev.portolan.probe;

import dev.portolan.model.ObjectRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one command found out, parsed.
public sealed interface Finding {
  Outcome outcome();

  /// A TCP connect to one address and port.
  ///
  /// @param millis time until the answer, or negative when the tool does not tell
  record Connect(
      String address, int port, String portName, Outcome outcome, double millis, String detail)
      implements Finding {}

  /// A ping. Times in milliseconds; negative when no reply came.
  record Ping(String address, Outcome outcome, int sent, int received, Rtt rtt, String detail)
      implements Finding {
    /// Share of packets lost, 0 to 100.
    public double lossPercent() {
      return sent == 0 ? 0 : 100.0 * (sent - received) / sent;
    }
  }

  /// Round-trip times in milliseconds; all negative when none was measured.
  record Rtt(double min, double avg, double max) {
    public static final Rtt NONE = new Rtt(-1, -1, -1);
  }

  /// A traceroute. `outcome` is ANSWERED when the last hop is the target.
  record Trace(String address, Outcome outcome, List<Hop> hops, String detail) implements Finding {
    public Trace {
      hops = List.copyOf(hops);
    }
  }

  /// One hop of a traceroute: no address when every probe went unanswered (`* * *`).
  ///
  /// @param millis one rtt per answered probe
  /// @param object pod, node or service that owns the address in the snapshot, or null
  /// @param name what to call it: the object's path, `gateway of node N`, or empty when unknown
  record Hop(
      int number, String address, List<Double> millis, @Nullable ObjectRef object, String name) {
    public Hop {
      millis = List.copyOf(millis);
    }

    public boolean silent() {
      return address.isEmpty();
    }
  }
}
