package dev.portolan.cli;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Family;
import dev.portolan.probe.Question.Way;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of the questions about a path: `ping`, `traceroute` and `mtu`.
final class PathOptions {
  private static final Set<CheckKind> PING = EnumSet.of(CheckKind.PING);
  private static final Set<CheckKind> TRACE = EnumSet.of(CheckKind.TRACEROUTE);
  private static final Set<CheckKind> ALL =
      EnumSet.of(CheckKind.PING, CheckKind.TRACEROUTE, CheckKind.MTU);

  @Option(names = "--count", paramLabel = "N", description = "ping: packets, 1 to 100 (default 5).")
  private @Nullable Integer count;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description = "ping: payload, 0 to 65000 (default 56).")
  private @Nullable Integer size;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      description = "ping: between packets, 0.2 to 10 (default 0.2).")
  private @Nullable Double interval;

  @Option(names = "--dont-fragment", description = "ping: packets must not be cut up on the way.")
  private boolean whole;

  @Option(
      names = "--by",
      paramLabel = "udp|icmp|tcp",
      description = "traceroute: what the probes are (default: what gets furthest).")
  private @Nullable String by;

  @Option(
      names = {"-4", "--ipv4"},
      description = "ping, traceroute, mtu: IPv4 alone.")
  private boolean four;

  @Option(
      names = {"-6", "--ipv6"},
      description = "ping, traceroute, mtu: IPv6 alone.")
  private boolean six;

  /// The question with these options. Fails with one line on an option that is wrong, or another
  /// kind's.
  ///
  /// @param otherwise the question of a kind that has no options here
  Question question(CheckKind kind, int port, Question otherwise) {
    KindOption.only("--count", count != null, PING, kind);
    KindOption.only("--size", size != null, PING, kind);
    KindOption.only("--interval", interval != null, PING, kind);
    KindOption.only("--dont-fragment", whole, PING, kind);
    KindOption.only("--by", by != null, TRACE, kind);
    KindOption.only("-4", four, ALL, kind);
    KindOption.only("-6", six, ALL, kind);
    if (four && six) {
      throw CommandFailure.usage("-4 and -6 exclude each other");
    }
    Family family = four ? Family.IPV4 : six ? Family.IPV6 : Family.ANY;
    return switch (kind) {
      case PING -> ping(family);
      case TRACEROUTE -> new Question.Traceroute(way(), port, family);
      case MTU -> new Question.Mtu(family);
      default -> otherwise;
    };
  }

  private Question.Ping ping(Family family) {
    Question.Ping plain = Question.Ping.PLAIN;
    int packets = count == null ? plain.count() : count;
    int bytes = size == null ? plain.size() : size;
    double seconds = interval == null ? plain.interval().toMillis() / 1000.0 : interval;
    Numbers.check("--count", packets, 1, 100);
    Numbers.check("--size", bytes, 0, 65_000);
    Numbers.check("--interval", seconds, 0.2, 10);
    Duration pace = Duration.ofMillis(Math.round(seconds * 1000));
    return new Question.Ping(packets, bytes, pace, whole, family);
  }

  private Way way() {
    return switch (by == null ? "" : by.toLowerCase(Locale.ROOT)) {
      case "" -> Way.BEST;
      case "udp" -> Way.UDP;
      case "icmp" -> Way.ICMP;
      case "tcp" -> Way.TCP;
      default -> throw CommandFailure.usage("--by takes udp, icmp or tcp, not " + by);
    };
  }
}
