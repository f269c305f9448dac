package dev.portolan.probe.tool;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.Question;
import dev.portolan.probe.output.TlsParser;
import dev.portolan.probe.target.Aim.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The ways to shake hands by TLS, best first: those that show the whole chain, then those that
/// show the server's own certificate. None refuses a certificate: what is wrong with it is found,
/// not obeyed.
final class TlsTools {
  /// How long a handshake may take, in seconds; part of every command that knows a limit.
  static final int SECONDS = 5;

  private static final String WAIT = Integer.toString(SECONDS);

  private TlsTools() {}

  static List<Tool> of(Question.Tls question, Instant now) {
    Way way =
        new Way(
            Duration.ofSeconds(SECONDS + 5L),
            (p, namer) -> new TlsParser(p.address(), p.port(), name(question, p), now));
    return List.of(
        way.of(
            "openssl",
            "openssl",
            (b, p) -> b.shell() && b.has("timeout"),
            p -> openssl(question, p)),
        way.of("python3", p -> script("python3", Way.PYTHON, TlsScripts.PYTHON, question, p)),
        way.of("node", p -> script("node", "-e", TlsScripts.NODE, question, p)),
        way.of("ruby", p -> script("ruby", "-e", TlsScripts.RUBY, question, p)),
        way.of("php", p -> script("php", "-r", TlsScripts.PHP, question, p)),
        way.of("perl", p -> script("perl", "-e", TlsScripts.PERL, question, p)),
        // Its time limit is ours.
        way.of(
            "openssl alone",
            "openssl",
            Way.ANY,
            p -> openssl(question, p).subList(2, openssl(question, p).size())),
        way.of("curl", p -> curl(question, p)),
        JavaPrograms.tool(
            JavaPrograms.TLS,
            (p, namer) -> new TlsParser(p.address(), p.port(), name(question, p), now),
            p -> values(question, p)),
        way.of("wget", "wget", (b, p) -> b.shell() && !b.busybox("wget"), TlsTools::wget));
  }

  /// The name that is asked for: the chosen one, else what the target is called; an address is
  /// never sent (RFC 6066, section 3).
  static String name(Question.Tls question, Point p) {
    String name = question.serverName().isEmpty() ? p.name() : question.serverName();
    return Addresses.isLiteral(name) ? "" : name;
  }

  private static List<String> openssl(Question.Tls question, Point p) {
    List<String> argv = new ArrayList<>(List.of("timeout", WAIT, "openssl", "s_client"));
    argv.addAll(List.of("-showcerts", "-connect", Way.hostPort(p)));
    String name = name(question, p);
    if (!name.isEmpty()) {
      argv.addAll(List.of("-servername", name));
    }
    return argv;
  }

  private static List<String> script(
      String program, String flag, String script, Question.Tls question, Point p) {
    List<String> argv = new ArrayList<>(List.of(program, flag, script));
    if (program.equals("php")) {
      argv.add("--"); // else php takes what follows for its own
    }
    argv.addAll(values(question, p));
    return argv;
  }

  private static List<String> values(Question.Tls question, Point p) {
    return List.of(p.address(), Way.port(p), name(question, p), WAIT);
  }

  /// Asks by the address, and so without SNI; tells that a handshake was done, and no certificate.
  /// Busybox's is not used: it leaves its helper `ssl_client` behind where a server says nothing.
  private static List<String> wget(Point p) {
    List<String> argv = new ArrayList<>(List.of("wget", "-S", "--spider", "-t", "1", "-T", WAIT));
    argv.addAll(List.of("--no-proxy", "--no-hsts", "--max-redirect=0", "--no-check-certificate"));
    argv.addAll(List.of("-O", "/dev/null", "https://" + Way.hostPort(p) + "/"));
    return argv;
  }

  private static List<String> curl(Question.Tls question, Point p) {
    String name = name(question, p);
    List<String> argv = new ArrayList<>(List.of("curl", "-q", "-skv", "--noproxy", "*"));
    argv.addAll(List.of("--connect-timeout", WAIT, "-m", WAIT, "-I", "-o", "/dev/null"));
    if (name.isEmpty() || name.equals(p.address())) {
      argv.add("https://" + Way.hostPort(p) + "/");
    } else {
      argv.addAll(List.of("--resolve", name + ":" + p.port() + ":" + Way.host(p.address())));
      argv.add("https://" + name + ":" + p.port() + "/");
    }
    return argv;
  }
}
