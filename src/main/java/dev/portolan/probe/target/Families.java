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

  /// The addresses of a family that the caller has too; all of them when none is.
  static List<String> shared(CheckRequest request, SnapshotIndex index, List<String> addresses) {
    List<String> own =
        index.snapshot().pod(request.from().podRef()).map(Pod::ips).orElse(List.of());
    List<String> shared =
        addresses.stream()
            .filter(a -> own.stream().anyMatch(o -> Addresses.isIpv6(o) == Addresses.isIpv6(a)))
            .toList();
    return shared.isEmpty() ? addresses : shared;
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
