package dev.portolan.demo.shell;

import dev.portolan.demo.net.Lookup;
import java.util.List;

/// Programs that only look names up: `getent hosts`, `nslookup`, `dig +short`.
final class Resolve {
  private Resolve() {}

  static int getent(Call call) throws Killed {
    if (call.args().size() == 2 && call.args().getFirst().equals("ahostsv6")) {
      return 2; // the demo's pods have IPv4 alone
    }
    if (call.args().size() != 2 || !call.args().getFirst().matches("hosts|ahosts|ahostsv4")) {
      call.process().errLine("getent: the demo cluster knows `getent hosts NAME` only");
      return 1;
    }
    if (!(call.lookup(call.args().get(1)) instanceof Lookup.Found found)) {
      return 2;
    }
    for (String address : found.addresses()) {
      call.process().outLine("%-15s %s".formatted(address, found.name()));
    }
    return 0;
  }

  static int nslookup(Call call) throws Killed {
    SimProcess process = call.process();
    boolean busybox = call.box().image().busybox();
    List<String> operands = Options.parse(call.args(), "").operands();
    if (operands.isEmpty()) {
      process.errLine("nslookup: HOST is missing");
      return 1;
    }
    String server = call.box().network().dnsServer();
    Lookup lookup = call.lookup(operands.getFirst());
    if (lookup instanceof Lookup.NoAnswer) {
      process.outLine(";; connection timed out; no servers could be reached");
      return 1;
    }
    process.outLine("Server:\t\t" + server);
    process.outLine("Address:\t" + server + (busybox ? ":53" : "#53"));
    process.outLine("");
    if (lookup instanceof Lookup.Found found) {
      for (String address : found.addresses()) {
        process.outLine("Name:\t" + found.name());
        process.outLine("Address: " + address);
      }
      process.outLine("");
      return 0;
    }
    process.outLine("** server can't find " + operands.getFirst() + ": NXDOMAIN");
    process.outLine("");
    return 1;
  }

  static int dig(Call call) throws Killed {
    List<String> args = call.args();
    if (args.contains("+showsearch")) {
      return LookupTools.dig(call);
    }
    if (args.size() != 2 || !args.getFirst().equals("+short")) {
      call.process().errLine("dig: the demo cluster knows `dig +short NAME` only");
      return 1;
    }
    String name = args.get(1).endsWith(".") ? args.get(1) : args.get(1) + ".";
    Lookup lookup = call.lookup(name);
    if (lookup instanceof Lookup.NoAnswer) {
      call.process().outLine(";; no servers could be reached");
      return 9;
    }
    if (lookup instanceof Lookup.Found found) {
      for (String address : found.addresses()) {
        call.process().outLine(address);
      }
    }
    return 0;
  }
}
