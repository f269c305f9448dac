package dev.portolan.demo.shell;

import dev.portolan.demo.net.Flow;
import dev.portolan.demo.net.Tap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/// `tcpdump -w -` of the simulated network: it writes what the pod sends and gets while it runs, as
/// packets that were never on a wire. Nothing else of tcpdump is there.
final class Tcpdump {
  private static final int MICROS = 0xa1b2c3d4;
  private static final int TERM = 15;
  private static final double BEAT_MILLIS = 50;
  private static final int MOST_WAITING = 10_000;

  private final Call call;
  private final Options options;
  private final Predicate<Sight> filter;
  private final String address;
  private final BlockingQueue<Flow> flows = new LinkedBlockingQueue<>(MOST_WAITING);
  private int number;
  private int captured;

  private Tcpdump(Call call, Options options, Predicate<Sight> filter, String address) {
    this.call = call;
    this.options = options;
    this.filter = filter;
    this.address = address;
  }

  static int run(Call call) throws Killed {
    Options options = Options.parse(call.args(), "i:nUs:c:w:pl");
    SimProcess process = call.process();
    if (options.unknown().isPresent()) {
      process.errLine("tcpdump: invalid option -- '" + options.unknown().get() + "'");
      return 1;
    }
    if (call.box().restricted()) {
      process.errLine(
          "tcpdump: any: You don't have permission to perform this capture on that device");
      process.errLine("(socket: Operation not permitted)");
      return 1;
    }
    if (!options.has("w")) {
      process.errLine("tcpdump: the simulated tcpdump of the demo cluster only writes: -w -");
      return 1;
    }
    String text = String.join(" ", options.operands());
    Optional<Predicate<Sight>> filter = SightFilter.of(text);
    if (filter.isEmpty()) {
      process.errLine("tcpdump: can't parse filter expression: syntax error (simulated)");
      return 1;
    }
    String address = call.box().network().address(call.box().ref().podRef()).orElse("");
    return new Tcpdump(call, options, filter.get(), address).capture();
  }

  private int capture() throws Killed {
    SimProcess process = call.process();
    int snaplen = options.number("s", 262_144);
    int most = options.number("c", Integer.MAX_VALUE);
    process.errLine("tcpdump: data link type LINUX_SLL");
    process.errLine(
        "tcpdump: listening on any, link-type LINUX_SLL (Linux cooked v1), snapshot length "
            + snaplen
            + " bytes");
    process.outBytes(header(snaplen));
    try (Tap.Hearing _ = call.box().network().tap().hear(flows::offer);
        Tap.Hearing _ = call.box().network().chatter().listen(call.box().ref().podRef())) {
      while (captured < most) {
        Flow flow = flows.poll();
        if (flow == null) {
          process.sleepMillis(BEAT_MILLIS);
        } else {
          write(Frames.of(flow, address, ++number), snaplen, most);
        }
      }
    } catch (Killed killed) {
      end();
      if (killed.signal() == TERM && !process.expired()) {
        return 0;
      }
      throw killed;
    }
    end();
    return 0;
  }

  private void write(List<Sight> seen, int snaplen, int most) throws Killed {
    for (Sight sight : seen) {
      if (filter.test(sight) && captured < most) {
        captured++;
        call.process().outBytes(record(sight.frame(), snaplen));
      }
    }
  }

  private void end() {
    call.process()
        .lastWords(
            "%d packets captured\n%d packets received by filter\n0 packets dropped by kernel\n"
                .formatted(captured, captured));
  }

  private static byte[] header(int snaplen) {
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(MICROS).putShort((short) 2).putShort((short) 4).putLong(0);
    return header.putInt(snaplen).putInt(Frames.LINK).array();
  }

  private static byte[] record(ByteBuffer frame, int snaplen) {
    int held = Math.min(frame.limit(), snaplen);
    Instant now = Instant.now();
    ByteBuffer record = ByteBuffer.allocate(16 + held).order(ByteOrder.LITTLE_ENDIAN);
    record.putInt((int) now.getEpochSecond()).putInt(now.getNano() / 1000);
    return record.putInt(held).putInt(frame.limit()).put(frame.slice(0, held)).array();
  }
}
