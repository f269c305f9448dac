package dev.portolan.probe.judge;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Certificate;
import dev.portolan.probe.Finding.Grpc;
import dev.portolan.probe.Finding.Http;
import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Finding.LookupStep;
import dev.portolan.probe.Finding.Tls;
import dev.portolan.probe.Finding.Udp;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.output.UdpParser;
import dev.portolan.probe.target.Aim.Point;
import java.time.Instant;
import java.util.List;

/// What was answered to datagrams, handshakes, requests and lookups, in one plain phrase each.
final class AnswerWords {
  private static final int SHOWN_RECORDS = 4;

  private AnswerWords() {}

  static String udp(String from, Udp u) {
    String to = new Point(u.address(), u.port(), u.portName()).label();
    return switch (u.outcome()) {
      case ANSWERED -> to + " answered " + from + time(u.millis()) + Words.reason(u.detail());
      case SENT ->
          from
              + " sent a datagram to "
              + to
              + ", and nothing came back in "
              + UdpParser.SECONDS
              + " s";
      case REFUSED -> to + " is closed: its host answered " + from + " with port unreachable";
      default -> failed(from, to, "the datagram to " + to, u);
    };
  }

  static String tls(String from, Tls t) {
    String to = new Point(t.address(), t.port(), "").label();
    return switch (t.outcome()) {
      case ANSWERED ->
          to
              + " speaks "
              + t.version()
              + certificate(t)
              + (t.problems().isEmpty() ? "" : "; " + problems(t));
      case REFUSED -> to + " took no TLS handshake from " + from + Words.reason(t.detail());
      default -> failed(from, to, "the handshake with " + to, t);
    };
  }

  private static String certificate(Tls t) {
    if (t.chain().isEmpty()) {
      return "";
    }
    Certificate own = t.chain().getFirst();
    Instant until = own.notAfter();
    return " with the certificate of "
        + (own.names().isEmpty() ? own.subject() : own.names().getFirst())
        + (until == null ? "" : ", valid until " + until.toString().substring(0, 10));
  }

  private static String problems(Tls t) {
    int count = t.problems().size();
    return count == 1 ? "1 problem with it" : count + " problems with it";
  }

  static String http(String from, Http h) {
    return switch (h.outcome()) {
      case ANSWERED ->
          h.address()
              + " answered "
              + from
              + " with "
              + h.status()
              + time(h.timing().total())
              + led(h);
      case REFUSED -> h.address() + " gave " + from + " no HTTP answer" + Words.reason(h.detail());
      default -> failed(from, h.address(), "the request to " + h.address(), h);
    };
  }

  private static String led(Http h) {
    return h.redirects().isEmpty() ? "" : " (leads to " + h.redirects().getLast() + ")";
  }

  static String grpc(String from, Grpc g) {
    String to = new Point(g.address(), g.port(), "").label();
    return switch (g.outcome()) {
      case ANSWERED -> to + " told " + from + " " + g.status() + time(g.millis());
      case REFUSED -> to + " gave " + from + " no gRPC answer" + Words.reason(g.detail());
      default -> failed(from, to, "the call of " + to, g);
    };
  }

  static String lookup(String from, Lookup l) {
    String by = l.server().isEmpty() ? "" : " at " + l.server();
    return switch (l.outcome()) {
      case ANSWERED -> l.address() + " is " + records(l.records()) + by + cost(l);
      case TIMED_OUT -> "no answer to " + from + " about " + l.address() + by;
      case UNRESOLVED ->
          "the name "
              + l.address()
              + " does not resolve in "
              + from
              + by
              + Words.reason(l.detail());
      case REFUSED, UNREACHABLE ->
          "DNS is "
              + (l.outcome() == Outcome.REFUSED ? "refused to " : "unreachable from ")
              + from
              + by
              + Words.reason(l.detail());
      default -> "the lookup of " + l.address() + " failed" + Words.reason(l.detail());
    };
  }

  private static String records(List<String> records) {
    String shown = String.join(", ", records.stream().limit(SHOWN_RECORDS).toList());
    int more = records.size() - SHOWN_RECORDS;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  /// How many questions it took, and how long.
  private static String cost(Lookup l) {
    double millis = l.steps().stream().mapToDouble(LookupStep::millis).filter(m -> m >= 0).sum();
    int questions = l.steps().size();
    boolean told = l.steps().stream().anyMatch(s -> s.millis() >= 0);
    return ", after "
        + (questions == 1 ? "1 question" : questions + " questions")
        + (told ? time(millis) : "");
  }

  private static String failed(String from, String to, String what, Finding f) {
    return switch (f.outcome()) {
      case REFUSED -> to + " refused the connection from " + from;
      case TIMED_OUT -> to + " did not answer " + from + " in time" + Words.reason(f.detail());
      case UNREACHABLE -> to + " is unreachable from " + from + Words.reason(f.detail());
      case UNRESOLVED -> "the name " + f.address() + " does not resolve in " + from;
      default -> what + " could not be tried" + Words.reason(f.detail());
    };
  }

  private static String time(double millis) {
    return millis < 0 ? "" : " in " + Words.ms(millis);
  }
}
