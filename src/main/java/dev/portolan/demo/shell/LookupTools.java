package dev.portolan.demo.shell;

import dev.portolan.demo.shell.Steps.Step;
import java.util.List;

/// What `dig +search +showsearch` and Portolan's step by step nslookup print.
final class LookupTools {
  private LookupTools() {}

  static int dig(Call call) throws Killed {
    List<String> args = call.args();
    String type = after(args, "-t");
    String name = after(args, "-q");
    String server =
        args.stream()
            .filter(a -> a.startsWith("@"))
            .map(a -> a.substring(1))
            .findFirst()
            .orElse("");
    SimProcess process = call.process();
    Steps steps = Steps.of(call, type, name, server);
    String asked = server.isEmpty() ? call.box().network().dnsServer() : server;
    for (Step step : steps.all()) {
      process.outLine("");
      if (step.answer().silent()) {
        process.outLine(";; communications error to " + asked + "#53: timed out");
        process.outLine(";; no servers could be reached");
        return 9;
      }
      double ms = steps.millis();
      String took =
          args.contains("-u") ? Math.round(ms * 1000) + " usec" : Math.round(ms) + " msec";
      message(process, step, type, asked, took);
    }
    return 0;
  }

  private static void message(
      SimProcess process, Step step, String type, String server, String took) throws Killed {
    int count = step.answer().records().size();
    process.outLine("; <<>> DiG 9.20 (simulated) <<>>");
    process.outLine(";; global options: +cmd");
    process.outLine(";; Got answer:");
    process.outLine(
        ";; ->>HEADER<<- opcode: QUERY, status: %s, id: %d"
            .formatted(step.answer().code(), process.random().nextInt(65536)));
    process.outLine(
        ";; flags: qr aa rd; QUERY: 1, ANSWER: %d, AUTHORITY: 0, ADDITIONAL: 0".formatted(count));
    process.outLine("");
    process.outLine(";; QUESTION SECTION:");
    process.outLine(";" + step.name() + "\t\tIN\t" + type);
    process.outLine("");
    if (count > 0) {
      process.outLine(";; ANSWER SECTION:");
      for (String record : step.answer().records()) {
        process.outLine(step.name() + "\t5\tIN\t" + type + "\t" + record);
      }
      process.outLine("");
    }
    process.outLine(";; Query time: " + took);
    process.outLine(";; SERVER: " + server + "#53(" + server + ") (UDP)");
    process.outLine("");
  }

  /// Values: the tool, the type, the name, the server.
  static int steps(Call call, List<String> values) throws Killed {
    SimProcess process = call.process();
    String type = values.get(1);
    String server = values.size() > 3 ? values.get(3) : "";
    String asked = server.isEmpty() ? call.box().network().dnsServer() : server;
    Steps steps = Steps.of(call, type, values.get(2), server);
    for (Step step : steps.all()) {
      process.outLine("portolan-ask " + step.name() + " " + asked);
      if (step.answer().silent()) {
        process.outLine(";; connection timed out; no servers could be reached");
        return 1;
      }
      process.outLine("Server:\t\t" + asked);
      process.outLine("Address:\t" + asked + ":53");
      process.outLine("");
      if (step.answer().code().equals("NXDOMAIN")) {
        process.outLine("** server can't find " + step.name() + ": NXDOMAIN");
      }
      for (String record : step.answer().records()) {
        row(process, type, step.name(), record);
      }
    }
    return steps.found() ? 0 : 1;
  }

  private static void row(SimProcess process, String type, String name, String record)
      throws Killed {
    switch (type) {
      case "SRV" -> process.outLine(name + "\tservice = " + record);
      case "PTR" -> process.outLine(name + "\tname = " + record);
      default -> {
        process.outLine("Name:\t" + name);
        process.outLine("Address: " + record);
      }
    }
  }

  private static String after(List<String> args, String option) {
    int at = args.indexOf(option);
    return at >= 0 && at + 1 < args.size() ? args.get(at + 1) : "";
  }
}
