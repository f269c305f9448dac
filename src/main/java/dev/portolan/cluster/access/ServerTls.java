package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// TLS with one server. A change of the client certificate or of the authority makes a new factory
/// of sockets, so that connections and TLS sessions made with the old one are not used again.
final class ServerTls {
  /// OkHttp's own. Asked of a client without TLS, which does not read all of the computer's
  /// authorities to be made.
  private static final HostnameVerifier STRICT =
      new OkHttpClient.Builder()
          .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
          .build()
          .hostnameVerifier();

  private final ServerTrust trust;
  private final String serverName;
  private final HostnameVerifier names;
  private @Nullable Identity identity;
  private @Nullable SSLSocketFactory current;

  /// @param serverName what the server's certificate has to be for
  ServerTls(ServerTrust trust, String serverName) {
    this.trust = trust;
    this.serverName = serverName;
    this.names =
        trust.insecure()
            ? (host, session) -> true
            : (host, session) -> STRICT.verify(serverName, session);
  }

  /// Says whose name the certificate does not bear.
  ///
  /// @param server HOST:PORT
  AccessFailure otherName(String server) {
    return new AccessFailure("the certificate of " + server + " is not for " + serverName);
  }

  ServerTrust trust() {
    return trust;
  }

  HostnameVerifier names() {
    return names;
  }

  /// Makes sockets that present this client certificate; the same factory while nothing changes.
  synchronized SSLSocketFactory sockets(@Nullable Identity presented) throws AccessFailure {
    boolean otherTrust = trust.refresh();
    SSLSocketFactory last = current;
    if (last != null && !otherTrust && Objects.equals(presented, identity)) {
      return last;
    }
    SSLSocketFactory made = new NamedSockets(context(trust, presented), serverName);
    identity = presented;
    current = made;
    return made;
  }

  static SSLSocketFactory context(ServerTrust trust, @Nullable Identity presented)
      throws AccessFailure {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys =
          presented == null ? new KeyManager[0] : new KeyManager[] {new IdentityKeys(presented)};
      context.init(keys, new TrustManager[] {trust}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new AccessFailure("TLS cannot be set up with this context's certificates");
    }
  }
}
