package dev.portolan.demo.shell;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Lookup;
import dev.portolan.probe.tool.Scripts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `python3 -IBc` with Portolan's connect script; there is no interpreter.
final class Python {
  private Python() {}

  static int run(Call call) throws Killed {
    List<String> args = call.args();
    SimProcess process = call.process();
    if (args.size() < 5
        || !args.get(0).equals("-IBc")
        || !args.get(1).equals(Scripts.PYTHON_CONNECT)) {
      process.errLine(
          "python3: the simulated Python of the demo cluster knows only Portolan's own scripts");
      return 1;
    }
    Lookup lookup = call.lookup(args.get(2));
    Optional<Integer> port = Netcat.port(args.get(3));
    if (!(lookup instanceof Lookup.Found found) || port.isEmpty()) {
      int number = lookup instanceof Lookup.NoAnswer ? -3 : -2;
      process.errLine("gaierror: [Errno %d] %s".formatted(number, lookup.error()));
      return 1;
    }
    Duration limit = Options.seconds(args.get(4)).orElse(Connect.FOREVER);
    Connect connect = Connect.to(call, found.addresses().getFirst(), port.get(), limit);
    if (connect.open()) {
      process.outLine(String.format(Locale.ROOT, "connected %.3f", connect.millis()));
      return 0;
    }
    process.errLine(error(connect));
    return 1;
  }

  private static String error(Connect connect) {
    if (connect.fate() == Fate.SILENT) {
      return "TimeoutError: timed out";
    }
    String type = connect.fate() == Fate.REFUSED ? "ConnectionRefusedError" : "OSError";
    return "%s: [Errno %d] %s".formatted(type, connect.errno(), connect.error());
  }
}
