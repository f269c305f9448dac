package dev.portolan.cluster.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// A proxy: `http`, `https` or `socks5` (also as `socks5h`: names are always resolved by the
/// proxy), with a user and a password or without.
record ProxyAddress(String scheme, String host, int port, String user, String password) {
  private static final Pattern URL = Pattern.compile("([A-Za-z0-9]{1,7})://([^/?#]*).*");

  /// Empty when the text is no address of such a proxy. What is wrong with it is not said, since it
  /// may hold a password.
  static Optional<ProxyAddress> of(String text) {
    Matcher parts = URL.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    int usual = usualPort(scheme);
    String authority = parts.group(2);
    HttpUrl url = usual == 0 ? null : HttpUrl.parse("http://" + authority + "/");
    if (url == null) {
      return Optional.empty();
    }
    boolean named = authority.matches(".*:[0-9]+");
    return Optional.of(
        new ProxyAddress(
            scheme.equals("socks5h") ? "socks5" : scheme,
            url.host(),
            named ? url.port() : usual,
            url.username(),
            url.password()));
  }

  private static int usualPort(String scheme) {
    return switch (scheme) {
      case "http" -> 80;
      case "https" -> 443;
      case "socks5", "socks5h" -> 1080;
      default -> 0;
    };
  }

  boolean tls() {
    return scheme.equals("https");
  }

  boolean socks() {
    return scheme.equals("socks5");
  }

  boolean hasCredentials() {
    return !user.isEmpty() || !password.isEmpty();
  }

  /// For messages: without user and password.
  @Override
  public String toString() {
    return "proxy " + host + ":" + port;
  }
}
