package dev.portolan.probe.judge;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Connect;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Mtu;
import dev.portolan.probe.Finding.Ping;
import dev.portolan.probe.Finding.Rtt;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.probe.Lines;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.tool.ConnectTools;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Findings in one plain phrase each.
public final class Words {
  private static final int MAX_HOPS = 6;

  private Words() {}

  /// Where a finding is about, such as `10.1.2.3:8080 (http)`.
  static String place(Finding finding) {
    return switch (finding) {
      case Connect c -> new Point(c.address(), c.port(), c.portName()).label();
      case Ping p -> p.address();
      case Finding.Udp u -> new Point(u.address(), u.port(), u.portName()).label();
      case Finding.Tls t -> new Point(t.address(), t.port(), "").label();
      case Finding.Grpc g -> new Point(g.address(), g.port(), "").label();
      case Finding.Lookup l ->
          l.server().isEmpty() ? l.address() : l.address() + " at " + l.server();
      default -> finding.address();
    };
  }

  static String connect(String from, Connect c) {
    String to = place(c);
    return switch (c.outcome()) {
      case ANSWERED -> from + " reached " + to + time(c);
      case REFUSED -> to + " refused the connection from " + from;
      case TIMED_OUT -> to + " did not answer " + from + " within " + ConnectTools.SECONDS + " s";
      case UNREACHABLE -> to + " is unreachable from " + from + reason(c.detail());
      case UNRESOLVED -> "the name " + c.address() + " does not resolve in " + from;
      default -> "the connect to " + to + " could not be tried" + reason(c.detail());
    };
  }

  private static String time(Connect c) {
    return c.millis() < 0 ? reason(c.detail()) : " in " + ms(c.millis()) + reason(c.detail());
  }

  public static String ping(String from, Ping p) {
    String count = p.received() + " of " + p.sent() + " replies from " + p.address();
    return switch (p.outcome()) {
      case ANSWERED ->
          count
              + (p.rtt().min() < 0 ? "" : ", rtt " + rtt(p.rtt()))
              + (p.detail().contains("clock") ? reason(p.detail()) : "");
      case TIMED_OUT -> p.address() + " did not reply to " + p.sent() + " pings from " + from;
      case UNREACHABLE ->
          p.detail().contains("mtu")
              ? "packets of that size do not get to " + p.address() + " whole" + reason(p.detail())
              : p.address() + " is unreachable from " + from + reason(p.detail());
      case UNRESOLVED -> "the name " + p.address() + " does not resolve in " + from;
      case NOT_PERMITTED -> from + " may not ping" + reason(p.detail());
      default -> "the ping of " + p.address() + " failed" + reason(p.detail());
    };
  }

  public static String mtu(String from, Mtu m) {
    String to = m.address();
    return switch (m.outcome()) {
      case ANSWERED ->
          "packets of up to "
              + m.bytes()
              + " bytes get from "
              + from
              + " to "
              + to
              + " whole"
              + (m.limit().isEmpty() ? "" : "; the limit is set by " + m.limit())
              + reason(m.detail());
      case TIMED_OUT -> to + " sent back nothing of any size" + reason(m.detail());
      case UNREACHABLE -> to + " is unreachable from " + from + reason(m.detail());
      case UNRESOLVED -> "the name " + to + " does not resolve in " + from;
      case NOT_PERMITTED -> from + " may not ping" + reason(m.detail());
      default -> "the path MTU to " + to + " could not be found" + reason(m.detail());
    };
  }

  static String trace(String from, Trace t) {
    String hops = hops(t.hops());
    return switch (t.outcome()) {
      case ANSWERED -> hops + last(t.hops());
      case TIMED_OUT -> t.address() + " was not reached: " + hops;
      case UNREACHABLE -> t.address() + " is unreachable" + reason(t.detail()) + "; " + hops;
      case UNRESOLVED -> "the name " + t.address() + " does not resolve in " + from;
      case NOT_PERMITTED -> from + " may not trace routes" + reason(t.detail());
      default -> "the trace to " + t.address() + " failed" + reason(t.detail());
    };
  }

  /// With a capital, since it stands alone, unless it begins with a name or an address.
  static String sentence(String phrase) {
    String first = phrase.split(" ", 2)[0];
    boolean name = !first.chars().allMatch(Character::isLetter);
    return name ? phrase : phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
  }

  private static String hops(List<Hop> hops) {
    if (hops.isEmpty()) {
      return "no hop answered";
    }
    int heard = hops.size();
    while (heard > 0 && hops.get(heard - 1).silent()) {
      heard--;
    }
    if (heard == 0) {
      return "none of " + hops.size() + " hops answered";
    }
    List<String> names =
        hops.stream()
            .limit(heard)
            .map(h -> h.silent() ? "(silent)" : h.name().isEmpty() ? h.address() : h.name())
            .toList();
    List<String> shown = names.size() <= MAX_HOPS ? names : names.subList(heard - MAX_HOPS, heard);
    String text =
        heard
            + (heard == 1 ? " hop: " : " hops: ")
            + (shown.size() < names.size() ? "…, " : "")
            + String.join(", ", once(shown));
    return heard < hops.size() ? text + "; then silence" : text;
  }

  /// A name that comes several times running, as a service's address does, once.
  private static List<String> once(List<String> names) {
    List<String> told = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= names.size(); i++) {
      String name = names.get(from);
      if (i == names.size() || !names.get(i).equals(name)) {
        told.add(i - from == 1 ? name : name + " (" + (i - from) + " times)");
        from = i;
      }
    }
    return told;
  }

  private static String last(List<Hop> hops) {
    double best = hops.getLast().millis().stream().mapToDouble(d -> d).min().orElse(-1);
    return best < 0 ? "" : "; " + ms(best);
  }

  /// Points behind a service's address, of which some did not answer.
  static String behind(List<String> bad, int all) {
    int well = all - bad.size();
    if (bad.isEmpty()) {
      return all == 1
          ? "; the one endpoint behind it answered"
          : all == 2
              ? "; both endpoints behind it answered"
              : "; all " + all + " endpoints behind it answered";
    }
    return "; " + well + " of " + all + " endpoints behind it answered: " + String.join(", ", bad);
  }

  private static String rtt(Rtt rtt) {
    return number(rtt.min()) + "/" + number(rtt.avg()) + "/" + number(rtt.max()) + " ms";
  }

  static String ms(double millis) {
    return number(millis) + " ms";
  }

  /// Two significant decimals below a millisecond, one below ten, none above.
  private static String number(double millis) {
    if (millis > 0 && millis < 0.01) {
      return String.format(Locale.ROOT, "%.3f", millis);
    }
    String format = millis < 1 ? "%.2f" : millis < 10 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, millis);
  }

  static String reason(String detail) {
    return detail.isEmpty() ? "" : " (" + Lines.shown(detail, 200) + ")";
  }
}
