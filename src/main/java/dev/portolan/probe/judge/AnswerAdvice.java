package dev.portolan.probe.judge;

import dev.portolan.probe.Finding.Grpc;
import dev.portolan.probe.Finding.Http;
import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Finding.LookupStep;
import dev.portolan.probe.Finding.Tls;
import dev.portolan.probe.Finding.Udp;
import dev.portolan.probe.Outcome;
import java.util.List;

/// What to make of the answers to datagrams, handshakes, requests and lookups.
final class AnswerAdvice {
  private static final String SILENT_UDP =
      "UDP cannot tell a program that does not answer this from a datagram that was dropped on the"
          + " way (by a NetworkPolicy, a firewall): send what the program answers to.";

  /// A connection that is dropped and a program that says nothing look the same from here.
  private static final String SILENT =
      "Ask reach: where it connects, the program says nothing; where it does not, something drops it"
          + " (a NetworkPolicy, a firewall).";

  private AnswerAdvice() {}

  static String udp(Udp u) {
    return switch (u.outcome()) {
      case SENT -> SILENT_UDP;
      case REFUSED -> "The way is open, but nothing listens on this UDP port.";
      default -> "";
    };
  }

  static String tls(Tls t) {
    return switch (t.outcome()) {
      case ANSWERED -> String.join(" ", t.problems());
      case REFUSED ->
          t.detail().contains("refused")
              ? "The way is open, but nothing listens on this port (or only on 127.0.0.1)."
              : "The way is open, but the port speaks no TLS, or not with this version or name: try"
                  + " http, or another server name.";
      case TIMED_OUT -> SILENT;
      default -> "";
    };
  }

  static String http(Http h) {
    if (h.outcome() == Outcome.REFUSED) {
      return h.detail().contains("onnection refused")
          ? "The way is open, but nothing listens on this port (or only on 127.0.0.1)."
          : "The port took the connection, but does not speak "
              + (h.address().startsWith("https")
                  ? "TLS and HTTP: try without TLS."
                  : "HTTP: try with TLS.");
    }
    return switch (h.status()) {
      case 0 -> h.outcome() == Outcome.TIMED_OUT ? SILENT : "";
      case 401, 403 -> "The way is open; the program wants credentials that this request lacks.";
      case 404 -> "The way is open; the program knows no such path, or not for this Host.";
      case 421 -> "The way is open; the program is not responsible for this name (Host, SNI).";
      case 502, 503, 504 ->
          "A proxy answered for a backend that does not: look at the hop behind it.";
      default -> h.status() >= 500 ? "The way is open; the program itself fails." : "";
    };
  }

  static String grpc(Grpc g) {
    return switch (g.status()) {
      case "UNIMPLEMENTED" -> "It speaks gRPC, but has no health service.";
      case "NOT_FOUND", "SERVICE_UNKNOWN" -> "It speaks gRPC, but knows no service of this name.";
      case "NOT_SERVING" -> "The way is open; the program says that it is not fit to serve.";
      default ->
          switch (g.outcome()) {
            case REFUSED ->
                g.detail().contains("onnection refused")
                    ? ""
                    : "The port took the connection, but speaks no gRPC in this way: try with or"
                        + " without TLS, or http.";
            case TIMED_OUT -> SILENT;
            default -> "";
          };
    };
  }

  /// The search list's cost is told where it is one.
  static String lookup(Lookup l) {
    List<LookupStep> steps = l.steps();
    if (l.outcome() == Outcome.TIMED_OUT) {
      return "The way to the DNS server (UDP port 53) is closed, or it is down: ask its backends by"
          + " themselves, and look for an egress NetworkPolicy without DNS.";
    }
    if (l.outcome() == Outcome.UNRESOLVED && steps.stream().anyMatch(AnswerAdvice::bare)) {
      return "The name is known; nothing of this type is kept for it: ask for another type.";
    }
    if (l.outcome() == Outcome.UNRESOLVED) {
      return "Check the name, its namespace, and that the service exists.";
    }
    long wasted = steps.stream().filter(s -> s.records().isEmpty()).count();
    if (l.outcome() != Outcome.ANSWERED || wasted < 2) {
      return "";
    }
    return wasted
        + " of "
        + steps.size()
        + " questions went through the search list in vain, because the name has fewer dots than"
        + " ndots of resolv.conf; a full name that ends in a dot takes one.";
  }

  /// A name that exists, without a record of the type that was asked for.
  private static boolean bare(LookupStep step) {
    return step.code().equals("NOERROR") && step.records().isEmpty();
  }
}
