package dev.portolan.probe;

import dev.portolan.model.PortNumber;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A host name or IP address as somebody typed it, perhaps with a port or pasted as a URL.
///
/// @param host empty when the text is none
/// @param port 0 when the text names none
/// @param problem why the text is no host, or empty
public record HostText(String host, int port, String problem) {
  private static final Pattern URL = Pattern.compile("(?i)(https?)://([^/?#]*).*");
  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]+)\\](?::(\\d+))?");
  private static final Pattern WITH_PORT = Pattern.compile("([^:]+):(\\d+)");
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]*\\.[0-9]+|[0-9]+");

  /// Reads a host, a host with a port, or a URL, of which the path is left away.
  public static HostText parse(String typed) {
    String text = typed.strip();
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      return authority(text);
    }
    if (url.group(2).contains("@")) {
      return wrong("Leave out the user and the password: they are not sent.");
    }
    HostText host = authority(url.group(2));
    int usual = url.group(1).toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
    return host.port != 0 || !host.valid() ? host : new HostText(host.host, usual, "");
  }

  /// Reads a host, or a host with a port.
  public static HostText authority(String text) {
    Matcher bracketed = BRACKETED.matcher(text);
    if (bracketed.matches()) {
      return of(bracketed.group(1), bracketed.group(2));
    }
    Matcher withPort = WITH_PORT.matcher(text);
    return withPort.matches() ? of(withPort.group(1), withPort.group(2)) : of(text, null);
  }

  public boolean valid() {
    return problem.isEmpty();
  }

  /// True for an address or a dotted name: hardly meant as a search.
  public boolean looksOutside() {
    return valid() && (host.contains(".") || host.contains(":"));
  }

  /// True for an IP address.
  public boolean address() {
    return valid() && Addresses.isLiteral(host);
  }

  private static HostText of(String host, @Nullable String digits) {
    OptionalInt port = digits == null ? OptionalInt.of(0) : PortNumber.parse(digits);
    if (port.isEmpty()) {
      return wrong(PortNumber.RULE);
    }
    String problem = problem(host);
    return problem.isEmpty() ? new HostText(host, port.getAsInt(), "") : wrong(problem);
  }

  private static HostText wrong(String problem) {
    return new HostText("", 0, problem);
  }

  private static String problem(String host) {
    if (host.isEmpty()) {
      return "Type a host name or an IP address.";
    }
    if (Addresses.isLiteral(host)) {
      return "";
    }
    if (host.contains(":")) {
      return host + " is not an IPv6 address.";
    }
    if (host.contains("/")) {
      return "A range cannot be checked: type one address.";
    }
    if (NUMERIC.matcher(host).matches()) {
      return host + " is not an IPv4 address.";
    }
    return Addresses.isHostName(host) ? "" : "“" + host + "” is not a host name.";
  }
}
