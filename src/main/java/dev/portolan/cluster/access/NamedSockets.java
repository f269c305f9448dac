package dev.portolan.cluster.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Makes TLS sockets on connected ones, which ask for the server by the given name: Java by itself
/// leaves out names without a dot.
final class NamedSockets extends SSLSocketFactory {
  private final SSLSocketFactory sockets;
  private final String serverName;

  NamedSockets(SSLSocketFactory sockets, String serverName) {
    this.sockets = sockets;
    this.serverName = serverName;
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    Socket made = sockets.createSocket(socket, serverName, port, autoClose);
    if (made instanceof SSLSocket tls && isName(serverName)) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(serverName)));
      tls.setSSLParameters(parameters);
    }
    return made;
  }

  private static boolean isName(String host) {
    return host.matches("(?!.*\\.$)[A-Za-z0-9_.-]*[A-Za-z][A-Za-z0-9_.-]*");
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw onlyOnConnectedOnes();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw onlyOnConnectedOnes();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw onlyOnConnectedOnes();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw onlyOnConnectedOnes();
  }

  private static IOException onlyOnConnectedOnes() {
    return new IOException("TLS is spoken on connected sockets only");
  }
}
