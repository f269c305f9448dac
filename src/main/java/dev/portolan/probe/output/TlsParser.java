package dev.portolan.probe.output;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Certificate;
import dev.portolan.probe.Finding.Tls;
import dev.portolan.probe.Lines;
import dev.portolan.probe.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a TLS handshake: of `openssl s_client`, `curl -v`, the scripts of `TlsScripts`, and of
/// wget, which tells neither version nor certificate.
public final class TlsParser implements OutputParser {
  private static final Pattern VERSION =
      Pattern.compile(
          "^portolan-tls (TLSv[\\d.]+|SSLv\\d)$"
              + "|^\\s*(?:New, )?(TLSv[\\d.]+|SSLv\\d), Cipher is (?!\\(NONE\\))"
              + "|^\\s*Protocol *: (TLSv[\\d.]+|SSLv\\d)$"
              + "|^\\* SSL connection using (TLSv[\\d.]+|SSLv\\d) ");
  private static final Pattern VERIFY =
      Pattern.compile(
          "^portolan-verify (.+)$|^\\s*Verify return code: \\d+ \\((.+)\\)$"
              + "|^\\* +SSL certificate verify result: (.+?) \\(\\d+\\), continuing anyway");
  private static final Pattern CURL =
      Pattern.compile("^\\* +(subject|start date|expire date|issuer|subjectAltName): ?(.*)$");

  /// What follows a handshake of wget, whichever it was.
  private static final Pattern ANSWERED = Pattern.compile("^HTTP request sent, awaiting response");

  private static final String SOME_VERSION = "TLS";

  private static final Pattern SAID_NO =
      Pattern.compile(
          "wrong version number|alert|handshake failure|no protocols available|unexpected eof"
              + "|packet length too long|record layer failure|http request|unsupported protocol"
              + "|EPROTO|GnuTLS: |unknown protocol|SSLException|SSLHandshake|SSLProtocol|EOFException"
              + "|Broken pipe|SSLError|SSLEOFError|reset by peer|ECONNRESET"
              + "|SSL_connect|no peer certificate available|socket disconnected",
          Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String address;
  private final int port;
  private final String name;
  private final CertificateRules rules;
  private final Pems pems = new Pems();
  private String version = "";
  private String verify = "";
  private String subject = "";
  private String issuer = "";
  private @Nullable Instant notBefore;
  private @Nullable Instant notAfter;
  private Optional<Outcome> trouble = Optional.empty();
  private String detail = "";
  private String refusal = "";
  private boolean unfit;

  public TlsParser(String address, int port, String name, Instant now) {
    this.address = address;
    this.port = port;
    this.name = name;
    this.rules = new CertificateRules(now);
  }

  @Override
  public Optional<Finding> line(boolean error, String text) {
    if (pems.line(text)) {
      return Optional.empty();
    }
    Matcher spoken = VERSION.matcher(text);
    Matcher trusted = VERIFY.matcher(text);
    Matcher curl = CURL.matcher(text);
    if (spoken.find()) {
      version = group(spoken);
    } else if (trusted.find()) {
      String words = group(trusted);
      verify = words.equals("ok") ? "" : Lines.shown(words, 200);
    } else if (curl.matches()) {
      field(curl.group(1), curl.group(2));
    } else if (ANSWERED.matcher(text).find()) {
      version = version.isEmpty() ? SOME_VERSION : version;
    } else {
      trouble(error, text);
    }
    return Optional.empty();
  }

  private void trouble(boolean error, String text) {
    unfit |= error && Phrases.unfit(text);
    Optional<Outcome> said = Phrases.outcome(text);
    if (trouble.isEmpty() && said.isPresent()) {
      trouble = said;
      detail = Phrases.reason(text);
    } else if (refusal.isEmpty() && !text.startsWith("* TLSv") && SAID_NO.matcher(text).find()) {
      refusal = Phrases.reason(text);
    } else if (error && detail.isEmpty()) {
      detail = Phrases.reason(text);
    }
  }

  private void field(String key, String value) {
    switch (key) {
      case "subject" -> subject = Lines.shown(value, 300);
      case "issuer" -> issuer = Lines.shown(value, 300);
      case "start date" -> notBefore = date(value);
      case "expire date" -> notAfter = date(value);
      default -> {} // curl names the one that matched, not all
    }
  }

  private static @Nullable Instant date(String text) {
    try {
      return DATE.parse(text.strip().replaceAll(" +", " "), Instant::from);
    } catch (DateTimeParseException e) {
      return null; // a locale's words: the other facts still count
    }
  }

  @Override
  public Tls finish(Ending ending) {
    List<Certificate> chain = chain();
    if (!version.isEmpty() && ending.code() > 0 && refusal.contains("alert")) {
      // Near the end of the handshake, as when a client certificate is wanted.
      String why = Lines.shown(refusal, 300);
      return new Tls(address, port, Outcome.REFUSED, version, name, chain, List.of(), why);
    }
    if (!version.isEmpty()) {
      // What curl shows does not tell the names, so nothing is said of them.
      boolean named = !pems.chain().isEmpty();
      String wanted = named ? name.isEmpty() ? address : name : "";
      return shaken(chain, rules.problems(chain, wanted, verify));
    }
    if (trouble.isPresent()) {
      return failed(trouble.get(), detail);
    }
    if (!refusal.isEmpty()) {
      return failed(Outcome.REFUSED, refusal);
    }
    if (ending.cut() || ending.code() == 124 || ending.code() == 143 || ending.code() == 28) {
      return failed(Outcome.TIMED_OUT, "no answer");
    }
    String why = detail.isEmpty() ? "the tool ended with exit code " + ending.code() : detail;
    return failed(Outcome.FAILED, why);
  }

  private List<Certificate> chain() {
    if (!pems.chain().isEmpty() || subject.isEmpty()) {
      return pems.chain();
    }
    return List.of(new Certificate(subject, issuer, List.of(), notBefore, notAfter));
  }

  @Override
  public boolean unfit() {
    return unfit && version.isEmpty() && trouble.isEmpty();
  }

  private Tls shaken(List<Certificate> chain, List<String> problems) {
    return new Tls(address, port, Outcome.ANSWERED, version, name, chain, problems, "");
  }

  private Tls failed(Outcome outcome, String why) {
    String text = Lines.shown(why, 300);
    return new Tls(address, port, outcome, version, name, List.of(), List.of(), text);
  }

  private static String group(Matcher matcher) {
    for (int i = 1; i <= matcher.groupCount(); i++) {
      if (matcher.group(i) != null) {
        return matcher.group(i);
      }
    }
    return "";
  }
}
