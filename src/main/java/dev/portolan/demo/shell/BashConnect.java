package dev.portolan.demo.shell;

import dev.portolan.demo.net.Lookup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What bash prints for Portolan's connect by /dev/tcp.
final class BashConnect {
  private static final String BEFORE = "portolan: line 2: ";

  private BashConnect() {}

  static int run(Call call, List<String> values) throws Killed {
    SimProcess process = call.process();
    String host = values.isEmpty() ? "" : values.getFirst();
    Optional<Integer> port = values.size() < 2 ? Optional.empty() : Netcat.port(values.get(1));
    if (port.isEmpty()) {
      process.errLine(BEFORE + "/dev/tcp/" + host + "/: Servname not supported for ai_socktype");
      return 1;
    }
    Lookup lookup = call.lookup(host);
    if (!(lookup instanceof Lookup.Found found)) {
      process.errLine(BEFORE + host + ": " + lookup.error());
      process.errLine(BEFORE + "/dev/tcp/" + host + "/" + port.get() + ": Invalid argument");
      return 1;
    }
    double start = System.currentTimeMillis() / 1000.0;
    Connect connect = Connect.to(call, found.addresses().getFirst(), port.get(), Connect.FOREVER);
    if (!connect.open()) {
      process.errLine("portolan: connect: " + connect.error());
      process.errLine(BEFORE + "/dev/tcp/" + host + "/" + port.get() + ": " + connect.error());
      return 1;
    }
    process.outLine(
        String.format(Locale.ROOT, "connected %.6f %.6f", start, start + connect.millis() / 1000));
    return 0;
  }
}
