package dev.portolan.probe.target;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.Outcome;
import java.util.List;

/// What a check's target comes down to: points to try in order, or the reason why there is nothing
/// to try.
public sealed interface Aim {
  /// How the points are tried; a ping of a ClusterIP becomes a connect.
  enum Method {
    CONNECT,
    PING,
    TRACE,
    DNS,
    HTTP,
    TLS,
    UDP,
    GRPC,
    MTU
  }

  /// An address or a name with a port; the port is 0 where none is meant, its name may be empty.
  ///
  /// @param name what the one there is called when it is spoken to: the host of a request, the name
  ///   of a certificate; of a DNS server what is looked up there, the address being empty for what
  ///   the pod's resolv.conf says; or empty
  record Point(String address, int port, String portName, String name) {
    public Point(String address, int port, String portName) {
      this(address, port, portName, "");
    }

    /// Such as `10.1.2.3:8080 (http)`.
    public String label() {
      String host = Addresses.isIpv6(address) && port > 0 ? "[" + address + "]" : address;
      String name = portName.isEmpty() ? "" : " (" + portName + ")";
      return port > 0 ? host + ":" + port + name : host;
    }
  }

  /// Something to try.
  ///
  /// @param cause what the snapshot already holds against the target (a service without endpoints),
  ///   or empty
  /// @param note what to keep in mind whatever comes out, or empty
  /// @param viaService true when a service's proxy stands in between
  record Points(Method method, List<Point> points, String cause, String note, boolean viaService)
      implements Aim {
    public Points {
      points = List.copyOf(points);
    }

    /// The same at fewer points.
    Points at(List<Point> fewer) {
      return new Points(method, fewer, cause, note, viaService);
    }

    /// With another cause, which outweighs the one before.
    Points because(String other) {
      return new Points(method, points, other, note, viaService);
    }
  }

  /// Nothing to try.
  record Nothing(Outcome outcome, String summary, String advice) implements Aim {}

  static Aim failed(String summary, String advice) {
    return new Nothing(Outcome.FAILED, summary, advice);
  }
}
