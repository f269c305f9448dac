package dev.portolan.ui.checks;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A host name or IP address as somebody typed it, perhaps with a port or pasted as a URL.
///
/// @param host empty when the text is none
/// @param port 0 when the text names none
/// @param problem why the text is no host, or empty
record HostText(String host, int port, String problem) {
  private static final int LONGEST_NAME = 253;
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern URL = Pattern.compile("(https?)://([^/?#]+).*");
  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]+)\\](?::(\\d{1,5}))?");
  private static final Pattern WITH_PORT = Pattern.compile("([^:]+):(\\d{1,5})");
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]*\\.[0-9]+|[0-9]+");
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern LABEL =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", Pattern.CASE_INSENSITIVE);

  static HostText parse(String typed) {
    String text = typed.strip();
    Matcher url = URL.matcher(text);
    if (url.matches()) {
      HostText host = parse(url.group(2));
      int usual = url.group(1).equals("https") ? 443 : 80;
      return host.port != 0 || !host.valid() ? host : new HostText(host.host, usual, "");
    }
    Matcher bracketed = BRACKETED.matcher(text);
    if (bracketed.matches()) {
      return of(bracketed.group(1), bracketed.group(2));
    }
    Matcher withPort = WITH_PORT.matcher(text);
    return withPort.matches() ? of(withPort.group(1), withPort.group(2)) : of(text, null);
  }

  boolean valid() {
    return problem.isEmpty();
  }

  /// True for an address or a dotted name: hardly meant as a search.
  boolean looksOutside() {
    return valid() && (host.contains(".") || host.contains(":"));
  }

  /// True for an IP address.
  boolean address() {
    return valid() && literal(host);
  }

  private static HostText of(String host, @Nullable String portDigits) {
    int port = portDigits == null ? 0 : Integer.parseInt(portDigits);
    if (portDigits != null && (port < 1 || port > HIGHEST_PORT)) {
      return new HostText("", 0, "A port is a number from 1 to 65535.");
    }
    String problem = problem(host);
    return problem.isEmpty() ? new HostText(host, port, "") : new HostText("", 0, problem);
  }

  private static String problem(String host) {
    if (host.isEmpty()) {
      return "Type a host name or an IP address.";
    }
    if (host.contains(":")) {
      return literal(host) ? "" : host + " is not an IPv6 address.";
    }
    if (host.contains("/")) {
      return "A range cannot be checked: type one address.";
    }
    if (NUMERIC.matcher(host).matches()) {
      return IPV4.matcher(host).matches() && literal(host) ? "" : host + " is not an IPv4 address.";
    }
    return name(host) ? "" : "“" + host + "” is not a host name.";
  }

  /// Never asks a name server.
  private static boolean literal(String address) {
    if (address.contains("%")) {
      return false;
    }
    try {
      return InetAddress.ofLiteral(address) != null;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  private static boolean name(String host) {
    String plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
      return false;
    }
    for (String label : plain.toLowerCase(Locale.ROOT).split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }
}
