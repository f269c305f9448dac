package dev.portolan.demo.shell;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Lookup;
import dev.portolan.demo.net.Reply;
import dev.portolan.model.ObjectRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `ping` of iputils, and busybox's where the image has that one.
final class Ping {
  private static final int HEADER = 28;
  private static final int ICMP_HEADER = 8;
  private static final int USUAL_SIZE = 56;
  private static final int OWN_MTU = 1_500;
  private static final Reply LOST = new Reply(Fate.SILENT, "", 0, 0);
  private static final double OVERHEAD_MILLIS = 3.6;

  private final Call call;
  private final Options options;
  private final String target;
  private final List<Double> times = new ArrayList<>();
  private int sent;
  private int errors;

  private Ping(Call call, Options options) {
    this.call = call;
    this.options = options;
    this.target = options.operands().getLast();
  }

  static int run(Call call) throws Killed {
    Options options = Options.parse(call.args(), "c:i:W:w:s:t:I:p:M:nqAO46D");
    boolean busybox = call.box().image().busybox();
    if (options.operands().isEmpty()) {
      call.process()
          .errLine(
              busybox
                  ? "BusyBox v1.36.1 (simulated) multi-call binary.\n\nUsage: ping [OPTIONS] HOST"
                  : "ping: usage error: Destination address required");
      return 1;
    }
    if (options.unknown().isPresent()) {
      call.process().errLine("ping: invalid option -- '" + options.unknown().get() + "'");
      return busybox ? 1 : 2;
    }
    Ping ping = new Ping(call, options);
    return busybox ? ping.busybox() : ping.iputils();
  }

  private int iputils() throws Killed {
    SimProcess process = call.process();
    if (call.box().restricted()) {
      process.errLine("ping: socktype: SOCK_RAW");
      process.errLine("ping: socket: Operation not permitted");
      process.errLine("ping: => missing cap_net_raw+p capability or setuid?");
      return 2;
    }
    Lookup lookup = call.lookup(target);
    if (!(lookup instanceof Lookup.Found found)) {
      process.errLine("ping: " + target + ": " + lookup.error());
      return 2;
    }
    String ip = found.addresses().getFirst();
    int size = options.number("s", USUAL_SIZE);
    process.outLine(
        "PING %s (%s) %d(%d) bytes of data.".formatted(found.name(), ip, size, size + HEADER));
    long took = send(ip, found.name(), size);
    process.outLine("");
    process.outLine("--- " + found.name() + " ping statistics ---");
    process.outLine(
        "%d packets transmitted, %d received,%s %s%% packet loss, time %dms"
            .formatted(
                sent, times.size(), errors > 0 ? " +" + errors + " errors," : "", loss(), took));
    process.outLine(times.isEmpty() ? "" : "rtt min/avg/max/mdev = " + rtt(true));
    return times.isEmpty() ? 1 : 0;
  }

  private int busybox() throws Killed {
    SimProcess process = call.process();
    Lookup lookup = call.lookup(target);
    if (!(lookup instanceof Lookup.Found found)) {
      process.errLine("ping: bad address '" + target + "'");
      return 1;
    }
    String ip = found.addresses().getFirst();
    int size = options.number("s", USUAL_SIZE);
    process.outLine("PING %s (%s): %d data bytes".formatted(target, ip, size));
    if (call.box().restricted()) {
      process.errLine("ping: permission denied (are you root?)");
      return 1;
    }
    send(ip, target, size);
    process.outLine("");
    process.outLine("--- " + target + " ping statistics ---");
    process.outLine(
        "%d packets transmitted, %d packets received, %s%% packet loss"
            .formatted(sent, times.size(), loss()));
    if (!times.isEmpty()) {
      process.outLine("round-trip min/avg/max = " + rtt(false));
    }
    return times.isEmpty() ? 1 : 0;
  }

