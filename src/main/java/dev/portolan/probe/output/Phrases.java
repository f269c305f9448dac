package dev.portolan.probe.output;

import dev.portolan.probe.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The error messages by which tools say how the wire answered, whichever tool it is: the words of
/// glibc's, musl's and busybox's `strerror` and resolvers, and of the tools themselves.
final class Phrases {
  private static final String NO_FAMILY = "cannot assign requested address";

  private static final List<Map.Entry<Outcome, List<String>>> TABLE =
      List.of(
          Map.entry(
              Outcome.UNRESOLVED,
              List.of(
                  "name or service not known",
                  "name does not resolve",
                  "temporary failure in name resolution",
                  "name resolution failure",
                  "no address associated with",
                  "address family for hostname not supported",
                  "could not resolve",
                  "couldn't resolve",
                  "forward host lookup failed",
                  "name lookup failure",
                  "unable to resolve",
                  "failed to resolve",
                  "unknown host",
                  "bad address",
                  "bad destination address",
                  "gaierror")),
          Map.entry(
              Outcome.REFUSED,
              List.of("connection refused", "connectionrefusederror", " conn-refused")),
          Map.entry(
              Outcome.UNREACHABLE,
              List.of(
                  "no route to host",
                  "host is unreachable",
                  "host unreachable",
                  "network is unreachable",
                  "network unreachable",
                  "net unreachable",
                  // No address of the family: as where a pod's sysctls switch IPv6 off.
                  NO_FAMILY,
                  "address family not supported",
                  "port unreachable",
                  "protocol unreachable",
                  "address unreachable",
                  "packet filtered",
                  "administratively prohibited",
                  " host-unreach",
                  " net-unreach",
                  " admin-prohibited",
                  "communication prohibited",
                  "time to live exceeded",
                  "frag needed",
                  "fragmentation needed",
                  "message too long",
                  "packet too big")),
          Map.entry(
              Outcome.NOT_PERMITTED,
              List.of(
                  "operation not permitted",
                  "permission denied",
                  "lacking privilege",
                  "not have enough privileges",
                  "missing cap_net_raw",
                  "must be root",
                  "got root?",
                  "need to be root")),
          Map.entry(
              Outcome.TIMED_OUT,
              List.of(
                  "timed out",
                  "timeout was reached", // curl, of a connection
                  "timeout expired",
                  "ncat: timeout",
                  " no-response")));

  /// Words of a tool that does not know an option it was given, or lacks a part that it needs.
  private static final List<String> UNFIT =
      List.of(
          "invalid option",
          "unrecognized option",
          "unknown option",
          "illegal option",
          "bad option",
          "option requires",
          "invalid argument: '",
          "invalid value (`", // a number in another locale than its own
          "applet not found",
          "can't execute",
          "cannot execute",
          "can't locate",
          "cannot load such file",
          "undefined function",
          "jdk.compiler",
          "can't parse",
          "modulenotfounderror",
          "not supported or disabled");

  private static final Pattern HEADING =
      Pattern.compile("--\\d{4}-\\d{2}-\\d{2} |\\* +Trying |Ncat: Version ");

  private static final Pattern OPENSSL =
      Pattern.compile("[0-9A-Fa-f]{6,20}:error:[^:]*:[^:]*:[^:]*:([^:]+):");

  private Phrases() {}

  /// What a line says of the wire, or empty when it says nothing that is known.
  static Optional<Outcome> outcome(String line) {
    String text = line.toLowerCase(Locale.ROOT);
    for (Map.Entry<Outcome, List<String>> row : TABLE) {
      if (row.getValue().stream().anyMatch(text::contains)) {
        return Optional.of(row.getKey());
      }
    }
    return Optional.empty();
  }

  /// The reason in an error line of OpenSSL, which is wrapped in numbers and places of its source;
  /// other lines without curl's mark, else as they are.
  static String reason(String line) {
    Matcher openssl = OPENSSL.matcher(line);
    if (!openssl.find()) {
      return line.strip().replaceFirst("^\\* +", ""); // curl's own mark
    }
    // What the system says stands at the end, behind the place in the source.
    boolean system = openssl.group(1).equals("system lib");
    return (system ? line.substring(line.lastIndexOf(':') + 1) : openssl.group(1)).strip();
  }

  /// True for what GNU wget, curl and ncat print before they say anything.
  static boolean heading(String line) {
    return HEADING.matcher(line).lookingAt();
  }

  /// True when the tool, as found, cannot do what it was asked: another one must be tried.
  static boolean unfit(String line) {
    String text = line.toLowerCase(Locale.ROOT);
    boolean bashWithoutTcp = text.contains("/dev/tcp/") && text.contains("no such file");
    return bashWithoutTcp || UNFIT.stream().anyMatch(text::contains);
  }
}
