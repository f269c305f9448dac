package dev.portolan.probe.tool;

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
          "tcptraceroute",
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

  public boolean unfit(Tool tool) {
    return unfit.contains(tool.id());
  }

  /// Remembers that this way of asking does not work in this image.
  public void ruleOut(Tool tool) {
    unfit.add(tool.id());
  }
}
