package dev.portolan.demo.shell;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Lookup;
import dev.portolan.demo.net.SimNetwork;
import dev.portolan.model.ObjectRef;
import java.time.Duration;
import java.util.List;

/// Portolan's script for the largest packet that passes: pings that must not be cut up, of ever
/// closer sizes.
final class Largest {
  private static final int OWN_MTU = 1_500;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Largest() {}

  /// Values: address, bytes of headers, least, most.
  static int run(Call call, List<String> values) throws Killed {
    SimProcess process = call.process();
    if (values.size() < 4 || !(call.lookup(values.getFirst()) instanceof Lookup.Found found)) {
      process.errLine("ping: unknown host");
      return 2;
    }
    if (call.box().restricted()) {
      process.errLine("ping: socket: Operation not permitted");
      return 1;
    }
    String ip = found.addresses().getFirst();
    int least = Integer.parseInt(values.get(2));
    int most = Integer.parseInt(values.get(3));
    if (!passes(call, ip, least)) {
      return 1;
    }
    while (most - least > 1) {
      int size = most > OWN_MTU + 1 ? OWN_MTU + 1 : (most + least) / 2;
      if (passes(call, ip, size)) {
        least = size;
      } else {
        most = size;
      }
    }
    process.outLine("mtu " + least);
    return 0;
  }

  private static boolean passes(Call call, String ip, int size) throws Killed {
    SimProcess process = call.process();
    SimNetwork network = call.box().network();
    ObjectRef from = call.box().ref().podRef();
    if (size > OWN_MTU) {
      process.outLine("ping: local error: message too long, mtu=" + OWN_MTU);
      process.outLine("cut " + size + " " + OWN_MTU);
      return false;
    }
    boolean back = size <= network.mtu(from, ip) && network.ping(from, ip).fate() == Fate.ANSWERED;
    if (back) {
      process.sleepMillis(1);
      process.outLine("whole " + size);
    } else {
      process.sleep(PATIENCE);
      process.outLine("1 packets transmitted, 0 received, 100% packet loss, time 0ms");
      process.outLine("cut " + size + " ");
    }
    return back;
  }
}
