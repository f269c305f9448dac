package dev.portolan.probe.judge;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Connect;
import dev.portolan.probe.Finding.Mtu;
import dev.portolan.probe.Finding.Ping;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.target.Aim.Method;
import dev.portolan.probe.target.Aim.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What to do next about a finding, or what to keep in mind; from what Kubernetes' networking makes
/// of an outcome.
final class Advice {
  private static final String NO_FAMILY =
      "Nothing was sent: the container has no address of that family (IPv6 is often switched off in"
          + " pods).";

  private static final String FOREIGN =
      "The tool told it in the language of the container, which has no shell to ask it for another"
          + " with. Read its own words; they say more than Portolan can make of them.";

  private final CheckRequest request;
  private final Points points;
  private final ClusterSnapshot snapshot;

  Advice(CheckRequest request, Points points, SnapshotIndex index) {
    this.request = request;
    this.points = points;
    this.snapshot = index.snapshot();
  }

  /// For the worst finding: first what was done instead, then the cause if known, then the next
  /// step.
  String of(Finding worst) {
    List<String> sentences = new ArrayList<>();
    sentences.add(points.note());
    if (worst.outcome() == Outcome.UNREACHABLE && noFamily(worst.detail())) {
      sentences.add(points.cause().isEmpty() ? NO_FAMILY : points.cause());
      return join(sentences);
    }
    boolean bad = worst.outcome() != Outcome.ANSWERED;
    if (bad && worst.outcome().aboutThePath()) {
      sentences.add(points.cause());
    }
    sentences.add(
        switch (worst) {
          case Connect c -> connect(c);
          case Ping p -> ping(p);
          case Trace t -> join(List.of(TraceNotes.loop(t), trace(t)));
          case Mtu m -> mtu(m);
          case Finding.Udp u -> AnswerAdvice.udp(u);
          case Finding.Tls t -> AnswerAdvice.tls(t);
          case Finding.Http h -> AnswerAdvice.http(h);
          case Finding.Grpc g -> AnswerAdvice.grpc(g);
          case Finding.Lookup l -> AnswerAdvice.lookup(l);
          default -> "";
        });
    if (worst.outcome() == Outcome.FAILED && foreign(worst.detail())) {
      sentences.add(FOREIGN);
    }
    if (request.kind() != CheckKind.DNS && worst.outcome() == Outcome.UNRESOLVED) {
      sentences.add(unresolved());
    }
    return join(sentences);
  }

  private static boolean foreign(String detail) {
    return detail.chars().anyMatch(c -> c > 127);
  }

  /// What the kernel says where it has no address of the family to send from, or not the family.
  private static boolean noFamily(String detail) {
    String text = detail.toLowerCase(Locale.ROOT);
    return text.contains("cannot assign requested address")
        || text.contains("address family not supported");
  }

  /// What holds whatever was found.
  String general() {
    return join(List.of(points.note(), points.cause()));
  }

  String toolMissing() {
    return "Check from another container of the pod that has one, or add a debug container (it stays"
        + " until the pod goes): "
        + Kubectl.debug(null, request.from());
  }

  private String connect(Connect c) {
    boolean known = !points.cause().isEmpty();
    return switch (c.outcome()) {
      case REFUSED ->
          points.viaService()
              ? known ? "" : "The service's endpoint has nothing listening: see its targetPort."
              : "The way is open, but nothing listens on this port (or only on 127.0.0.1).";
      case TIMED_OUT ->
          known ? "" : "Something drops it: a NetworkPolicy, a firewall, or the host is down.";
      case UNREACHABLE -> known ? "" : "A router or a firewall rejects it, or there is no route.";
      default -> "";
    };
  }

  private String ping(Ping p) {
    String policies =
        snapshot.networkPolicies().isEmpty()
            ? ""
            : "NetworkPolicy is about TCP, UDP and SCTP; ping says nothing about it.";
    return switch (p.outcome()) {
      case ANSWERED -> policies;
      case TIMED_OUT -> join(List.of("ICMP may be dropped where TCP passes: try reach.", policies));
      case UNREACHABLE ->
          p.detail().contains("mtu")
              ? "They are larger than the way's MTU and may not be cut up: ask for the path MTU."
              : p.detail().contains("live exceeded")
                  ? "They go round in a loop, or the way is longer than 64 hops: trace it."
                  : "A router or a firewall rejects it, or there is no route.";
      case NOT_PERMITTED -> rights();
      default -> "";
    };
  }

  private static String mtu(Mtu m) {
    return switch (m.outcome()) {
      case ANSWERED ->
          m.detail().contains("vanish")
              ? "Connections hang once they send much: let ICMP \"too big\" pass, or lower the pods'"
                  + " MTU."
              : "";
      case TIMED_OUT -> "ICMP may be dropped where TCP passes: try reach.";
      case UNREACHABLE -> "A router or a firewall rejects it, or there is no route.";
      case NOT_PERMITTED -> rights();
      default -> "";
    };
  }

  private String trace(Trace t) {
    boolean quiet = points.method() == Method.TRACE && !points.note().isEmpty();
    return switch (t.outcome()) {
      case TIMED_OUT ->
          quiet ? "" : "Silence at the end: the target, or what is before it, drops the probes.";
      case UNREACHABLE -> quiet ? "" : "The last hop says that it does not let it through.";
      case NOT_PERMITTED -> rights();
      default -> "";
    };
  }

  private static String rights() {
    return "It needs the capability NET_RAW (ping also works if the node's ping_group_range has the"
        + " container's group). This says nothing about the path; reach needs no rights.";
  }

  private static String unresolved() {
    return "Check the name and the cluster's DNS.";
  }

  private static String join(List<String> sentences) {
    return String.join(" ", sentences.stream().filter(s -> !s.isEmpty()).toList());
  }
}
