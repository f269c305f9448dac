package dev.portolan.history;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Certificate;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.LookupStep;
import dev.portolan.probe.Millis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What findings tell, one fact after another: what two results are compared by, and what a report
/// lists.
public final class Facts {
  static final String DETAIL = "detail";

  private Facts() {}

  /// All that a finding tells, its outcome first.
  public static List<Fact> of(Finding finding) {
    List<Fact> facts = new ArrayList<>();
    String of = subject(finding);
    facts.add(Fact.of(of, "outcome", finding.outcome().text()));
    switch (finding) {
      case Finding.Connect c -> time(facts, of, "time", c.millis());
      case Finding.Udp u -> time(facts, of, "time", u.millis());
      case Finding.Ping p -> ping(facts, of, p);
      case Finding.Trace t -> t.hops().forEach(h -> hop(facts, t, h));
      case Finding.Tls t -> tls(facts, of, t);
      case Finding.Http h -> http(facts, of, h);
      case Finding.Grpc g -> {
        text(facts, of, "status", g.status());
        time(facts, of, "time", g.millis());
      }
      case Finding.Lookup l -> l.steps().forEach(s -> lookup(facts, of, s));
      case Finding.Mtu m -> {
        if (m.bytes() > 0) {
          facts.add(Fact.of(of, "largest packet", m.bytes() + " bytes"));
        }
        text(facts, of, "limited by", m.limit());
      }
    }
    text(facts, of, DETAIL, finding.detail());
    return facts;
  }

  /// What a finding comes down to in a word or two, such as `0.43 ms` or `HTTP 503`; or empty.
  public static String figure(Finding finding) {
    return switch (finding) {
      case Finding.Connect c -> millisOrNothing(c.millis());
      case Finding.Udp u -> millisOrNothing(u.millis());
      case Finding.Ping p when p.received() == 0 -> p.sent() == 0 ? "" : "100 % lost";
      case Finding.Ping p when p.received() < p.sent() -> percent(p.lossPercent()) + " lost";
      case Finding.Ping p -> millisOrNothing(p.rtt().avg());
      case Finding.Trace t when t.hops().isEmpty() -> "";
      case Finding.Trace t -> t.hops().size() == 1 ? "1 hop" : t.hops().size() + " hops";
      case Finding.Tls t -> t.version();
      case Finding.Http h -> h.status() == 0 ? "" : "HTTP " + h.status();
      case Finding.Grpc g -> g.status();
      case Finding.Lookup l -> String.join(", ", l.records().stream().limit(2).toList());
      case Finding.Mtu m -> m.bytes() == 0 ? "" : m.bytes() + " bytes";
    };
  }

  static String subject(Finding finding) {
    return switch (finding) {
      case Finding.Connect c -> withPort(c.address(), c.port());
      case Finding.Udp u -> withPort(u.address(), u.port());
      case Finding.Tls t -> withPort(t.address(), t.port());
      case Finding.Grpc g -> withPort(g.address(), g.port());
      case Finding.Lookup l when !l.server().isEmpty() -> l.address() + " at " + l.server();
      default -> finding.address();
    };
  }

  private static String withPort(String address, int port) {
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }

  private static void ping(List<Fact> facts, String of, Finding.Ping p) {
    facts.add(Fact.of(of, "replies", p.received() + " of " + p.sent()));
    if (p.sent() > 0) {
      facts.add(Fact.of(of, "loss", percent(p.lossPercent())));
    }
    time(facts, of, "rtt least", p.rtt().min());
    time(facts, of, "rtt average", p.rtt().avg());
    time(facts, of, "rtt most", p.rtt().max());
  }

  private static void hop(List<Fact> facts, Finding.Trace trace, Hop hop) {
    String of = trace.address();
    String name = hop.name().isEmpty() ? "" : " (" + hop.name() + ")";
    facts.add(Fact.of(of, "hop " + hop.number(), hop.silent() ? "* * *" : hop.address() + name));
    double sum = hop.millis().stream().mapToDouble(Double::doubleValue).sum();
    if (!hop.millis().isEmpty()) {
      time(facts, of, "hop " + hop.number() + " rtt", sum / hop.millis().size());
    }
  }

  private static void tls(List<Fact> facts, String of, Finding.Tls t) {
    text(facts, of, "TLS version", t.version());
    text(facts, of, "server name", t.serverName());
    for (int i = 0; i < t.chain().size(); i++) {
      Certificate c = t.chain().get(i);
      String which = i == 0 ? "certificate" : "certificate " + (i + 1);
      text(facts, of, which, c.subject());
      text(facts, of, which + " issuer", c.issuer());
      text(facts, of, which + " names", String.join(", ", c.names()));
      if (c.notAfter() != null) {
        facts.add(Fact.of(of, which + " expires", c.notAfter()));
      }
    }
    text(facts, of, "problems", String.join(" ", t.problems()));
  }

  private static void http(List<Fact> facts, String of, Finding.Http h) {
    if (h.status() > 0) {
      facts.add(Fact.of(of, "status", h.status()));
    }
    time(facts, of, "lookup", h.timing().lookup());
    time(facts, of, "connect", h.timing().connect());
    time(facts, of, "TLS", h.timing().tls());
    time(facts, of, "first byte", h.timing().firstByte());
    time(facts, of, "total", h.timing().total());
    text(facts, of, "redirects", String.join(" → ", h.redirects()));
    text(facts, of, "headers", String.join("\n", h.headers()));
  }

  private static void lookup(List<Fact> facts, String of, LookupStep s) {
    String records = s.records().stream().sorted().collect(Collectors.joining(", "));
    String answer = records.isEmpty() ? s.code() : s.code() + ": " + records;
    facts.add(Fact.of(of, s.type() + " " + s.name(), answer));
    time(facts, of, s.type() + " " + s.name() + " time", s.millis());
  }

  private static void text(List<Fact> facts, String of, String label, String value) {
    if (!value.isEmpty()) {
      facts.add(Fact.of(of, label, value));
    }
  }

  private static void time(List<Fact> facts, String of, String label, double millis) {
    if (millis >= 0) {
      facts.add(Fact.time(of, label, millis));
    }
  }

  private static String millisOrNothing(double millis) {
    return millis < 0 ? "" : Millis.text(millis);
  }

  private static String percent(double percent) {
    boolean whole = percent == Math.rint(percent);
    return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
  }
}
