package dev.portolan.diagnosis;

import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import java.util.List;
import java.util.Optional;

/// Reads what a TLS handshake has shown.
final class Certificates {
  /// The subjects of the certificates that controllers make for themselves (ingress-nginx,
  /// Traefik).
  private static final List<String> MAKESHIFT =
      List.of("Kubernetes Ingress Controller Fake Certificate", "TRAEFIK DEFAULT CERT");

  private Certificates() {}

  static Optional<Finding.Tls> of(CheckResult result) {
    return result.findings(Finding.Tls.class).stream().findFirst();
  }

  static boolean makeshift(Finding.Tls found) {
    return found.chain().stream()
        .limit(1)
        .anyMatch(c -> MAKESHIFT.stream().anyMatch(c.subject()::contains));
  }

  /// What every client turns down: the time, or the name. Whom a client trusts is its own affair: a
  /// cluster's own authority is known to those who were given it.
  static Optional<String> turnedDown(Finding.Tls found) {
    return found.problems().stream()
        .filter(p -> !trust(p) && !p.contains(" expires in "))
        .findFirst();
  }

  /// What only some turn down.
  static Optional<String> distrusted(Finding.Tls found) {
    return found.problems().stream().filter(Certificates::trust).findFirst();
  }

  private static boolean trust(String problem) {
    return problem.contains("does not trust") || problem.contains("No authority");
  }

  /// Such as `, of CN=shop`.
  static String words(Finding.Tls found) {
    String detail = found.detail().isEmpty() ? "" : " (" + found.detail() + ")";
    return found.chain().isEmpty()
        ? detail
        : ", by a certificate of " + found.chain().getFirst().subject();
  }
}
