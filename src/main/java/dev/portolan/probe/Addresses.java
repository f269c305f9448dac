package dev.portolan.probe;

import static java.util.stream.Collectors.joining;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// IP literals and host names, as text: nothing here ever asks a resolver.
public final class Addresses {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

  private Addresses() {}

  /// True for an IPv4 or IPv6 literal.
  public static boolean isLiteral(String text) {
    return IPV4.matcher(text).matches() || isIpv6(text);
  }

  /// An address with a zone (`fe80::1%eth0`) is none: the zone is an interface of one host, and
  /// only that host could say whether there is one.
  public static boolean isIpv6(String text) {
    boolean bare = text.indexOf('%') < 0 && !text.startsWith("[");
    return bare && text.indexOf(':') >= 0 && parsed(text).isPresent();
  }

  /// True for a host name by RFC 1123, with the underscore that DNS names in use have: labels of
  /// letters, digits and inner hyphens, 253 characters at most. All-numeric names are no names.
  public static boolean isHostName(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (name.isEmpty() || name.length() > 253) {
      return false;
    }
    String[] labels = name.toLowerCase(Locale.ROOT).split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return !labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// A typed name as DNS has it: one with letters beyond ASCII in Punycode (RFC 3490); what is no
  /// such name stays as it is.
  public static String ascii(String typed) {
    String name = typed.strip().replaceFirst("^\\[(.*)]$", "$1"); // as in a URL
    if (name.chars().allMatch(c -> c < 128)) {
      return name;
    }
    try {
      return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException e) {
      return name; // no name by the rules: whoever checks says so
    }
  }

  /// The form in which the API and the tools write an address: IPv6 in lower case with its longest
  /// run of zeros left out (RFC 5952), and an IPv4 address in IPv6's clothes (`::ffff:10.1.2.3`) as
  /// what it is, since that is what is sent. What is no address stays as it is.
  public static String canonical(String address) {
    return isIpv6(address) ? parsed(address).map(Addresses::text).orElse(address) : address;
  }

  private static String text(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return address.getHostAddress();
    }
    int[] words = new int[8];
    for (int i = 0; i < 8; i++) {
      words[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    int start = 0;
    int most = 1; // one zero by itself is written
    for (int i = 0; i < 8; i++) {
      int zeros = zeros(words, i);
      start = zeros > most ? i : start;
      most = Math.max(most, zeros);
    }
    return most == 1 ? hex(words, 0, 8) : hex(words, 0, start) + "::" + hex(words, start + most, 8);
  }

  private static int zeros(int[] words, int from) {
    int end = from;
    while (end < 8 && words[end] == 0) {
      end++;
    }
    return end - from;
  }

  private static String hex(int[] words, int from, int to) {
    return Arrays.stream(words, from, to).mapToObj(Integer::toHexString).collect(joining(":"));
  }

  /// The first host address of a range: `10.1.2.1` of `10.1.2.0/24`, `fd00:1::1` of `fd00:1::/64`;
  /// by convention the gateway of a node's pods.
  public static Optional<String> firstOf(String cidr) {
    int slash = cidr.indexOf('/');
    String base = slash < 0 ? cidr : cidr.substring(0, slash);
    return isLiteral(base) ? parsed(base).flatMap(Addresses::next) : Optional.empty();
  }

  private static Optional<String> next(InetAddress address) {
    byte[] bytes = address.getAddress();
    bytes[bytes.length - 1]++;
    try {
      boolean over = bytes[bytes.length - 1] == 0;
      return over ? Optional.empty() : Optional.of(text(InetAddress.getByAddress(bytes)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // it has the length of an address
    }
  }

  private static Optional<InetAddress> parsed(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
