package dev.portolan.probe.target;

import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Addresses;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Family;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.Aim.Points;
import java.util.List;

/// Which of a target's addresses are meant: those of the family that was asked for, and of one that
/// the caller has too.
final class Families {
  private Families() {}

  /// The addresses of a family that the caller has too, and names; all of them when none is.
  static List<String> shared(CheckRequest request, SnapshotIndex index, List<String> addresses) {
    List<String> shared =
        addresses.stream()
            .filter(a -> !Addresses.isLiteral(a) || has(request, index, Addresses.isIpv6(a)))
            .toList();
    return shared.isEmpty() ? addresses : shared;
  }

  /// The points at such addresses.
  static List<Point> reachable(CheckRequest request, SnapshotIndex index, List<Point> points) {
    List<String> shared = shared(request, index, points.stream().map(Point::address).toList());
    return points.stream().filter(p -> shared.contains(p.address())).toList();
  }

  private static boolean has(CheckRequest request, SnapshotIndex index, boolean six) {
    return own(request, index).stream().anyMatch(o -> Addresses.isIpv6(o) == six);
  }

  private static List<String> own(CheckRequest request, SnapshotIndex index) {
    return index.snapshot().pod(request.from().podRef()).map(Pod::ips).orElse(List.of());
  }

  /// With the cause, where caller and target have no family in common; they are asked all the same,
  /// since a gateway may translate. A caller on its node's network may have more addresses than its
  /// pod tells.
  static Points apart(CheckRequest request, SnapshotIndex index, Points all) {
    List<String> own = own(request, index);
    boolean literal = all.points().stream().allMatch(p -> Addresses.isLiteral(p.address()));
    boolean hosts =
        index.snapshot().pod(request.from().podRef()).map(Pod::hostNetwork).orElse(false);
    if (own.isEmpty() || hosts || !literal || all.points().isEmpty()) {
      return all;
    }
    boolean met =
        all.points().stream().anyMatch(p -> has(request, index, Addresses.isIpv6(p.address())));
    boolean six = Addresses.isIpv6(own.getFirst());
    String cause =
        request.from().podRef().path()
            + " has only an "
            + (six ? "IPv6" : "IPv4")
            + " address, and "
            + request.to().label()
            + " only "
            + (six ? "IPv4" : "IPv6")
            + ": no packet of one gets to the other without a gateway that translates.";
    return met ? all : all.because(cause);
  }

  /// Leaves out the addresses of the family that is not meant; names are the tool's to resolve.
  static Aim meant(CheckRequest request, Points all) {
    Family family = family(request.question());
    if (family == Family.ANY || all.points().isEmpty()) {
      return all;
    }
    boolean six = family == Family.IPV6;
    List<Point> meant =
        all.points().stream()
            .filter(p -> !Addresses.isLiteral(p.address()) || Addresses.isIpv6(p.address()) == six)
            .toList();
    return meant.isEmpty()
        ? Aim.failed(
            request.to().label() + " has no " + (six ? "IPv6" : "IPv4") + " address.",
            "It has " + all.points().getFirst().address() + ".")
        : new Points(all.method(), meant, all.cause(), all.note(), all.viaService());
  }

  private static Family family(Question question) {
    return switch (question) {
      case Question.Ping q -> q.family();
      case Question.Traceroute q -> q.family();
      case Question.Mtu q -> q.family();
      default -> Family.ANY;
    };
  }
}
