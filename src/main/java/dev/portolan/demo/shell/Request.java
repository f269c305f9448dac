package dev.portolan.demo.shell;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Lookup;
import dev.portolan.demo.net.Talk;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// HTTP requests: of `curl -v`, and of Portolan's script for bash. Every program of the demo
/// answers 200; those on the usual ports of TLS speak nothing else.
final class Request {
  private static final Set<Integer> SAFE = Set.of(443, 6443, 8443, 9443, 10250);
  private static final int NO_HTTP = 52;
  private static final int NO_TLS = 35;
  private static final int TIMED_OUT = 28;
  private static final int RESET = 56;

  private Request() {}

  static boolean safe(int port) {
    return SAFE.contains(port);
  }

  static List<String> head() {
    return head(200);
  }

  private static List<String> head(int status) {
    String words = status == 200 ? "OK" : status == 404 ? "Not Found" : "Service Unavailable";
    return List.of(
        "HTTP/1.1 " + status + " " + words,
        "Server: portolan-demo (simulated)",
        "Content-Type: text/plain",
        "Content-Length: 36");
  }

  static int curl(Call call, Map<String, String> options, URI url, String address) throws Killed {
    SimProcess process = call.process();
    boolean tls = url.getScheme().equals("https");
    int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
    Duration limit =
        Options.seconds(options.getOrDefault("--connect-timeout", "")).orElse(Connect.FOREVER);
    process.errLine("*   Trying " + address + ":" + port + "...");
    Connect connect = Connect.to(call, address, port, limit);
    if (!connect.open()) {
      boolean silent = connect.fate() == Fate.SILENT;
      process.errLine(
          silent
              ? "* Connection timed out after " + limit.toMillis() + " milliseconds"
              : "* connect to " + address + " port " + port + " failed: " + connect.error());
      process.errLine("* Closing connection 0");
      return end(process, options, url, "000 0 0 0 0", silent ? 28 : 7);
    }
    process.errLine("* Connected to %s (%s) port %d (#0)".formatted(url.getHost(), address, port));
    if (tls != safe(port)) {
      process.errLine(
          tls
              ? "* error:0A00010B:SSL routines::wrong version number"
              : "* Empty reply from server");
      return end(process, options, url, "000 0 0 0 0", tls ? NO_TLS : NO_HTTP);
    }
    String method = options.containsKey("-I") ? "HEAD" : options.getOrDefault("-X", "GET");
    process.errLine("> " + method + " " + path(url) + " HTTP/1.1");
    process.errLine("> Host: " + url.getAuthority());
    process.errLine("> ");
    double ms = connect.millis();
    process.sleepMillis(ms * 2);
    Talk talk = call.box().network().talk(call.box().ref().podRef(), address, port);
    if (talk != Talk.ANSWERED) {
      return unanswered(process, options, url, talk);
    }
    int status = call.box().network().doorman().status(address, host(options, url), path(url));
    for (String line : head(status)) {
      process.errLine("< " + line);
    }
    process.errLine("< ");
    double shaken = tls ? ms * 3 : 0;
    double first = Math.max(ms, shaken) + ms * 1.6;
    String times = status + " %s %s %s %s".formatted(s(ms), s(shaken), s(first), s(first * 1.05));
    return end(process, options, url, times, 0);
  }

  /// A connection that was opened, and over which nothing comes.
  private static int unanswered(SimProcess process, Map<String, String> options, URI url, Talk talk)
      throws Killed {
    if (talk == Talk.RESET) {
      process.errLine("* Recv failure: Connection reset by peer");
      return end(process, options, url, "000 0 0 0 0", RESET);
    }
    Duration limit = Options.seconds(options.getOrDefault("-m", "")).orElse(Connect.FOREVER);
    process.sleep(limit);
    process.errLine(
        "* Operation timed out after " + limit.toMillis() + " milliseconds with 0 bytes received");
    return end(process, options, url, "000 0 0 0 0", TIMED_OUT);
  }

  private static String host(Map<String, String> options, URI url) {
    String header = options.getOrDefault("-H", "");
    return header.startsWith("Host: ") ? header.substring("Host: ".length()) : url.getHost();
  }

  /// Times: the status, then what `connect`, `appconnect`, `starttransfer` and `total` took.
  private static int end(
      SimProcess process, Map<String, String> options, URI url, String times, int code)
      throws Killed {
    String[] part = times.split(" ", -1);
    process.out(
        options
            .getOrDefault("-w", "")
            .replace("%{http_code}", part[0])
            .replace("%{time_namelookup}", part[0].equals("000") ? s(0) : s(0.02))
            .replace("%{time_connect}", part[1].equals("0") ? s(0) : part[1])
            .replace("%{time_appconnect}", part[2].equals("0") ? s(0) : part[2])
            .replace("%{time_starttransfer}", part[3].equals("0") ? s(0) : part[3])
            .replace("%{time_total}", part[4].equals("0") ? s(0) : part[4])
            .replace("%{ssl_verify_result}", url.getScheme().equals("https") ? "19" : "0")
            .replace("%{url_effective}", url.toString())
            .replace("\\n", "\n"));
    return code;
  }

  private static String s(double millis) {
    return String.format(Locale.ROOT, "%.6f", millis / 1000);
  }

  private static String path(URI url) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /// Values: TLS, address, port, host, method, path, follow, seconds, headers.
  static int bash(Call call, List<String> values) throws Killed {
    SimProcess process = call.process();
    Optional<Integer> port = values.size() < 8 ? Optional.empty() : Netcat.port(values.get(2));
    if (port.isEmpty() || !(call.lookup(values.get(1)) instanceof Lookup.Found found)) {
      process.errLine("portolan: line 5: Name or service not known");
      return 1;
    }
    double start = System.currentTimeMillis() / 1000.0;
    Connect connect = Connect.to(call, found.addresses().getFirst(), port.get(), Connect.FOREVER);
    if (!connect.open()) {
      process.errLine("portolan: connect: " + connect.error());
      return 1;
    }
    process.outLine("> " + values.get(4) + " " + values.get(5) + " HTTP/1.1");
    if (safe(port.get())) {
      process.errLine("Empty reply from server");
      return 1;
    }
    for (String line : head()) {
      process.outLine("< " + line);
    }
    process.outLine("< ");
    double connected = start + connect.millis() / 1000;
    process.outLine(
        String.format(
            Locale.ROOT,
            "portolan-clock %.6f %.6f %.6f",
            start,
            connected,
            connected + connect.millis() / 600));
    return 0;
  }
}
