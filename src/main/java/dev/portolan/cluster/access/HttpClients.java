package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/// Makes the HTTP client of one connection. It follows no redirect, so that credentials go to no
/// other server, and knows no proxy but what its sockets go through.
final class HttpClients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PING = Duration.ofSeconds(30);
  private static final int MOST_REQUESTS = 64;

  private HttpClients() {}

  static OkHttpClient make(SocketFactory sockets, ServerTls tls, Authorization authorization)
      throws AccessFailure {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(MOST_REQUESTS);
    dispatcher.setMaxRequestsPerHost(MOST_REQUESTS);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectionPool(new ConnectionPool())
        .connectTimeout(CONNECT_TIMEOUT)
        .readTimeout(READ_TIMEOUT)
        .writeTimeout(READ_TIMEOUT)
        .pingInterval(PING)
        .followRedirects(false)
        .followSslRedirects(false)
        .proxy(Proxy.NO_PROXY)
        .dns(sockets instanceof ProxySockets ? HttpClients::unresolved : Dns.SYSTEM)
        .socketFactory(sockets)
        .sslSocketFactory(tls.sockets(null), tls.trust())
        .hostnameVerifier(tls.names())
        .addInterceptor(authorization)
        .build();
  }

  /// An address that is never connected to: the proxy resolves the name.
  private static List<InetAddress> unresolved(String host) throws java.net.UnknownHostException {
    return List.of(InetAddress.getByAddress(host, new byte[4]));
  }
}
