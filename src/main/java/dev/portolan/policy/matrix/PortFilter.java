package dev.portolan.policy.matrix;

import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.PortSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ports that a matrix is asked about.
///
/// @param text as people write it: `TCP 5432`, `UDP`, or empty for all ports
public record PortFilter(String text, Connections connections) {
  public static final PortFilter ALL = new PortFilter("", Connections.ALL);

  private static final int LONGEST = 200;
  private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

  public boolean isAll() {
    return connections.isAll();
  }

  /// True for exactly one port of one protocol: then a single pair is allowed, denied or undecided,
  /// and nothing between.
  public boolean single() {
    return connections.tcp().size() + connections.udp().size() + connections.sctp().size() == 1;
  }

  /// Reads `5432`, `tcp 5432`, `udp/53`, `53/udp`, `80,443`, `8000-8080`, `udp`; a number alone
  /// means TCP, as in Kubernetes. Blank is every port. Empty when it is none of these.
  public static Optional<PortFilter> parse(String text) {
    String folded = text.strip().toLowerCase(Locale.ROOT);
    if (folded.isEmpty()) {
      return Optional.of(ALL);
    }
    if (folded.length() > LONGEST) {
      return Optional.empty();
    }
    Protocol protocol = null;
    PortSet ports = PortSet.NONE;
    for (String word : words(folded)) {
      Optional<Protocol> named = protocol(word);
      PortSet more = named.isPresent() ? PortSet.NONE : ports(word);
      if (named.isPresent() ? protocol != null : more.isEmpty()) {
        return Optional.empty();
      }
      protocol = named.orElse(protocol);
      ports = ports.union(more);
    }
    return Optional.of(of(protocol == null ? Protocol.TCP : protocol, ports));
  }

  private static PortFilter of(Protocol protocol, PortSet ports) {
    return ports.isEmpty()
        ? new PortFilter(protocol.name(), Connections.of(protocol, PortSet.ALL))
        : new PortFilter(protocol + " " + ports, Connections.of(protocol, ports));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("[\\s,/:;]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words.isEmpty() ? List.of("?") : words;
  }

  private static Optional<Protocol> protocol(String word) {
    for (Protocol protocol : Protocol.values()) {
      if (protocol.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(protocol);
      }
    }
    return Optional.empty();
  }

  /// None when it is no port, or no range of ports, from 1 to 65535.
  private static PortSet ports(String word) {
    Matcher matcher = PORTS.matcher(word);
    if (!matcher.matches()) {
      return PortSet.NONE;
    }
    int from = Integer.parseInt(matcher.group(1));
    int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
    return from < 1 || to > PortSet.LAST ? PortSet.NONE : PortSet.of(from, to);
  }
}
