package dev.portolan.probe.laptop;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.target.Aim.Point;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// A TLS handshake over a connection that stands. Whatever certificates come are kept to be looked
/// at; none is turned down, and none is trusted for it.
final class Handshake {
  private final Point point;
  private final String name;
  private final Looking looking = new Looking();

  /// @param name the one to ask for (SNI), unless it is an address
  Handshake(Point point, String name) {
    this.point = point;
    this.name = name;
  }

  SSLSocket over(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket) context().getSocketFactory().createSocket(plain, name, point.port(), true);
    if (!Addresses.isLiteral(name)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(name)));
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return socket;
  }

  private SSLContext context() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {looking}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java has no TLS", e);
    }
  }

  /// The certificates that were shown, the server's own first.
  List<X509Certificate> chain() {
    return looking.chain;
  }

  /// Lets every chain pass, so that it can be looked at.
  private static final class Looking implements X509TrustManager {
    private final List<X509Certificate> chain = new ArrayList<>();

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String type)
        throws CertificateException {
      throw new CertificateException("this is no server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type) {
      chain.addAll(List.of(certificates));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
