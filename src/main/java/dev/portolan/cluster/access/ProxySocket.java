package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/// A socket that is connected when its proxy has made a way to the server. Whatever address it is
/// told to connect to, it goes to that server: the proxy resolves its name.
final class ProxySocket extends Socket {
  private final ProxySockets way;
  private volatile Socket lower = new Socket();

  ProxySocket(ProxySockets way) {
    this.way = way;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    ProxyAddress proxy = way.proxy();
    try {
      lower.connect(
          new InetSocketAddress(InetAddress.getByName(proxy.host()), proxy.port()), timeout);
      lower.setSoTimeout(timeout);
      if (proxy.tls()) {
        lower = secured(lower, proxy);
      }
      if (proxy.socks()) {
        Socks5.open(lower, proxy, way.host(), way.port());
      } else {
        HttpTunnel.open(lower, proxy, way.host(), way.port());
      }
      lower.setSoTimeout(0);
    } catch (AccessFailure e) {
      lower.close();
      throw e;
    } catch (IOException e) {
      lower.close();
      throw new AccessFailure("the " + proxy + " " + words(e));
    }
  }

  private Socket secured(Socket plain, ProxyAddress proxy) throws IOException {
    SSLSocket tls = (SSLSocket) way.tls().createSocket(plain, proxy.host(), proxy.port(), true);
    tls.startHandshake();
    if (!way.names().verify(proxy.host(), tls.getSession())) {
      tls.close();
      throw new AccessFailure("the certificate of the " + proxy + " is not for " + proxy.host());
    }
    return tls;
  }

  private static String words(IOException e) {
    return switch (e) {
      case UnknownHostException u -> "cannot be found: no such host";
      case SocketTimeoutException t -> "does not answer in time";
      case SSLException s -> "has a certificate that nobody trusts here, or does not speak TLS";
      case SocketException s -> "cannot be reached";
      default -> "does not answer as a proxy";
    };
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return lower.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return lower.getOutputStream();
  }

  @Override
  public void close() throws IOException {
    lower.close();
  }

  @Override
  public boolean isConnected() {
    return lower.isConnected();
  }

  @Override
  public boolean isBound() {
    return lower.isBound();
  }

  @Override
  public boolean isClosed() {
    return lower.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return lower.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return lower.isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    lower.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    lower.shutdownOutput();
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    lower.setSoTimeout(timeout);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return lower.getSoTimeout();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    lower.setTcpNoDelay(on);
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    lower.setSoLinger(on, seconds);
  }

  @Override
  public InetAddress getInetAddress() {
    return lower.getInetAddress();
  }

  @Override
  public int getPort() {
    return lower.getPort();
  }

  @Override
  public int getLocalPort() {
    return lower.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return lower.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return lower.getLocalSocketAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return lower.getLocalAddress();
  }

  /// Without the proxy's credentials.
  @Override
  public String toString() {
    return "way through the " + way.proxy();
  }
}
