package dev.portolan.cluster.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The certificate authorities that the system trusts, which decide where the kubeconfig names
/// none: the system's own store, as kubectl asks it, so that a company's authority counts; else the
/// ones that Java brings.
final class SystemAuthorities {
  private static final System.Logger LOG = System.getLogger(SystemAuthorities.class.getName());

  /// Where Linux distributions keep them (the list of Go's crypto/x509).
  private static final List<String> FILES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/pki/tls/cacert.pem",
          "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private SystemAuthorities() {}

  static List<X509Certificate> find(Map<String, String> environment) {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<X509Certificate> found = new ArrayList<>();
    if (os.startsWith("windows")) {
      store("Windows-ROOT", found);
    } else if (os.startsWith("mac")) {
      store("KeychainStore-ROOT", found);
      store("KeychainStore", found);
    } else {
      String named = environment.getOrDefault("SSL_CERT_FILE", "");
      bundle(named.isEmpty() ? FILES : List.of(named), found);
    }
    return found.isEmpty() ? javasOwn() : List.copyOf(found);
  }

  private static void bundle(List<String> files, List<X509Certificate> found) {
    for (String file : files) {
      if (found.isEmpty() && Files.isReadable(Path.of(file))) {
        try {
          found.addAll(Pem.certificates(Files.readAllBytes(Path.of(file))));
        } catch (IOException e) {
          LOG.log(System.Logger.Level.DEBUG, "{0} not read", file);
        }
      }
    }
  }

  private static void store(String type, List<X509Certificate> found) {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      for (String alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          found.add(certificate);
        }
      }
    } catch (GeneralSecurityException | IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "no store {0} on this system", type);
    }
  }

  private static List<X509Certificate> javasOwn() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .flatMap(m -> Arrays.stream(((X509TrustManager) m).getAcceptedIssuers()))
          .toList();
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }
}
