package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.util.Map;
import java.util.Optional;

/// Which proxy leads to a server: the cluster's own `proxy-url`, else what HTTPS_PROXY, HTTP_PROXY
/// and NO_PROXY say, in upper case or lower, as Go's httpproxy package reads them.
final class ProxyRules {
  private ProxyRules() {}

  /// @param host without brackets
  static Optional<ProxyAddress> find(
      Stanza cluster, Map<String, String> environment, boolean https, String host, int port)
      throws AccessFailure {
    if (cluster.has("proxy-url")) {
      Optional<ProxyAddress> own = ProxyAddress.of(cluster.text("proxy-url"));
      if (own.isEmpty()) {
        throw new AccessFailure(
            "the cluster's proxy-url is not the address of an http, https or socks5 proxy");
      }
      return own;
    }
    String named = either(environment, https ? "HTTPS_PROXY" : "HTTP_PROXY");
    boolean cgi = !environment.getOrDefault("REQUEST_METHOD", "").isEmpty();
    if (named.isEmpty()
        || (cgi && !https)
        || !new NoProxy(either(environment, "NO_PROXY")).uses(host, port)) {
      return Optional.empty();
    }
    Optional<ProxyAddress> proxy =
        ProxyAddress.of(named).or(() -> ProxyAddress.of("http://" + named));
    if (proxy.isEmpty()) {
      throw new AccessFailure(
          (https ? "HTTPS_PROXY" : "HTTP_PROXY")
              + " is not the address of an http, https or socks5 proxy");
    }
    return proxy;
  }

  private static String either(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty()
        ? environment.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "")
        : value;
  }
}
