package dev.portolan.demo.shell;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Lookup;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `curl`, and busybox's `wget`: as far as they tell whether a connection came about.
final class Http {
  private static final List<String> WITH_VALUE =
      List.of(
          "--connect-timeout",
          "-m",
          "--max-time",
          "-o",
          "-w",
          "--noproxy",
          "-H",
          "-X",
          "-O",
          "--resolve",
          "--max-redirs",
          "--data-binary",
          "--header");
  private static final String BODY = "simulated by Portolan's demo cluster\n";

  private Http() {}

  static int curl(Call call) throws Killed {
    Map<String, String> options = new HashMap<>();
    List<String> urls = split(call.args(), options);
    SimProcess process = call.process();
    if (urls.isEmpty()) {
      process.errLine("curl: try 'curl --help' or 'curl --manual' for more information");
      return 2;
    }
    URI url = URI.create(urls.getFirst());
    boolean verbose = options.keySet().stream().anyMatch(o -> o.matches("-[a-zA-Z]*v[a-zA-Z]*"));
    String host = options.containsKey("--resolve") ? pinned(options) : url.getHost();
    if (!(call.lookup(host) instanceof Lookup.Found found)) {
      String error = "Could not resolve host: " + url.getHost();
      explain(process, verbose, List.of(error, "Closing connection 0"));
      return curlEnd(process, options, 0, new Failure(6, error));
    }
    if (verbose && !url.getScheme().equals("telnet")) {
      return Request.curl(call, options, url, address(options, found));
    }
    return connect(call, options, url, found.addresses().getFirst(), verbose);
  }

  /// The address in `--resolve HOST:PORT:ADDRESS`.
  private static String pinned(Map<String, String> options) {
    return options.getOrDefault("--resolve", "").split(":", 3)[2];
  }

  private static String address(Map<String, String> options, Lookup.Found found) {
    return options.containsKey("--resolve") ? pinned(options) : found.addresses().getFirst();
  }

  private record Failure(int code, String text) {}

  private static int connect(
      Call call, Map<String, String> options, URI url, String address, boolean verbose)
      throws Killed {
    SimProcess process = call.process();
    int port = port(url);
    Duration limit =
        Options.seconds(options.getOrDefault("--connect-timeout", options.getOrDefault("-m", "")))
            .orElse(Connect.FOREVER);
    explain(process, verbose, List.of("  Trying " + address + ":" + port + "..."));
    Connect connect = Connect.to(call, address, port, limit);
    if (connect.open()) {
      String host = url.getHost();
      explain(
          process,
          verbose,
          List.of("Connected to %s (%s) port %d (#0)".formatted(host, address, port)));
      return url.getScheme().equals("telnet")
          ? silence(call, options, connect, verbose)
          : body(call, options, connect);
    }
    boolean silent = connect.fate() == Fate.SILENT;
    String error =
        "Failed to connect to %s port %d after %d ms: %s"
            .formatted(
                url.getHost(),
                port,
                Math.round(connect.millis()),
                silent ? "Timeout was reached" : "Couldn't connect to server");
    String first =
        silent
            ? "ipv4 connect timeout after " + limit.toMillis() + "ms, move on!"
            : "connect to " + address + " port " + port + " failed: " + connect.error();
    explain(process, verbose, List.of(first, error, "Closing connection 0"));
    return curlEnd(process, options, 0, new Failure(silent ? 28 : 7, error));
  }

  /// A server that says nothing, until curl's own time limit.
  private static int silence(
      Call call, Map<String, String> options, Connect connect, boolean verbose) throws Killed {
    Duration limit = Options.seconds(options.getOrDefault("-m", "")).orElse(Connect.FOREVER);
    call.process().sleep(limit);
    explain(call.process(), verbose, List.of("Time-out", "Closing connection 0"));
    return curlEnd(call.process(), options, connect.millis(), new Failure(28, "Time-out"));
  }

  private static int body(Call call, Map<String, String> options, Connect connect) throws Killed {
    if (!options.containsKey("-o")) {
      call.process().out(BODY);
    }
    return curlEnd(call.process(), options, connect.millis(), new Failure(0, ""));
  }

  private static int curlEnd(
      SimProcess process, Map<String, String> options, double millis, Failure end) throws Killed {
    String format = options.getOrDefault("-w", "");
    if (!format.isEmpty()) {
      double lookup = 0.00002;
      String text =
          format
              .replace("%{time_namelookup}", seconds(lookup))
              .replace("%{time_connect}", seconds(millis > 0 ? lookup + millis / 1000 : 0))
              .replace("%{http_code}", end.code == 0 ? "200" : "000")
              .replace("\\n", "\n");
      process.out(text);
    }
    boolean silent = options.keySet().stream().anyMatch(o -> o.matches("-s[vq]*|-qs?"));
    if (end.code != 0 && (!silent || options.keySet().stream().anyMatch(o -> o.contains("S")))) {
      process.errLine("curl: (" + end.code + ") " + end.text);
    }
    return end.code;
  }

  static int busyboxWget(Call call) throws Killed {
    Map<String, String> options = new HashMap<>();
    List<String> urls = split(call.args(), options);
    SimProcess process = call.process();
    if (urls.isEmpty()) {
      process.errLine("wget: missing URL");
      return 1;
    }
    URI url = URI.create(urls.getFirst());
    if (!(call.lookup(url.getHost()) instanceof Lookup.Found found)) {
      process.errLine("wget: bad address '" + url.getHost() + "'");
      return 1;
    }
    String address = found.addresses().getFirst();
    boolean quiet = options.containsKey("-q");
    if (!quiet) {
      process.errLine("Connecting to %s (%s:%d)".formatted(url.getHost(), address, port(url)));
    }
    Connect connect = Connect.to(call, address, port(url), Connect.FOREVER);
    if (!connect.open()) {
      process.errLine("wget: can't connect to remote host (" + address + "): " + connect.error());
      return 1;
    }
    if (options.containsKey("-S")) {
      for (String line : Request.head()) {
        process.errLine("  " + line);
      }
    }
    if (options.getOrDefault("-O", "").equals("-")) {
      process.out(BODY);
    } else if (!quiet) {
      process.errLine("remote file exists");
    }
    return 0;
  }

  private static List<String> split(List<String> args, Map<String, String> options) {
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("-") || arg.equals("-")) {
        operands.add(arg);
      } else if (WITH_VALUE.contains(arg) && i + 1 < args.size()) {
        options.put(arg, args.get(++i));
      } else {
        options.put(arg, "");
      }
    }
    return operands;
  }

  private static void explain(SimProcess process, boolean verbose, List<String> lines)
      throws Killed {
    for (String line : verbose ? lines : List.<String>of()) {
      process.errLine("* " + line);
    }
  }

  private static int port(URI url) {
    return url.getPort() > 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
