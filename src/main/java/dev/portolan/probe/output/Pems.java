package dev.portolan.probe.output;

import dev.portolan.probe.Finding.Certificate;
import dev.portolan.probe.Lines;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Reads certificates in PEM out of what a tool prints, line by line.
final class Pems {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final int MAX_LINES = 400;
  private static final int MAX_CHAIN = 10;
  private static final int DNS_NAME = 2;
  private static final int ADDRESS = 7;

  private final List<String> block = new ArrayList<>();
  private final List<Certificate> chain = new ArrayList<>();
  private boolean inside;

  /// Takes a line; true when it belonged to a certificate.
  boolean line(String text) {
    String line = text.strip();
    if (line.equals(BEGIN)) {
      inside = true;
      block.clear();
    } else if (!inside) {
      return false;
    }
    block.add(line);
    if (line.equals(END)) {
      inside = false;
      read().filter(c -> chain.size() < MAX_CHAIN && !chain.contains(c)).ifPresent(chain::add);
    } else if (block.size() > MAX_LINES) {
      inside = false;
    }
    return true;
  }

  /// The certificates in the order in which they came, each once.
  List<Certificate> chain() {
    return List.copyOf(chain);
  }

  private Optional<Certificate> read() {
    byte[] pem = String.join("\n", block).getBytes(StandardCharsets.US_ASCII);
    try {
      X509Certificate read =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pem));
      return Optional.of(
          new Certificate(
              Lines.shown(read.getSubjectX500Principal().getName(), 300),
              Lines.shown(read.getIssuerX500Principal().getName(), 300),
              names(read.getSubjectAlternativeNames()),
              read.getNotBefore().toInstant(),
              read.getNotAfter().toInstant()));
    } catch (CertificateException e) {
      return Optional.empty(); // cut short, or none: what else was printed still counts
    }
  }

  private static List<String> names(Collection<List<?>> alternatives) {
    return alternatives == null
        ? List.of()
        : alternatives.stream()
            .filter(a -> a.getFirst().equals(DNS_NAME) || a.getFirst().equals(ADDRESS))
            .map(a -> Lines.shown(String.valueOf(a.get(1)), 300))
            .limit(100)
            .toList();
  }
}
