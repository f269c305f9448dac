package dev.portolan.probe;

import dev.portolan.probe.Aim.Method;
import dev.portolan.probe.Aim.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// The ways to ping and to trace a route, best first. A way that a program does not understand is
/// followed by a plainer one of the same program.
final class PathTools {
  private static final String Q3 = " -q 3 -w 1 -m 20";
  private static final Duration PING_LIMIT = Duration.ofSeconds(20);
  private static final Duration TRACE_LIMIT = Duration.ofMinutes(5);

  private static final List<Tool> PING =
      List.of(
          ping("ping6", "ping6", (b, p) -> v6(p), "ping6 -n -c 5 -W 2"),
          // Five packets a second: what every user of iputils may do.
          ping("ping at 0.2 s", "ping", (b, p) -> !b.busybox("ping"), "ping -n -c 5 -i 0.2 -W 2"),
          ping("ping", "ping", (b, p) -> true, "ping -n -c 5 -W 2"),
          ping("plain ping", "ping", (b, p) -> true, "ping -c 5"));

  private static final List<Tool> TRACE =
      List.of(
          trace("traceroute -T", "traceroute", PathTools::byTcp, "traceroute -n -T -p PORT" + Q3),
          trace("tcptraceroute", "tcptraceroute", (b, p) -> p.port() > 0, "tcptraceroute -n" + Q3),
          trace(
              "traceroute", "traceroute", (b, p) -> !b.busybox("traceroute"), "traceroute -n" + Q3),
          // Busybox asks one probe at a time: 12 silent hops of 2 are 24 s.
          trace("busybox", "traceroute", (b, p) -> true, "traceroute -n -q 2 -w 1 -m 12"),
          trace("plain", "traceroute", (b, p) -> true, "traceroute -q 2 -w 1 -m 12"),
          trace("tracepath", "tracepath", (b, p) -> true, "tracepath -n -m 12"),
          trace("mtr", "mtr", (b, p) -> true, "mtr -n -r -c 1 -m 12"));

  private PathTools() {}

  /// The ways for a method, in order of preference.
  static List<Tool> of(Method method) {
    return switch (method) {
      case PING -> PING;
      case TRACE -> TRACE;
      default -> List.of();
    };
  }

  private static Tool ping(
      String id, String program, BiPredicate<Toolbox, Point> fits, String words) {
    return new Tool(
        id,
        program,
        PING_LIMIT,
        (box, point) -> box.has(program) && fits.test(box, point),
        p -> argv(words, p),
        (p, namer) -> new PingParser(p.address()));
  }

  private static Tool trace(
      String id, String program, BiPredicate<Toolbox, Point> fits, String words) {
    return new Tool(
        id,
        program,
        TRACE_LIMIT,
        (box, point) -> box.has(program) && fits.test(box, point),
        p -> argv(words, p),
        (p, namer) -> new TracerouteParser(p.address(), namer));
  }

  /// The constant words, the port in the place of `PORT`, the address, and for tcptraceroute the
  /// port after it.
  private static List<String> argv(String words, Point p) {
    List<String> argv = new ArrayList<>(List.of(words.split(" ", -1)));
    String port = Integer.toString(p.port());
    argv.replaceAll(w -> w.equals("PORT") ? port : w);
    argv.add(p.address());
    if (argv.getFirst().equals("tcptraceroute")) {
      argv.add(port);
    }
    return argv;
  }

  private static boolean byTcp(Toolbox box, Point p) {
    return p.port() > 0 && !box.busybox("traceroute");
  }

  private static boolean v6(Point p) {
    return Addresses.isIpv6(p.address());
  }
}
