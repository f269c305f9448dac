package dev.portolan.cli;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Family;
import dev.portolan.probe.Question.Way;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
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
    only("--count", count != null, PING, kind);
    only("--size", size != null, PING, kind);
    only("--interval", interval != null, PING, kind);
    only("--dont-fragment", whole, PING, kind);
    only("--by", by != null, TRACE, kind);
    only("-4", four, ALL, kind);
    only("-6", six, ALL, kind);
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
    if (packets < 1 || packets > 100) {
      throw CommandFailure.usage("--count takes a number from 1 to 100");
    }
    if (bytes < 0 || bytes > 65_000) {
      throw CommandFailure.usage("--size takes a number from 0 to 65000");
    }
    if (!(seconds >= 0.2 && seconds <= 10)) {
      throw CommandFailure.usage("--interval takes a number from 0.2 to 10");
    }
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

  private static void only(String option, boolean given, Set<CheckKind> kinds, CheckKind asked) {
    if (given && !kinds.contains(asked)) {
      List<String> verbs = kinds.stream().map(CheckKind::verb).toList();
      throw CommandFailure.usage(
          option + " is an option of " + String.join(", ", verbs) + ", not of " + asked.verb());
    }
  }
}
