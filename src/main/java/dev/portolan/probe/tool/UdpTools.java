package dev.portolan.probe.tool;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.Payload;
import dev.portolan.probe.Question;
import dev.portolan.probe.output.NmapUdpParser;
import dev.portolan.probe.output.UdpParser;
import dev.portolan.probe.target.Aim.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// The ways to send a UDP datagram and wait for what comes back, best first: those that send any
/// bytes in one piece and hear a "port unreachable", then those that copy standard input.
public final class UdpTools {
  private static final int SECONDS = UdpParser.SECONDS;
  private static final String WAIT = Integer.toString(SECONDS);

  private UdpTools() {}

  static List<Tool> of(Question.Udp question) {
    Way way =
        new Way(
            Duration.ofSeconds(SECONDS + 4L),
            (p, namer) -> new UdpParser(p.address(), p.port(), p.portName()));
    Way nmap =
        new Way(
            Duration.ofSeconds(SECONDS + 4L),
            (p, namer) -> new NmapUdpParser(p.address(), p.port(), p.portName()));
    BiPredicate<Toolbox, Point> line =
        (box, p) -> box.shell() && Payload.of(question.payload(), p.port()).oneLine();
    return List.of(
        script(way, "python3", Way.PYTHON, UdpScripts.PYTHON, question),
        script(way, "perl", "-e", UdpScripts.PERL, question),
        script(way, "node", "-e", UdpScripts.NODE, question),
        script(way, "ruby", "-e", UdpScripts.RUBY, question),
        script(way, "php", "-r", UdpScripts.PHP, question),
        way.of("bash", "bash", line, p -> bash(question, p)),
        way.of("socat", "socat", line, p -> pipe(question, p, socat(p))),
        way.of("ncat", "ncat", line, p -> held(question, p, nc("ncat", p))),
        way.of("nc", "nc", line, p -> pipe(question, p, nc("nc", p))),
        nmap.of("nmap", p -> nmap(question, p)),
        JavaPrograms.tool(
            JavaPrograms.UDP,
            (p, namer) -> new UdpParser(p.address(), p.port(), p.portName()),
            p -> List.of(p.address(), Way.port(p), hex(question, p), WAIT)));
  }

  private static Tool script(
      Way way, String program, String flag, String script, Question.Udp question) {
    return way.of(
        program,
        p -> {
          String hex = Payload.of(question.payload(), p.port()).hex();
          List<String> argv = new ArrayList<>(List.of(program, flag, script));
          if (program.equals("php")) {
            argv.add("--"); // else php takes what follows for its own
          }
          argv.addAll(List.of(p.address(), Way.port(p), hex, WAIT));
          return argv;
        });
  }

  private static List<String> bash(Question.Udp question, Point p) {
    String octal = Payload.of(question.payload(), p.port()).octal();
    return List.of(
        "bash", "-c", UdpScripts.BASH, "portolan", p.address(), Way.port(p), octal, WAIT);
  }

  private static List<String> pipe(Question.Udp question, Point p, List<String> command) {
    String octal = Payload.of(question.payload(), p.port()).octal();
    List<String> argv = new ArrayList<>(List.of("sh", "-c", UdpScripts.PIPE, "portolan", octal));
    argv.addAll(command);
    return argv;
  }

  private static List<String> held(Question.Udp question, Point p, List<String> command) {
    List<String> argv = pipe(question, p, command);
    argv.set(2, UdpScripts.HELD);
    argv.add(5, WAIT);
    return argv;
  }

  /// Ends after so long without a byte either way; -v would send more than was asked for.
  private static List<String> nc(String program, Point p) {
    List<String> argv = new ArrayList<>(List.of(program));
    if (Addresses.isLiteral(p.address())) {
      argv.add("-n");
    }
    argv.addAll(
        List.of("-u", program.equals("ncat") ? "-i" : "-w", WAIT, p.address(), Way.port(p)));
    return argv;
  }

  /// Needs root and NET_RAW; sends the payload once.
  private static List<String> nmap(Question.Udp question, Point p) {
    List<String> argv = new ArrayList<>(List.of("nmap", "-n", "-Pn", "-sU", "--reason"));
    if (Addresses.isIpv6(p.address())) {
      argv.add("-6");
    }
    argv.addAll(List.of("--max-retries", "0", "--host-timeout", SECONDS + 1 + "s"));
    argv.addAll(List.of("--data", Payload.of(question.payload(), p.port()).hex()));
    argv.addAll(List.of("-p", Way.port(p), p.address()));
    return argv;
  }

  private static String hex(Question.Udp question, Point p) {
    return Payload.of(question.payload(), p.port()).hex();
  }

  private static List<String> socat(Point p) {
    String family = Addresses.isIpv6(p.address()) ? "UDP6:" : "UDP:";
    return List.of("socat", "-t", WAIT, "-T", WAIT, "-", family + Way.hostPort(p));
  }
}