  /// Sends and prints the answers; gives the simulated time that it took, in milliseconds.
  private long send(String ip, String name, int size) throws Killed {
    boolean busybox = call.box().image().busybox();
    int count = options.number("c", Integer.MAX_VALUE);
    Duration interval = options.seconds("i", Duration.ofSeconds(1));
    Duration wait = options.seconds("W", Duration.ofSeconds(10));
    double deadline = options.seconds("w", Duration.ofDays(1)).toMillis();
    double clock = 0;
    while (sent < count && clock < deadline) {
      sent++;
      Reply reply = sent(ip, size);
      double millis = jitter(reply.millis());
      boolean last = sent == count;
      double pause = last ? 0 : interval.toMillis();
      if (reply.fate() == Fate.ANSWERED) {
        call.process().sleepMillis(millis);
        times.add(millis);
        answer(name, ip, size, reply, millis);
        pause = Math.max(0, pause - millis);
        clock += millis;
      } else if (reply.fate() == Fate.SILENT) {
        pause = last ? Math.min((double) wait.toMillis(), deadline - clock) : pause;
      } else if (!busybox) {
        unreachable(name, ip, reply);
      }
      pause = Math.min(pause, Math.max(0, deadline - clock));
      call.process().sleepMillis(pause);
      clock += last ? 0 : pause + OVERHEAD_MILLIS;
    }
    return Math.round(clock);
  }

  /// Packets that are too large are lost; those for this side's own interface never leave it.
  private Reply sent(String ip, int size) throws Killed {
    boolean whole = options.has("M");
    if (whole && size + HEADER > OWN_MTU) {
      call.process().errLine("ping: local error: message too long, mtu=" + OWN_MTU);
      return LOST;
    }
    ObjectRef from = call.box().ref().podRef();
    return whole && size + HEADER > call.box().network().mtu(from, ip)
        ? LOST
        : call.box().network().ping(from, ip);
  }

  private void answer(String name, String ip, int size, Reply reply, double millis) throws Killed {
    boolean busybox = call.box().image().busybox();
    boolean plain = busybox || name.equals(ip) || options.has("n");
    call.process()
        .outLine(
            "%d bytes from %s: %s=%d ttl=%d time=%s ms"
                .formatted(
                    size + ICMP_HEADER,
                    plain ? ip : name + " (" + ip + ")",
                    busybox ? "seq" : "icmp_seq",
                    busybox ? sent - 1 : sent,
                    reply.ttl(),
                    busybox ? number("%.3f", millis) : significant(millis)));
  }

  private void unreachable(String name, String ip, Reply reply) throws Killed {
    errors++;
    boolean plain = name.equals(ip) || options.has("n");
    String from = plain ? reply.from() : reply.from() + " (" + reply.from() + ")";
    String what = reply.fate() == Fate.NET_UNREACHABLE ? "Net" : "Host";
    call.process()
        .outLine("From %s icmp_seq=%d Destination %s Unreachable".formatted(from, sent, what));
  }

  private double jitter(double millis) {
    double spread = 1 + Math.abs(call.process().random().nextGaussian()) * 0.15;
    return millis * spread + (times.isEmpty() ? 0.2 : 0);
  }

  private String loss() {
    double percent = 100.0 * (sent - times.size()) / sent;
    return percent == Math.rint(percent) || call.box().image().busybox()
        ? Long.toString((long) percent)
        : number("%.4f", percent);
  }

  private String rtt(boolean deviation) {
    double min = times.stream().mapToDouble(d -> d).min().orElseThrow();
    double max = times.stream().mapToDouble(d -> d).max().orElseThrow();
    double mean = times.stream().mapToDouble(d -> d).average().orElseThrow();
    String text = number("%.3f", min) + "/" + number("%.3f", mean) + "/" + number("%.3f", max);
    if (deviation) {
      double squares = times.stream().mapToDouble(d -> d * d).average().orElseThrow();
      text += "/" + number("%.3f", Math.sqrt(Math.max(0, squares - mean * mean)));
    }
    return text + " ms";
  }

  /// iputils prints three significant digits: `0.128`, `12.3`, `161`.
  private static String significant(double millis) {
    if (millis >= 99.95) {
      return number("%.0f", millis);
    }
    if (millis >= 9.995) {
      return number("%.1f", millis);
    }
    return number(millis >= 0.9995 ? "%.2f" : "%.3f", millis);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
