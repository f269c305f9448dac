package dev.portolan.demo.shell;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Lookup;
import dev.portolan.demo.net.Reply;
import dev.portolan.demo.net.Route;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// `tracepath` of iputils.
final class Tracepath {
  private static final int FIRST_PORT = 44444;
  private static final int USUAL_HOPS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Tracepath() {}

  static int run(Call call) throws Killed {
    Options options = Options.parse(call.args(), "46nbm:l:p:V");
    SimProcess process = call.process();
    if (options.operands().isEmpty() || options.unknown().isPresent()) {
      process.errLine("tracepath: usage error: Destination required");
      return 1;
    }
    String target = options.operands().getFirst();
    Lookup lookup = call.lookup(target);
    if (!(lookup instanceof Lookup.Found found)) {
      process.errLine("tracepath: " + target + ": " + lookup.error());
      return 1;
    }
    Route route =
        call.box()
            .network()
            .trace(
                call.box().ref().podRef(),
                found.addresses().getFirst(),
                new Traffic.ToPort(Protocol.UDP, FIRST_PORT));
    process.outLine(" 1?: [LOCALHOST]                      pmtu 1500");
    hops(call, options, route);
    return 0;
  }

  private static void hops(Call call, Options options, Route route) throws Killed {
    SimProcess process = call.process();
    List<Reply> hops = route.hops();
    int most = options.number("m", USUAL_HOPS);
    for (int ttl = 1; ttl <= most; ttl++) {
      Reply reply = ttl <= hops.size() ? hops.get(ttl - 1) : new Reply(Fate.SILENT, "", 0, 0);
      if (reply.fate() == Fate.SILENT) {
        process.sleep(PATIENCE);
        process.outLine("%2d:  no reply".formatted(ttl));
        continue;
      }
      boolean reached = route.reached() && ttl == hops.size();
      String end = reached ? "reached" : mark(reply.fate());
      for (int i = 0; i < (ttl == 1 ? 2 : 1); i++) {
        double millis = reply.millis() * (1.1 + process.random().nextDouble() * 0.2);
        process.sleepMillis(millis);
        String from = name(call, options, reply.from());
        process.outLine(
            String.format(Locale.ROOT, "%2d:  %-50s %8.3fms %s", ttl, from, millis, end));
      }
      if (reached || reply.fate() != Fate.ANSWERED) {
        process.outLine(
            "     Resume: pmtu 1500 " + (reached ? "hops %d back %d ".formatted(ttl, ttl) : ""));
        return;
      }
    }
    process.outLine("     Too many hops: pmtu 1500");
    process.outLine("     Resume: pmtu 1500 ");
  }

  private static String name(Call call, Options options, String ip) {
    return options.has("n") ? ip : call.box().network().nameOf(ip).orElse("???");
  }

  private static String mark(Fate fate) {
    return switch (fate) {
      case HOST_UNREACHABLE -> "!H";
      case NET_UNREACHABLE -> "!N";
      case ANSWERED, REFUSED, SILENT -> "";
    };
  }
}
