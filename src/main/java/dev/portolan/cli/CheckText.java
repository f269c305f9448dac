package dev.portolan.cli;

import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Millis;
import dev.portolan.probe.judge.TraceNotes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Prints a check's result for a person: findings, the sentence, the advice.
final class CheckText {
  private CheckText() {}

  static void print(CheckResult result, PrintWriter out) {
    result.findings().forEach(f -> finding(f, out));
    out.println(result.outcome().text().toUpperCase(Locale.ROOT) + ": " + result.summary());
    if (!result.advice().isEmpty()) {
      out.println(result.advice());
    }
  }

  private static void finding(Finding finding, PrintWriter out) {
    switch (finding) {
      case Finding.Connect c ->
          out.println(
              "  "
                  + c.address()
                  + ":"
                  + c.port()
                  + (c.portName().isEmpty() ? "" : " (" + c.portName() + ")")
                  + "  "
                  + c.outcome().text()
                  + (c.millis() < 0 ? "" : "  " + Millis.text(c.millis()))
                  + (c.detail().isEmpty() ? "" : "  " + c.detail()));
      case Finding.Ping p when p.sent() == 0 ->
          out.println("  " + p.address() + "  nothing was sent");
      case Finding.Ping p ->
          out.println(
              String.format(
                  Locale.ROOT,
                  "  %s  %d sent, %d received, %.0f %% lost%s",
                  p.address(),
                  p.sent(),
                  p.received(),
                  p.lossPercent(),
                  p.rtt().avg() < 0
                      ? ""
                      : ", rtt min/avg/max "
                          + Millis.text(p.rtt().min())
                          + " / "
                          + Millis.text(p.rtt().avg())
                          + " / "
                          + Millis.text(p.rtt().max())));
      case Finding.Udp _, Finding.Tls _, Finding.Http _, Finding.Grpc _, Finding.Lookup _ ->
          AnswerLines.of(finding).forEach(l -> out.println("  " + l));
      case Finding.Trace t -> {
        hops(t.hops(), out);
        TraceNotes.of(t).forEach(n -> out.println("  " + n));
      }
      case Finding.Mtu m ->
          out.println(
              "  "
                  + m.address()
                  + "  "
                  + (m.bytes() == 0 ? m.outcome().text() : m.bytes() + " bytes")
                  + (m.limit().isEmpty() ? "" : "  set by " + m.limit())
                  + (m.detail().isEmpty() ? "" : "  " + m.detail()));
    }
  }

  /// The silence behind the last answer is told once.
  private static void hops(List<Finding.Hop> hops, PrintWriter out) {
    int told = hops.size();
    while (told > 0 && hops.get(told - 1).silent()) {
      told--;
    }
    boolean many = hops.size() - told > 2;
    hops.subList(0, many ? told : hops.size()).forEach(h -> out.println(hop(h)));
    if (many) {
      out.println(hop(hops.get(told)) + "  and so to hop " + hops.getLast().number());
    }
  }

  private static String hop(Finding.Hop hop) {
    if (hop.silent()) {
      return String.format(Locale.ROOT, "  %2d  *", hop.number());
    }
    String rtts = hop.millis().stream().map(Millis::text).collect(Collectors.joining("  "));
    return String.format(
        Locale.ROOT, "  %2d  %-15s  %-30s  %s", hop.number(), hop.address(), hop.name(), rtts);
  }
}
