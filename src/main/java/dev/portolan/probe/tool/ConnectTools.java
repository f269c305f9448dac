package dev.portolan.probe.tool;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.output.ConnectParser;
import dev.portolan.probe.output.ConnectParser.Proof;
import dev.portolan.probe.target.Aim.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// The ways to try a TCP connect, best first: those that tell time and reason and send nothing,
/// then those that tell no time, last those that speak HTTP to whatever listens.
public final class ConnectTools {
  /// How long a connect may take, in seconds; part of every command.
  public static final int SECONDS = 3;

  private static final String WAIT = Integer.toString(SECONDS);
  private static final Duration LIMIT = Duration.ofSeconds(SECONDS + 3L);

  public static final List<Tool> ALL =
      List.of(
          tool("bash", Proof.LINE, (b, p) -> b.shell() && b.has("timeout"), ConnectTools::bash),
          named("nc of busybox", "nc", Proof.QUIET, (b, p) -> b.busybox("nc"), p -> nc("nc", p)),
          tool("nc", Proof.EXIT_CODE, (b, p) -> !b.busybox("nc"), p -> nc("nc", p)),
          tool("ncat", Proof.EXIT_CODE, (b, p) -> true, p -> nc("ncat", p)),
          tool("python3", Proof.LINE, (b, p) -> true, ConnectTools::python),
          tool("perl", Proof.LINE, (b, p) -> true, ConnectTools::perl),
          tool(
              "node",
              Proof.LINE,
              (b, p) -> true,
              p -> script("node", "-e", ConnectScripts.NODE, p)),
          tool(
              "ruby",
              Proof.LINE,
              (b, p) -> true,
              p -> script("ruby", "-e", ConnectScripts.RUBY, p)),
          tool("php", Proof.LINE, (b, p) -> true, p -> script("php", "-r", ConnectScripts.PHP, p)),
          tool("socat", Proof.EXIT_CODE, (b, p) -> true, ConnectTools::socat),
          tool("telnet", Proof.LINE, busybox("telnet"), ConnectTools::telnet),
          tool("curl", Proof.LINE, (b, p) -> true, ConnectTools::curl),
          named(
              "wget of busybox",
              "wget",
              Proof.HTTP,
              busybox("wget"),
              p -> List.of("timeout", WAIT, "wget", "-q", "-O", "/dev/null", url("http", p))),
          tool("wget", Proof.HTTP, (b, p) -> !b.busybox("wget"), ConnectTools::wget),
          tool("nmap", Proof.LINE, (b, p) -> true, ConnectTools::nmap),
          // Its time limit is ours.
          named("bash alone", "bash", Proof.LINE, (b, p) -> b.shell(), p -> bash(p).subList(2, 7)),
          JavaPrograms.tool(
              JavaPrograms.CONNECT,
              (p, namer) -> new ConnectParser(p.address(), p.port(), p.portName(), Proof.LINE),
              p -> List.of(p.address(), port(p), WAIT)));

  private ConnectTools() {}

  private static Tool tool(
      String program,
      Proof proof,
      BiPredicate<Toolbox, Point> fits,
      Function<Point, List<String>> argv) {
    return named(program, program, proof, fits, argv);
  }

  private static Tool named(
      String id,
      String program,
      Proof proof,
      BiPredicate<Toolbox, Point> fits,
      Function<Point, List<String>> argv) {
    return new Tool(
        id,
        program,
        LIMIT,
        (box, point) -> box.has(program) && fits.test(box, point),
        argv,
        (p, namer) -> new ConnectParser(p.address(), p.port(), p.portName(), proof));
  }

  private static BiPredicate<Toolbox, Point> busybox(String applet) {
    return (box, point) -> box.shell() && box.busybox(applet) && box.has("timeout");
  }

  private static List<String> bash(Point p) {
    return List.of(
        "timeout", WAIT, "bash", "-c", Scripts.BASH_CONNECT, "portolan", p.address(), port(p));
  }

  private static List<String> nc(String program, Point p) {
    List<String> argv = new ArrayList<>(List.of(program));
    if (Addresses.isLiteral(p.address())) {
      argv.add("-n"); // the traditional one asks DNS for the name of an address
    }
    argv.addAll(List.of("-z", "-v", "-w", WAIT, p.address(), port(p)));
    return argv;
  }

  private static List<String> python(Point p) {
    return List.of("python3", Way.PYTHON, Scripts.PYTHON_CONNECT, p.address(), port(p), WAIT);
  }

  private static List<String> perl(Point p) {
    return List.of("perl", "-e", Scripts.PERL_CONNECT, p.address(), port(p), WAIT);
  }

  private static List<String> script(String program, String flag, String script, Point p) {
    List<String> argv = new ArrayList<>(List.of(program, flag, script));
    if (program.equals("php")) {
      argv.add("--"); // else php takes what follows for its own
    }
    argv.addAll(List.of(p.address(), port(p), WAIT));
    return argv;
  }

  private static List<String> socat(Point p) {
    String family = Addresses.isIpv6(p.address()) ? "TCP6:" : "TCP:";
    String to = family + Way.hostPort(p) + ",connect-timeout=" + WAIT;
    return List.of("socat", "-T", "1", "-u", "OPEN:/dev/null", to);
  }

  private static List<String> nmap(Point p) {
    List<String> argv = new ArrayList<>(List.of("nmap", "-n", "-Pn", "-sT", "--reason"));
    if (Addresses.isIpv6(p.address())) {
      argv.add("-6");
    }
    argv.addAll(List.of("--host-timeout", WAIT + "s", "-p", port(p), p.address()));
    return argv;
  }

  private static List<String> telnet(Point p) {
    return List.of("timeout", WAIT, "telnet", p.address(), port(p));
  }

  /// Without the user's curlrc (-q) and proxies: the question is about the direct way.
  private static List<String> curl(Point p) {
    return List.of(
        "curl",
        "-q",
        "-sv",
        "--noproxy",
        "*",
        "--connect-timeout",
        WAIT,
        "-m",
        Integer.toString(SECONDS + 1),
        "-o",
        "/dev/null",
        "-w",
        "portolan-times %{time_namelookup} %{time_connect}\\n",
        url("telnet", p));
  }

  private static List<String> wget(Point p) {
    return List.of(
        "wget",
        "-t",
        "1",
        "-T",
        WAIT,
        "--no-proxy",
        "--progress=dot",
        "-O",
        "/dev/null",
        url("http", p));
  }

  private static String url(String scheme, Point p) {
    return scheme + "://" + Way.hostPort(p) + (scheme.equals("http") ? "/" : "");
  }

  private static String port(Point p) {
    return Integer.toString(p.port());
  }
}
