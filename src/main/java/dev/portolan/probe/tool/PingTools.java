package dev.portolan.probe.tool;

import dev.portolan.probe.Question;
import dev.portolan.probe.output.PingParser;
import dev.portolan.probe.target.Aim.Point;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/// The ways to ping, best first. A way that a program does not understand is followed by a plainer
/// one of the same program: iputils and GNU inetutils take all, toybox knows no `-n`, an old
/// busybox no `-i`.
final class PingTools {
  /// What every `ping` sends unless it is told another size.
  private static final int USUAL_SIZE = 56;

  private static final Duration SLOWEST_PACE = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Question.Ping question;
  private final Duration limit;

  private PingTools(Question.Ping question) {
    this.question = question;
    Duration pace =
        question.interval().compareTo(SLOWEST_PACE) < 0 ? SLOWEST_PACE : question.interval();
    this.limit = pace.multipliedBy(question.count()).plus(GRACE);
  }

  static List<Tool> of(Question.Ping question) {
    return new PingTools(question).rows();
  }

  private List<Tool> rows() {
    String size = question.size() == USUAL_SIZE ? "" : " -s " + question.size();
    String whole = question.whole() ? " -M do" : "";
    String pace = " -i " + seconds(question.interval());
    String count = " -c " + question.count();
    String all = "-n" + count + pace + size + " -W 2" + whole;
    BiPredicate<Toolbox, Point> unlessBusybox = (b, p) -> paced(b, "ping");
    // Names say what is asked for, so that what is ruled out with an option is tried without it.
    List<Tool> best =
        List.of(
            row("ping6" + whole, "ping6", (b, p) -> v6(p) && paced(b, "ping6"), all),
            row("ping at a pace" + whole, "ping", unlessBusybox, all));
    if (question.whole()) {
      return best;
    }
    return List.of(
        best.get(0),
        row("plain ping6", "ping6", (b, p) -> v6(p), "-n" + count + size + " -W 2"),
        best.get(1),
        row("ping with names", "ping", unlessBusybox, count.strip() + pace + size + " -W 2"),
        row("ping", "ping", (b, p) -> true, "-n" + count + size + " -W 2"),
        row("plain ping", "ping", (b, p) -> true, count.strip() + size));
  }

  /// Busybox is given a pace only where somebody asked for one, and told to keep packets whole
  /// never: it cannot.
  private boolean paced(Toolbox box, String program) {
    boolean usual = question.interval().equals(Question.Ping.PLAIN.interval());
    return !box.busybox(program) || (!usual && !question.whole());
  }

  private boolean v6(Point p) {
    return PathArgs.v6(p, question.family());
  }

  private Tool row(String id, String program, BiPredicate<Toolbox, Point> fits, String words) {
    return new Tool(
        id,
        program,
        limit,
        (box, point) -> box.has(program) && fits.test(box, point),
        p -> PathArgs.to(program + " " + words, p, question.family()),
        (p, namer) -> new PingParser(p.address()));
  }

  /// `0.2`, `1`, `1.5`.
  private static String seconds(Duration interval) {
    String text = String.format(Locale.ROOT, "%.3f", interval.toMillis() / 1000.0);
    return text.replaceFirst("\\.?0+$", "");
  }
}
