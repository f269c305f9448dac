package dev.portolan.history;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/// A kept result in a list: enough to find it by, without what it printed.
///
/// @param target what was asked about, with the port when one was named
/// @param figure what was measured in a word or two, such as `0.43 ms`; or empty
/// @param words what a search looks in, in lower case, bounded
public record Row(
    String id,
    Instant at,
    CheckKind kind,
    ContainerRef from,
    String target,
    Outcome outcome,
    Duration took,
    String figure,
    String summary,
    String words) {
  private static final int MAX_WORDS = 2_000;

  public static Row of(Entry entry) {
    CheckResult r = entry.result();
    int port = r.request().port();
    String target = r.request().to().label() + (port == 0 ? "" : ":" + port);
    return new Row(
        entry.id(),
        r.transcript().started(),
        r.request().kind(),
        r.request().from(),
        target,
        r.outcome(),
        r.transcript().took(),
        r.findings().isEmpty() ? "" : Facts.figure(r.findings().getFirst()),
        r.summary(),
        words(r, target));
  }

  /// `shop/web-0 → shop/db:5432`.
  public String route() {
    return from.podRef().path() + " → " + target;
  }

  /// True where the check was asked from this pod, or about it.
  boolean about(String pod) {
    return from.podRef().path().equals(pod) || target.equals(pod) || target.startsWith(pod + ":");
  }

  private static String words(CheckResult r, String target) {
    String all =
        String.join(
            "\n",
            r.request().kind().title(),
            r.request().from().toString(),
            target,
            r.outcome().text(),
            r.vantage().node(),
            r.vantage().image(),
            r.summary(),
            r.findings().stream().map(Finding::address).collect(Collectors.joining(" ")),
            r.findings().stream().map(Finding::detail).collect(Collectors.joining(" ")),
            r.transcript().commands().stream()
                .map(Kubectl::line)
                .collect(Collectors.joining("\n")));
    String lower = all.toLowerCase(Locale.ROOT);
    return lower.substring(0, Math.min(MAX_WORDS, lower.length()));
  }
}
