package dev.portolan.probe.tool;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.target.Aim.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The programs that an image has, and which ways to use them have turned out not to work.
public final class Toolbox {
  /// The programs that are looked for, in no order of preference.
  public static final List<String> WANTED =
      List.of(
          "ping",
          "ping6",
          "traceroute",
          "traceroute6",
          "tracepath",
          "tracepath6",
          "tcptraceroute",
          "tcptraceroute6",
          "mtr",
          "nc",
          "ncat",
          "bash",
          "curl",
          "wget",
          "python3",
          "perl",
          "telnet",
          "timeout",
          "busybox",
          "ssl_client",
          "openssl",
          "dig",
          "nslookup",
          "host",
          "getent",
          "node",
          "ruby",
          "php",
          "socat",
          "nmap",
          "jshell",
          "od",
          "grpc_health_probe");

  private final boolean shell;
  private final Map<String, String> paths;
  private final Set<String> unfit = ConcurrentHashMap.newKeySet();

  private Toolbox(boolean shell, Map<String, String> paths) {
    this.shell = shell;
    this.paths = Map.copyOf(paths);
  }

  /// What `Scripts.FIND` printed, as paths by program.
  public static Toolbox found(Map<String, String> paths) {
    return new Toolbox(true, paths);
  }

  /// The command that looks for them.
  public static List<String> search() {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", Scripts.FIND, "portolan"));
    argv.addAll(WANTED);
    return argv;
  }

  /// What the search printed, line by line.
  public static Toolbox read(List<String> lines) {
    Map<String, String> paths = new HashMap<>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      if (space > 0 && WANTED.contains(line.substring(0, space))) {
        paths.put(line.substring(0, space), line.substring(space + 1).strip());
      }
    }
    return found(paths);
  }

  /// An image without `sh`: what it has shows only by trying.
  public static Toolbox withoutShell() {
    return new Toolbox(false, Map.of());
  }

  public boolean shell() {
    return shell;
  }

  /// True when the program is there, or may be.
  public boolean has(String program) {
    return !shell || paths.containsKey(program);
  }

  /// True when the program is busybox's applet: a link to it, or a shell's own, which has no path.
  public boolean busybox(String program) {
    String path = paths.getOrDefault(program, "");
    return path.endsWith("busybox") || path.endsWith("busybox.static") || path.equals(program);
  }

  /// True where this way of asking is known not to work, for any point.
  public boolean unfit(Tool tool) {
    return unfit.contains(tool.id());
  }

  /// True where it is known not to work for this point.
  public boolean unfit(Tool tool, Point point) {
    return unfit(tool) || unfit.contains(id(tool, point));
  }

  /// Remembers that this way of asking does not work in this image: of an IPv6 address only for
  /// those, since a program without IPv6 is good for the others.
  public void ruleOut(Tool tool, Point point) {
    unfit.add(id(tool, point));
  }

  private static String id(Tool tool, Point point) {
    return Addresses.isIpv6(point.address()) ? tool.id() + " over IPv6" : tool.id();
  }
}
