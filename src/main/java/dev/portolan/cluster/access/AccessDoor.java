package dev.portolan.cluster.access;

import dev.portolan.cluster.api.Door;
import dev.portolan.cluster.api.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import okhttp3.HttpUrl;

/// The way to a context's server, with its proxy, TLS and credentials.
///
/// @param base the server's address
/// @param sockets unconnected ones, to the server or through its proxy
record AccessDoor(
    HttpUrl base,
    SocketFactory sockets,
    ServerTls tls,
    Credentials credentials,
    Authorization authorization)
    implements Door {
  private static final int TIMEOUT_MILLIS = 10_000;

  @Override
  public Socket open() throws IOException {
    Socket plain = connected();
    if (!base.isHttps()) {
      return plain;
    }
    try {
      plain.setSoTimeout(TIMEOUT_MILLIS);
      SSLSocket secure =
          (SSLSocket)
              tls.sockets(credentials.proof().identity())
                  .createSocket(plain, base.host(), base.port(), true);
      secure.startHandshake();
      if (!tls.names().verify(base.host(), secure.getSession())) {
        throw tls.otherName(base.host() + ":" + base.port());
      }
      secure.setSoTimeout(0);
      return secure;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private Socket connected() throws IOException {
    if (sockets instanceof ProxySockets) {
      return connected(InetSocketAddress.createUnresolved(base.host(), base.port()));
    }
    IOException last = new IOException("no address of " + base.host());
    for (InetAddress address : InetAddress.getAllByName(base.host())) {
      try {
        return connected(new InetSocketAddress(address, base.port()));
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = sockets.createSocket();
    try {
      socket.connect(address, TIMEOUT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public List<Header> headers() throws IOException {
    return authorization.headers(credentials.proof());
  }

  @Override
  public boolean insecure() {
    return tls.trust().insecure();
  }

  @Override
  public void close() {
    credentials.close();
  }

  @Override
  public String toString() {
    return "way to " + base.host() + ":" + base.port();
  }
}
