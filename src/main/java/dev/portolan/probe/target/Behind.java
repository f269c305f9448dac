package dev.portolan.probe.target;

import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Addresses;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.target.Aim.Method;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.Aim.Points;
import dev.portolan.probe.target.Backends.Backend;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The points behind a service's address, which is nowhere but in the rules of the nodes' proxies.
final class Behind {
  /// Endpoints that are asked behind a service's address at most, a port.
  static final int MAX_BACKENDS = 8;

  private static final int MAX_MTU_POINTS = 3;
  private static final String MTU_NOTE =
      "A ClusterIP exists only in NAT rules and answers no ping: its endpoints were asked instead.";

  private final SnapshotIndex index;

  Behind(SnapshotIndex index) {
    this.index = index;
  }

  /// The service's own points, then its endpoints', which a proxy would choose among: an address of
  /// the service leads to the endpoints of its own family alone.
  Points with(CheckRequest request, Service service, Points front) {
    Set<Point> all = new LinkedHashSet<>(front.points());
    int count = 0;
    for (ServicePort port : service.ports()) {
      boolean asked = front.points().stream().anyMatch(p -> p.port() == port.port());
      if (asked && port.protocol() == Protocol.TCP) {
        List<Backend> four = of(service, port, front, false);
        List<Backend> six = of(service, port, front, true);
        count = Math.max(count, Math.max(four.size(), six.size()));
        all.addAll(points(four));
        all.addAll(points(six));
      }
    }
    return new Points(front.method(), List.copyOf(all), front.cause(), note(count), true);
  }

  /// Packets of every size are the endpoints' to answer: the service's address answers no ping.
  Aim mtu(CheckRequest request, Service service, String cause) {
    List<String> all = Backends.addresses(service, index.slices(service.ref()));
    List<Point> points =
        Families.shared(request, index, all).stream()
            .limit(MAX_MTU_POINTS)
            .map(a -> new Point(a, 0, ""))
            .toList();
    if (points.isEmpty()) {
      String why = cause.isEmpty() ? service.ref().path() + " has no ready endpoint." : cause;
      return Aim.failed(why, "Its endpoints are what packets get to.");
    }
    return new Points(Method.MTU, points, "", MTU_NOTE, false);
  }

  /// Its backends of a family, if the service has an address of that family which is asked.
  private List<Backend> of(Service service, ServicePort port, Points front, boolean six) {
    boolean asked =
        front.points().stream()
            .anyMatch(p -> p.port() == port.port() && Addresses.isIpv6(p.address()) == six);
    return Backends.of(service, port, index.slices(service.ref())).stream()
        .filter(b -> asked && Addresses.isIpv6(b.address()) == six)
        .toList();
  }

  private static List<Point> points(List<Backend> backends) {
    return backends.stream()
        .limit(MAX_BACKENDS)
        .map(b -> new Point(b.address(), b.port(), b.portName(), b.label()))
        .toList();
  }

  private static String note(int count) {
    if (count == 0) {
      return "";
    }
    String some = count > MAX_BACKENDS ? " The first " + MAX_BACKENDS + " were asked." : "";
    return "The service's address is translated (DNAT) to "
        + (count == 1
            ? "its only ready endpoint."
            : "one of its " + count + " ready endpoints, each with the same chance.")
        + some;
  }
}
