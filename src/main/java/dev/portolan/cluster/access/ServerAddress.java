package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.util.Locale;
import okhttp3.HttpUrl;

/// Reads a cluster's `server` as kubectl does: without a scheme it is plain HTTP; a path is kept as
/// a prefix; query and fragment are dropped.
final class ServerAddress {
  private ServerAddress() {}

  static HttpUrl of(Stanza cluster) throws AccessFailure {
    String server = cluster.text("server").strip();
    if (server.isEmpty()) {
      throw new AccessFailure("the cluster has no server");
    }
    boolean bare = !server.contains("://");
    HttpUrl url = HttpUrl.parse(bare ? "http://" + server : server);
    if (url == null) {
      throw new AccessFailure("the cluster's server is not an address" + scheme(server));
    }
    if (bare && !url.encodedPath().equals("/")) {
      throw new AccessFailure("the cluster's server has to be a URL or HOST:PORT");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new AccessFailure(
          "the cluster's server has a user name in it: Portolan does not send passwords (basic"
              + " authentication)");
    }
    HttpUrl.Builder clean = url.newBuilder().query(null).fragment(null);
    if (url.pathSegments().getLast().isEmpty()) {
      clean.removePathSegment(url.pathSize() - 1);
    }
    return clean.build();
  }

  /// What is wrong with the scheme, without quoting the address, which may hold a password.
  private static String scheme(String server) {
    String scheme = server.substring(0, server.indexOf("://") < 0 ? 0 : server.indexOf("://"));
    boolean known = scheme.toLowerCase(Locale.ROOT).matches("https?|");
    return known || !scheme.matches("[A-Za-z0-9+.-]{1,20}") ? "" : ": " + scheme + " is not HTTP";
  }
}
