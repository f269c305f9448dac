package dev.portolan.probe.laptop;

import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Certificate;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.target.Aim.Point;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// A TLS handshake of this computer's own: whatever certificates come are looked at, none is
/// trusted for it, and nothing is sent after it.
final class LaptopTls {
  private LaptopTls() {}

  static Finding ask(CheckRequest request, Point point, Duration limit) {
    String asked = request.question() instanceof Question.Tls t ? t.serverName() : "";
    String name = asked.isEmpty() ? point.name().isEmpty() ? point.address() : point.name() : asked;
    try (Socket plain = LaptopSockets.open(point, limit)) {
      plain.setSoTimeout((int) Math.max(1, limit.toMillis()));
      Handshake handshake = new Handshake(point, name);
      try (SSLSocket socket = handshake.over(plain)) {
        String version = socket.getSession().getProtocol();
        return found(point, Outcome.ANSWERED, version, name, handshake.chain(), "");
      }
    } catch (SSLException e) {
      return found(point, Outcome.REFUSED, "", name, List.of(), LaptopSockets.words(e));
    } catch (IOException e) {
      Outcome outcome = LaptopSockets.outcome(e);
      return found(point, outcome, "", name, List.of(), LaptopSockets.words(e));
    }
  }

  private static Finding found(
      Point point,
      Outcome outcome,
      String version,
      String name,
      List<X509Certificate> chain,
      String detail) {
    List<Certificate> told = chain.stream().map(LaptopTls::told).toList();
    List<String> problems = chain.isEmpty() ? List.of() : problems(chain, name);
    return new Finding.Tls(
        point.address(), point.port(), outcome, version, name, told, problems, detail);
  }

  private static Certificate told(X509Certificate c) {
    return new Certificate(
        c.getSubjectX500Principal().getName(),
        c.getIssuerX500Principal().getName(),
        names(c),
        c.getNotBefore().toInstant(),
        c.getNotAfter().toInstant());
  }

  private static List<String> problems(List<X509Certificate> chain, String name) {
    List<String> problems = new ArrayList<>();
    X509Certificate own = chain.getFirst();
    try {
      own.checkValidity();
    } catch (CertificateException e) {
      problems.add(
          "It is not valid now: it is from "
              + own.getNotBefore().toInstant()
              + " to "
              + own.getNotAfter().toInstant()
              + ".");
    }
    if (names(own).stream().noneMatch(n -> matches(n, name))) {
      problems.add("It is not for " + name + " but for " + String.join(", ", names(own)) + ".");
    }
    try {
      X509TrustManager usual = usual();
      if (usual != null) {
        usual.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
      }
    } catch (GeneralSecurityException e) {
      problems.add("No authority that this computer knows has signed it.");
    }
    return problems;
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names.stream().map(n -> String.valueOf(n.get(1))).toList();
    } catch (CertificateException e) {
      return List.of();
    }
  }

  /// A wildcard stands for one label (RFC 6125, section 6.4.3).
  private static boolean matches(String pattern, String name) {
    String p = pattern.toLowerCase(Locale.ROOT);
    String n = name.toLowerCase(Locale.ROOT);
    int dot = n.indexOf('.');
    return p.equals(n)
        || (p.startsWith("*.") && dot > 0 && n.substring(dot).equals(p.substring(1)));
  }

  private static @Nullable X509TrustManager usual() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x) {
        return x;
      }
    }
    return null;
  }
}
