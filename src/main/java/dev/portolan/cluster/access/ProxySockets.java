package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import javax.net.SocketFactory;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.HttpUrl;

/// Makes sockets that go to one server through one proxy. OkHttp's own proxies cannot speak TLS to
/// a proxy, and take a SOCKS proxy's password only from a place that all connections share.
final class ProxySockets extends SocketFactory {
  private final ProxyAddress proxy;
  private final SSLSocketFactory tls;
  private final HostnameVerifier names;
  private final String host;
  private final int port;

  /// @param tls for the connection to an `https` proxy
  ProxySockets(
      ProxyAddress proxy, SSLSocketFactory tls, HostnameVerifier names, String host, int port) {
    this.proxy = proxy;
    this.tls = tls;
    this.names = names;
    this.host = host;
    this.port = port;
  }

  /// The proxy of a cluster. As in kubectl, an `https` proxy may be vouched for by the cluster's
  /// authority; beside it, the system's count.
  static ProxySockets of(
      ProxyAddress proxy, ServerTrust trust, Map<String, String> environment, HttpUrl server)
      throws AccessFailure {
    ServerTrust vouching = proxy.tls() ? trust.withSystems(environment) : trust;
    return new ProxySockets(
        proxy,
        ServerTls.context(vouching, null),
        new ServerTls(trust, proxy.host()).names(),
        server.host(),
        server.port());
  }

  ProxyAddress proxy() {
    return proxy;
  }

  SSLSocketFactory tls() {
    return tls;
  }

  HostnameVerifier names() {
    return names;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  @Override
  public Socket createSocket() {
    return new ProxySocket(this);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw onlyUnconnectedOnes();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw onlyUnconnectedOnes();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw onlyUnconnectedOnes();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw onlyUnconnectedOnes();
  }

  private static IOException onlyUnconnectedOnes() {
    return new IOException("sockets are made unconnected");
  }
}
