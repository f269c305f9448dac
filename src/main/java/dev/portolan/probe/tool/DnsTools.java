package dev.portolan.probe.tool;

import dev.portolan.probe.Question;
import dev.portolan.probe.Question.RecordType;
import dev.portolan.probe.output.DigParser;
import dev.portolan.probe.output.GetentParser;
import dev.portolan.probe.output.StepsParser;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.ReverseName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// The ways to look a name up, best first: those that show each question with its code and time,
/// then those that show each question, last the C library's resolver, which shows the answer alone.
final class DnsTools {
  private static final String SECONDS = "2";
  private static final int DNS = 53;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Map<RecordType, String> DATABASES =
      Map.of(RecordType.A, "ahostsv4", RecordType.AAAA, "ahostsv6", RecordType.PTR, "hosts");

  private DnsTools() {}

  static List<Tool> of(Question.Dns q) {
    Way dig = new Way(LIMIT, (p, namer) -> new DigParser(p.name(), q.type(), server(p)));
    Way steps = new Way(LIMIT, (p, namer) -> new StepsParser(p.name(), q.type(), server(p)));
    Way getent = new Way(LIMIT, (p, namer) -> new GetentParser(p.name(), q.type()));
    // nslookup and host cannot be told the port; getent not the server, nor has it SRV.
    BiPredicate<Toolbox, Point> usual = (b, p) -> b.shell() && (p.port() == 0 || p.port() == DNS);
    BiPredicate<Toolbox, Point> system =
        (b, p) -> p.address().isEmpty() && DATABASES.containsKey(q.type());
    return List.of(
        dig.of("dig", p -> dig(q, p, true)),
        dig.of("dig in milliseconds", "dig", Way.ANY, p -> dig(q, p, false)),
        steps.of("python3", p -> script("python3", Way.PYTHON, DnsScripts.PYTHON, q, p)),
        steps.of("node", p -> script("node", "-e", DnsScripts.NODE, q, p)),
        steps.of("nslookup", "nslookup", usual, p -> steps("nslookup", q, p)),
        steps.of("host", "host", usual, p -> steps("host", q, p)),
        getent.of("getent", "getent", system, p -> getent(q, p)));
  }

  private static String server(Point p) {
    return p.address();
  }

  /// `+search` goes by the search list and the ndots of resolv.conf, `+showsearch` shows each step;
  /// -r keeps a user's own .digrc out, -u tells microseconds: a cluster's DNS mostly takes less
  /// than one millisecond, and an old dig knows no -u.
  private static List<String> dig(Question.Dns q, Point p, boolean fine) {
    List<String> argv = new ArrayList<>(List.of("dig", "-r"));
    if (fine) {
      argv.add("-u");
    }
    argv.addAll(List.of("+search", "+showsearch"));
    argv.addAll(List.of("+tries=1", "+time=" + SECONDS));
    if (!p.address().isEmpty()) {
      argv.addAll(List.of("-p", Integer.toString(p.port()), "@" + p.address()));
    }
    argv.addAll(List.of("-t", q.type().name(), "-q", p.name()));
    return argv;
  }

  private static List<String> script(
      String program, String flag, String script, Question.Dns q, Point p) {
    String port = Integer.toString(p.port() == 0 ? DNS : p.port());
    return List.of(program, flag, script, q.type().name(), p.name(), p.address(), port, SECONDS);
  }

  private static List<String> steps(String program, Question.Dns q, Point p) {
    return List.of(
        "sh", "-c", DnsScripts.STEPS, "portolan", program, q.type().name(), p.name(), p.address());
  }

  private static List<String> getent(Question.Dns q, Point p) {
    String database = DATABASES.getOrDefault(q.type(), "hosts");
    String key = q.type() == RecordType.PTR ? ReverseName.address(p.name()) : p.name();
    return List.of("getent", database, key);
  }
}
