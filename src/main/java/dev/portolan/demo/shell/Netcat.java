package dev.portolan.demo.shell;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Lookup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `nc`: OpenBSD's, and the small one of busybox, which knows neither -z nor -v. And busybox's
/// `telnet`.
final class Netcat {
  private static final Map<Integer, String> WELL_KNOWN =
      Map.of(22, "ssh", 53, "domain", 80, "http", 443, "https", 5432, "postgresql", 6379, "redis");
  private static final Duration BANNER = Duration.ofMillis(200);

  private Netcat() {}

  /// The number, when it is a port's.
  static Optional<Integer> port(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }

  static int openBsd(Call call) throws Killed {
    Options options = Options.parse(call.args(), "46nNvzuw:i:p:q:s:");
    SimProcess process = call.process();
    List<String> operands = options.operands();
    Optional<Integer> port = operands.size() == 2 ? port(operands.get(1)) : Optional.empty();
    if (port.isEmpty() || options.unknown().isPresent()) {
      process.errLine("usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]");
      return 1;
    }
    String host = operands.getFirst();
    Lookup lookup = call.lookup(host);
    if (!(lookup instanceof Lookup.Found found)) {
      process.errLine(
          "nc: getaddrinfo for host \"%s\" port %d: %s"
              .formatted(host, port.get(), lookup.error()));
      return 1;
    }
    String address = found.addresses().getFirst();
    Duration limit = options.seconds("w", Connect.FOREVER);
    Connect connect = Connect.to(call, address, port.get(), limit);
    if (!options.has("v")) {
      return connect.open() ? 0 : 1;
    }
    if (connect.open()) {
      String service = options.has("n") ? "*" : WELL_KNOWN.getOrDefault(port.get(), "*");
      process.errLine(
          "Connection to %s %d port [tcp/%s] succeeded!"
              .formatted(literalOr(host, address), port.get(), service));
      return 0;
    }
    boolean silent = connect.fate() == Fate.SILENT;
    process.errLine(
        "nc: connect to %s port %d (tcp) %s"
            .formatted(
                literalOr(host, address),
                port.get(),
                silent ? "timed out: Operation now in progress" : "failed: " + connect.error()));
    return 1;
  }

  static int busybox(Call call) throws Killed {
    Options options = Options.parse(call.args(), "w:i:p:f:e:l");
    SimProcess process = call.process();
    if (options.unknown().isPresent() || options.operands().size() != 2) {
      process.errLine(
          "nc: invalid option -- '" + options.unknown().orElse("?") + "'\n" + BUSYBOX_USAGE);
      return 1;
    }
    String host = options.operands().getFirst();
    Optional<Integer> port = port(options.operands().get(1));
    if (!(call.lookup(host) instanceof Lookup.Found found) || port.isEmpty()) {
      process.errLine("nc: bad address '" + host + "'");
      return 1;
    }
    String address = found.addresses().getFirst();
    Connect connect = Connect.to(call, address, port.get(), options.seconds("w", Connect.FOREVER));
    if (connect.open()) {
      return 0;
    }
    process.errLine(
        connect.errno() == 110
            ? "nc: timed out"
            : "nc: can't connect to remote host (" + address + "): " + connect.error());
    return 1;
  }

  static int telnet(Call call) throws Killed {
    List<String> operands = Options.parse(call.args(), "al:").operands();
    SimProcess process = call.process();
    String host = operands.isEmpty() ? "" : operands.getFirst();
    Optional<Integer> port = operands.size() < 2 ? Optional.of(23) : port(operands.get(1));
    if (!(call.lookup(host) instanceof Lookup.Found found) || port.isEmpty()) {
      process.errLine("telnet: bad address '" + host + "'");
      return 1;
    }
    String address = found.addresses().getFirst();
    Connect connect = Connect.to(call, address, port.get(), Connect.FOREVER);
    if (connect.open()) {
      process.outLine("Connected to " + host);
      process.sleep(BANNER);
      return 0;
    }
    process.errLine("telnet: can't connect to remote host (" + address + "): " + connect.error());
    return 1;
  }

  private static String literalOr(String host, String address) {
    return host.equals(address) ? host : host + " (" + address + ")";
  }

  private static final String BUSYBOX_USAGE =
      """
      BusyBox v1.37.0 (simulated) multi-call binary.

      Usage: nc [-iN] [-wN] [-l] [-p PORT] [-f FILE|IPADDR PORT] [-e PROG]

      Open a pipe to IP:PORT or FILE

      \t-l\tListen mode, for inbound connects
      \t\t(use -ll with -e for persistent server)
      \t-p PORT\tLocal port
      \t-w SEC\tConnect timeout
      \t-i SEC\tDelay interval for lines sent
      \t-f FILE\tUse file (ala /dev/ttyS0) instead of network
      \t-e PROG\tRun PROG after connect""";
}
