package dev.portolan.probe.output;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.Finding.Certificate;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is wrong with a chain of certificates for the name that was asked for, at a time.
final class CertificateRules {
  /// Soon enough to say so: what renews certificates does it a month ahead (as cert-manager does, a
  /// third of the lifetime before the end).
  private static final Duration SOON = Duration.ofDays(14);

  private final Instant now;

  CertificateRules(Instant now) {
    this.now = now;
  }

  /// A sentence for each problem.
  ///
  /// @param wanted the name, or the address where there is no name; empty when the names of the
  ///   certificate are not known
  /// @param verify the tool's own words on the trust in the chain; empty when it trusts it or does
  ///   not tell
  List<String> problems(List<Certificate> chain, String wanted, String verify) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      String whose = i == 0 ? "The certificate" : "The certificate " + chain.get(i).subject();
      time(chain.get(i), whose, problems);
    }
    if (!chain.isEmpty() && !wanted.isEmpty() && !matches(chain.getFirst(), wanted)) {
      problems.add(mismatch(chain.getFirst(), wanted));
    }
    if (!verify.isEmpty() && !aboutTime(verify)) {
      problems.add(trust(verify));
    }
    return problems;
  }

  private void time(Certificate c, String whose, List<String> problems) {
    Instant after = c.notAfter();
    Instant before = c.notBefore();
    if (after != null && after.isBefore(now)) {
      problems.add(whose + " expired " + span(Duration.between(after, now)) + " ago.");
    } else if (after != null && after.isBefore(now.plus(SOON))) {
      problems.add(whose + " expires in " + span(Duration.between(now, after)) + ".");
    }
    if (before != null && before.isAfter(now)) {
      problems.add(whose + " is not valid yet: in " + span(Duration.between(now, before)) + ".");
    }
  }

  private static String span(Duration d) {
    return d.toDays() > 1
        ? d.toDays() + " days"
        : d.toHours() > 1 ? d.toHours() + " hours" : Math.max(1, d.toMinutes()) + " minutes";
  }

  private static String mismatch(Certificate c, String wanted) {
    String names =
        c.names().isEmpty()
            ? "it has no alternative names at all (clients ignore the subject's CN)"
            : "it is for " + String.join(", ", c.names().subList(0, Math.min(5, c.names().size())));
    return "The certificate is not for " + wanted + ": " + names + ".";
  }

  private static boolean aboutTime(String verify) {
    return verify.contains("expired") || verify.contains("not yet valid");
  }

  private static String trust(String verify) {
    String text = verify.toLowerCase(Locale.ROOT).replace('_', ' ');
    boolean own = text.contains("self-signed") || text.contains("self signed");
    return own
        ? "It is signed by itself, or by an authority that this container does not trust: "
            + verify
            + "."
        : "This container does not trust the authority: " + verify + ".";
  }

  /// RFC 6125: a wildcard stands for one whole label on the left; addresses match as such.
  static boolean matches(Certificate c, String wanted) {
    String name = wanted.toLowerCase(Locale.ROOT);
    String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return c.names().stream().anyMatch(n -> fits(n.toLowerCase(Locale.ROOT), host));
  }

  private static boolean fits(String pattern, String host) {
    if (Addresses.isLiteral(host)) {
      return Addresses.isLiteral(pattern)
          && InetAddress.ofLiteral(pattern).equals(InetAddress.ofLiteral(host));
    }
    if (!pattern.startsWith("*.")) {
      return pattern.equals(host);
    }
    int dot = host.indexOf('.');
    return dot > 0 && host.substring(dot).equals(pattern.substring(1));
  }
}
