package dev.portolan.demo.shell;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Lookup;
import dev.portolan.demo.net.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What bash prints for Portolan's datagram by /dev/udp.
final class Datagram {
  private Datagram() {}

  /// Values: host, port, payload, seconds.
  static int bash(Call call, List<String> values) throws Killed {
    SimProcess process = call.process();
    Optional<Integer> port = values.size() < 4 ? Optional.empty() : Netcat.port(values.get(1));
    if (port.isEmpty()) {
      process.errLine("portolan: line 1: /dev/udp: Invalid argument");
      return 1;
    }
    Lookup lookup = call.lookup(values.getFirst());
    if (!(lookup instanceof Lookup.Found found)) {
      process.errLine("portolan: line 1: " + values.getFirst() + ": " + lookup.error());
      return 1;
    }
    Reply reply =
        call.box()
            .network()
            .datagram(call.box().ref().podRef(), found.addresses().getFirst(), port.get());
    if (reply.fate() == Fate.SILENT) {
      process.sleep(Options.seconds(values.get(3)).orElse(Duration.ofSeconds(2)));
      process.outLine("portolan-udp sent");
      return 0;
    }
    process.sleepMillis(reply.millis());
    if (reply.fate() == Fate.ANSWERED) {
      double start = System.currentTimeMillis() / 1000.0;
      process.outLine(
          String.format(
              Locale.ROOT,
              "portolan-udp answered %.6f %.6f",
              start,
              start + reply.millis() / 1000));
      return 0;
    }
    boolean refused = reply.fate() == Fate.REFUSED;
    process.errLine(
        refused
            ? "portolan: line 4: read: read error: 0: Connection refused"
            : "portolan: connect: No route to host");
    return 1;
  }
}
