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
import java.util.Optional;

/// The modern `traceroute` for Linux, and busybox's.
final class Traceroute {
  private static final int UDP_PORT = 33434;
  private static final int AT_ONCE = 16;

  private final Call call;
  private final Options options;
  private final String target;
  private final boolean busybox;
  private final int probes;
  private final Duration wait;
  private int silentProbes;
  private int waitedFor;

  private Traceroute(Call call, Options options) {
    this.call = call;
    this.options = options;
    this.target = options.operands().getFirst();
    this.busybox = call.box().image().busybox();
    this.probes = Math.clamp(options.number("q", 3), 1, 10);
    this.wait = options.seconds("w", Duration.ofSeconds(busybox ? 3 : 5));
  }

  static int run(Call call) throws Killed {
    boolean busybox = call.box().image().busybox();
    Options options = Options.parse(call.args(), busybox ? BUSYBOX_OPTIONS : MODERN_OPTIONS);
    SimProcess process = call.process();
    if (options.unknown().isPresent() || options.operands().isEmpty()) {
      String bad = options.unknown().map(o -> "invalid option -- '" + o + "'\n").orElse("");
      process.errLine(
          busybox
              ? (bad.isEmpty() ? "" : "traceroute: " + bad) + BUSYBOX_USAGE
              : bad.isEmpty()
                  ? "Specify \"host\" missing argument."
                  : "Bad option `-" + options.unknown().orElse("") + "' (argc 1)");
      return busybox ? 1 : 2;
    }
    Optional<String> refusal = refusal(call, options);
    if (refusal.isPresent()) {
      process.errLine(refusal.get());
      return 1;
    }
    return new Traceroute(call, options).run();
  }

  private static Optional<String> refusal(Call call, Options options) {
    if (!call.box().restricted()) {
      return Optional.empty();
    }
    if (call.box().image().busybox()) {
      return Optional.of("traceroute: socket: Operation not permitted");
    }
    return options.has("T") || options.has("I")
        ? Optional.of(
            "You do not have enough privileges to use this traceroute method.\n"
                + "socket: Operation not permitted")
        : Optional.empty();
  }

  private int run() throws Killed {
    SimProcess process = call.process();
    Lookup lookup = call.lookup(target);
    if (!(lookup instanceof Lookup.Found found)) {
      return unknownHost(lookup);
    }
    String ip = found.addresses().getFirst();
    int most = Math.clamp(options.number("m", 30), 1, 255);
    process.outLine(
        "traceroute to %s (%s), %d hops max, %d byte packets"
            .formatted(target, ip, most, busybox ? 46 : 60));
    Route route = call.box().network().trace(call.box().ref().podRef(), ip, traffic());
    int first = Math.max(1, options.number("f", 1));
    for (int ttl = first; ttl <= most; ttl++) {
      boolean last = hop(ttl, route);
      if (last) {
        break;
      }
    }
    return 0;
  }

  private Traffic traffic() {
    if (options.has("I")) {
      return new Traffic.Icmp();
    }
    return options.has("T")
        ? Traffic.tcp(options.number("p", 80))
        : new Traffic.ToPort(Protocol.UDP, options.number("p", UDP_PORT));
  }

  /// Prints a hop; true when it is the last one.
  private boolean hop(int ttl, Route route) throws Killed {
    List<Reply> hops = route.hops();
    Reply reply = ttl <= hops.size() ? hops.get(ttl - 1) : new Reply(Fate.SILENT, "", 0, 0);
    call.process().out("%2d ".formatted(ttl));
    if (reply.fate() == Fate.SILENT) {
      silence();
      call.process().out("\n");
      return false;
    }
    StringBuilder line = new StringBuilder(" " + name(reply.from()));
    double waited = 0;
    for (int i = 0; i < probes; i++) {
      double millis = jitter(reply.millis(), i);
      waited = busybox ? waited + millis : Math.max(waited, millis);
      line.append(String.format(Locale.ROOT, "  %.3f ms%s", millis, mark(reply.fate())));
    }
    call.process().sleepMillis(waited);
    call.process().outLine(line.toString());
    return reply.fate() != Fate.ANSWERED || (route.reached() && ttl == hops.size());
  }

  private void silence() throws Killed {
    for (int i = 0; i < probes; i++) {
      silentProbes++;
      if (busybox || silentProbes > waitedFor) {
        call.process().sleep(wait);
        waitedFor += AT_ONCE;
      }
      call.process().out(busybox && i > 0 ? "  *" : " *");
    }
  }

  private String name(String ip) {
    if (options.has("n")) {
      return ip;
    }
    return call.box().network().nameOf(ip).orElse(ip) + " (" + ip + ")";
  }

  private static String mark(Fate fate) {
    return switch (fate) {
      case HOST_UNREACHABLE -> " !H";
      case NET_UNREACHABLE -> " !N";
      case ANSWERED, REFUSED, SILENT -> "";
    };
  }

  private double jitter(double millis, int probe) {
    double spread = 1 + Math.abs(call.process().random().nextGaussian()) * 0.2;
    return millis * spread + (probe == 0 ? 0.05 : 0);
  }

  private int unknownHost(Lookup lookup) throws Killed {
    if (busybox) {
      call.process().errLine("traceroute: bad address '" + target + "'");
      return 1;
    }
    int position = call.args().indexOf(target) + 1;
    call.process().errLine(target + ": " + lookup.error());
    call.process()
        .errLine(
            "Cannot handle \"host\" cmdline arg `%s' on position 1 (argc %d)"
                .formatted(target, position));
    return 2;
  }

  private static final String MODERN_OPTIONS = "46dFITnreAVUf:g:i:m:N:p:t:l:w:q:s:z:";
  private static final String BUSYBOX_OPTIONS = "46FIlnrvf:m:p:q:s:t:w:i:z:";
  private static final String BUSYBOX_USAGE =
      """
      BusyBox v1.37.0 (simulated) multi-call binary.

      Usage: traceroute [-46FIlnrv] [-f 1ST_TTL] [-m MAXTTL] [-q PROBES] [-p PORT]
      \t[-t TOS] [-w WAIT_SEC] [-s SRC_IP] [-i IFACE]
      \t[-z PAUSE_MSEC] HOST [BYTES]

      Trace the route to HOST""";
}
