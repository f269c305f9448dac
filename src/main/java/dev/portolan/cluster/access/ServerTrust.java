package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Decides whether the server's certificate is signed by whom the kubeconfig names: an authority in
/// data or in a file that may change at any time, else the system's; nobody when it is told not to
/// ask (`insecure-skip-tls-verify`). Names are verified elsewhere.
final class ServerTrust extends X509ExtendedTrustManager {
  private final @Nullable PemText authority;
  private final boolean insecure;
  private byte[] seen = {};
  private @Nullable X509TrustManager judge;

  private ServerTrust(
      @Nullable PemText authority, boolean insecure, @Nullable X509TrustManager judge) {
    this.authority = authority;
    this.insecure = insecure;
    this.judge = judge;
  }

  static ServerTrust of(Stanza cluster, Map<String, String> environment) throws AccessFailure {
    if (cluster.truth("insecure-skip-tls-verify")) {
      return new ServerTrust(null, true, null);
    }
    PemText authority = cluster.pem("certificate-authority");
    if (authority == null) {
      return new ServerTrust(null, false, judge(SystemAuthorities.find(environment)));
    }
    ServerTrust trust = new ServerTrust(authority, false, null);
    trust.refresh();
    return trust;
  }

  /// One that trusts the system's authorities too, for a proxy.
  ServerTrust withSystems(Map<String, String> environment) throws AccessFailure {
    if (insecure || authority == null) {
      return this;
    }
    List<X509Certificate> both = new ArrayList<>(Pem.certificates(authority.bytes()));
    both.addAll(SystemAuthorities.find(environment));
    return new ServerTrust(null, false, judge(both));
  }

  boolean insecure() {
    return insecure;
  }

  /// Reads the authority's file again if it changed. True when from now on others are trusted.
  synchronized boolean refresh() throws AccessFailure {
    if (authority == null) {
      return false;
    }
    byte[] now;
    try {
      now = authority.bytes();
    } catch (AccessFailure e) {
      if (judge == null) {
        throw e;
      }
      return false; // a file that is being replaced: the last one goes on
    }
    if (judge != null && Arrays.equals(now, seen)) {
      return false;
    }
    List<X509Certificate> certificates = Pem.certificates(now);
    if (certificates.isEmpty() && judge != null) {
      return false;
    }
    if (certificates.isEmpty()) {
      throw new AccessFailure(
          "cluster's certificate-authority cannot be used: no certificate in PEM");
    }
    judge = judge(certificates);
    seen = now;
    return true;
  }

  static X509TrustManager judge(List<X509Certificate> authorities) throws AccessFailure {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority-" + i, authorities.get(i));
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new AccessFailure("the certificate authorities cannot be used");
    }
  }

  private void judge(X509Certificate[] chain, String type) throws CertificateException {
    if (insecure) {
      return;
    }
    X509TrustManager now;
    synchronized (this) {
      now = judge;
    }
    if (now == null) {
      throw new CertificateException("no authority to judge by");
    }
    now.checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is no server");
  }

  /// None: only a server would send them to its clients.
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
