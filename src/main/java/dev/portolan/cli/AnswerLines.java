package dev.portolan.cli;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Certificate;
import dev.portolan.probe.Finding.LookupStep;
import dev.portolan.probe.Finding.Timing;
import dev.portolan.probe.Millis;
import java.util.ArrayList;
import java.util.List;

/// The findings of questions that speak a protocol, as lines for a person.
final class AnswerLines {
  private AnswerLines() {}

  static List<String> of(Finding finding) {
    List<String> lines = new ArrayList<>();
    switch (finding) {
      case Finding.Udp u -> {
        String name = u.portName().isEmpty() ? "" : " (" + u.portName() + ")";
        lines.add(line(u.address() + ":" + u.port() + "/udp" + name, u, u.millis()));
      }
      case Finding.Tls t -> {
        lines.add(line(t.address() + ":" + t.port() + asked(t), t, -1) + add(t.version()));
        t.chain().forEach(c -> lines.add("  " + certificate(c)));
      }
      case Finding.Http h -> {
        String status = h.status() == 0 ? "" : "  HTTP " + h.status();
        lines.add(line(h.address(), h, -1) + status);
        if (h.status() > 0) {
          lines.add("  " + timing(h.timing()));
          h.redirects().forEach(r -> lines.add("  leads to " + r));
          h.headers().forEach(x -> lines.add("  < " + x));
        }
      }
      case Finding.Grpc g ->
          lines.add(line(g.address() + ":" + g.port(), g, g.millis()) + add(g.status()));
      case Finding.Lookup l -> {
        lines.add(line(l.address() + (l.server().isEmpty() ? "" : " at " + l.server()), l, -1));
        l.steps().forEach(s -> lines.add("  " + step(s)));
      }
      default -> {}
    }
    return lines;
  }

  private static String line(String place, Finding f, double millis) {
    return place
        + "  "
        + f.outcome().text()
        + (millis < 0 ? "" : "  " + Millis.text(millis))
        + add(f.detail());
  }

  private static String add(String text) {
    return text.isEmpty() ? "" : "  " + text;
  }

  private static String asked(Finding.Tls t) {
    return t.serverName().isEmpty() ? "" : " as " + t.serverName();
  }

  private static String certificate(Certificate c) {
    String times = c.notAfter() == null ? "" : "  valid " + c.notBefore() + " to " + c.notAfter();
    String names = c.names().isEmpty() ? "" : "  for " + String.join(", ", c.names());
    return c.subject() + "  issued by " + c.issuer() + times + names;
  }

  private static String step(LookupStep s) {
    String records = s.records().isEmpty() ? "" : "  " + String.join(", ", s.records());
    return s.name()
        + " "
        + s.type()
        + "  "
        + s.code()
        + (s.millis() < 0 ? "" : "  " + Millis.text(s.millis()))
        + records;
  }

  private static String timing(Timing t) {
    List<String> parts = new ArrayList<>();
    part(parts, "lookup", t.lookup());
    part(parts, "connect", t.connect());
    part(parts, "tls", t.tls());
    part(parts, "first byte", t.firstByte());
    part(parts, "total", t.total());
    return parts.isEmpty() ? "no times: the tool does not tell them" : String.join(", ", parts);
  }

  private static void part(List<String> parts, String name, double millis) {
    if (millis >= 0) {
      parts.add(name + " " + Millis.text(millis));
    }
  }
}
