package dev.portolan.probe.tool;

import dev.portolan.probe.Question.Traceroute;
import dev.portolan.probe.Question.Way;
import dev.portolan.probe.output.TracerouteParser;
import dev.portolan.probe.target.Aim.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// The ways to trace a route, best first: by what was asked for, and for `BEST` by TCP to a
/// service's port, else by what needs the fewest rights.
///
/// The modern traceroute is asked for `--back` too: it guesses the number of hops of the way back
/// from an answer's time to live, and tells it where it differs.
public final class TraceTools {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String MODERN = "traceroute -n --back";
  private static final String Q3 = " -q 3 -w 1 -m 20";

  /// Busybox asks one probe at a time: 12 silent hops of 2 are 24 s.
  private static final String Q2 = " -q 2 -w 1 -m 12";

  private final Traceroute question;
  private final BiPredicate<Toolbox, Point> six;

  private static boolean any(Toolbox box, Point point) {
    return true;
  }

  private static boolean big(Toolbox box, Point point) {
    return !box.busybox("traceroute");
  }

  private TraceTools(Traceroute question) {
    this.question = question;
    this.six = (b, p) -> PathArgs.v6(p, question.family());
  }

  static List<Tool> of(Traceroute question) {
    TraceTools tools = new TraceTools(question);
    return switch (question.way()) {
      case TCP -> tools.tcp();
      case UDP -> tools.udp();
      case ICMP -> tools.icmp();
      case BEST -> {
        List<Tool> all = new ArrayList<>(tools.tcp().subList(0, 3));
        all.addAll(tools.udp());
        all.add(tools.row("mtr", TraceTools::any, "mtr -n -r -c 1 -m 12"));
        yield all;
      }
    };
  }

  private List<Tool> tcp() {
    BiPredicate<Toolbox, Point> port = (b, p) -> p.port() > 0;
    return List.of(
        row("traceroute -T", (b, p) -> big(b, p) && port.test(b, p), MODERN + " -T -p PORT" + Q3),
        row("tcptraceroute", port, "tcptraceroute -n" + Q3),
        row(
            "tcptraceroute6",
            (b, p) -> port.test(b, p) && six.test(b, p),
            "tcptraceroute6 -n" + Q3),
        row("mtr -T", port, "mtr -n -r -c 1 -m 12 -T -P PORT"));
  }

  /// A port of one's own is a first port with busybox, GNU inetutils and tracepath, which count it
  /// up with every probe, and the one port with the modern traceroute.
  private List<Tool> udp() {
    boolean own = question.way() == Way.UDP && question.port() > 0;
    String port = own ? " -p PORT" : "";
    return List.of(
        row("traceroute" + port, TraceTools::big, MODERN + (own ? " -U" : "") + port + Q3),
        row("traceroute6" + port, six, "traceroute6 -n" + port + Q2),
        row("busybox" + port, TraceTools::any, "traceroute -n" + port + Q2),
        row("plain" + port, TraceTools::any, "traceroute" + port + Q2),
        row("tracepath" + port, TraceTools::any, "tracepath -n -m 12" + port),
        row("tracepath6" + port, six, "tracepath6 -n -m 12" + port),
        row("mtr -u" + port, TraceTools::any, "mtr -n -r -c 1 -m 12 -u" + (own ? " -P PORT" : "")));
  }

  private List<Tool> icmp() {
    return List.of(
        row("traceroute -I", TraceTools::big, MODERN + " -I" + Q3),
        row("traceroute6 -I", six, "traceroute6 -n -I" + Q2),
        row("busybox -I", TraceTools::any, "traceroute -n -I" + Q2),
        row("plain -I", TraceTools::any, "traceroute -I" + Q2),
        row("mtr", TraceTools::any, "mtr -n -r -c 1 -m 12"));
  }

  private Tool row(String id, BiPredicate<Toolbox, Point> fits, String words) {
    String program = words.split(" ", 2)[0];
    return new Tool(
        id,
        program,
        LIMIT,
        (box, point) -> box.has(program) && fits.test(box, point),
        p -> argv(words, p),
        (p, namer) -> new TracerouteParser(p.address(), namer));
  }

  /// The port in the place of `PORT`, and for tcptraceroute after the address.
  private List<String> argv(String words, Point p) {
    int meant = p.port() > 0 ? p.port() : question.port();
    String port = Integer.toString(meant);
    List<String> argv = PathArgs.to(words, p, question.family());
    argv.replaceAll(w -> w.equals("PORT") ? port : w);
    if (argv.getFirst().startsWith("tcptraceroute")) {
      argv.add(port);
    }
    return argv;
  }
}
