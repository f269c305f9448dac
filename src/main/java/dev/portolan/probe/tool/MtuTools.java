package dev.portolan.probe.tool;

import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Family;
import dev.portolan.probe.output.MtuParser;
import dev.portolan.probe.target.Aim.Point;
import java.time.Duration;
import java.util.List;

/// The ways to find the path MTU: by pings that must not be cut up, which proves that packets come
/// back; else by tracepath, which needs no rights but believes what routers say.
final class MtuTools {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  /// Smallest and largest packet of each family, headers included (RFC 791, RFC 8200).
  private static final int V4_LEAST = 576;

  private static final int V6_LEAST = 1280;
  private static final int MOST = 65_536;
  private static final int V4_HEADERS = 28;
  private static final int V6_HEADERS = 48;

  private MtuTools() {}

  static List<Tool> of(Question.Mtu question) {
    return List.of(
        new Tool(
            "ping -M do",
            "ping",
            LIMIT,
            (b, p) -> b.shell() && b.has("ping") && !b.busybox("ping"),
            p -> script(p, question.family()),
            (p, namer) -> new MtuParser(p.address(), namer)),
        new Tool(
            "tracepath for the MTU",
            "tracepath",
            LIMIT,
            (b, p) -> b.has("tracepath"),
            p -> PathArgs.to("tracepath -n -m 12", p, question.family()),
            (p, namer) -> new MtuParser(p.address(), namer)));
  }

  private static List<String> script(Point p, Family family) {
    boolean v6 = PathArgs.v6(p, family);
    return List.of(
        "sh",
        "-c",
        PathScripts.MTU,
        "portolan",
        p.address(),
        Integer.toString(v6 ? V6_HEADERS : V4_HEADERS),
        Integer.toString(v6 ? V6_LEAST : V4_LEAST),
        Integer.toString(MOST),
        PathArgs.flag(p, family));
  }
}
