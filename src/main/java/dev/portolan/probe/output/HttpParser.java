package dev.portolan.probe.output;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Http;
import dev.portolan.probe.Finding.Timing;
import dev.portolan.probe.Lines;
import dev.portolan.probe.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an HTTP request: of `curl -v`, both wgets with -S, and the scripts of `HttpScripts`. Lines
/// of an answer's head begin with `< ` or two blanks; nothing that a server says in them is taken
/// for the tool's own words.
public final class HttpParser implements OutputParser {
  private static final int MAX_HEADERS = 100;
  private static final int MAX_REDIRECTS = 20;
  private static final String SECONDS = "(\\d{1,6}[.,]\\d{1,9})";
  private static final Pattern TIMES =
      Pattern.compile(
          "^portolan-http (\\d{3}) " + (SECONDS + " ").repeat(5) + "(-?\\d{1,9}) (\\S{1,4000})$");
  private static final Pattern CLOCK =
      Pattern.compile("^portolan-clock (\\d+)[.,](\\d+) (\\d+)[.,](\\d+) (\\d+)[.,](\\d+)$");
  private static final Pattern STATUS =
      Pattern.compile("^(?:< | {2})HTTP/[\\d.]{1,4} (\\d{3})(?: .*)?$");
  private static final Pattern HEADER =
      Pattern.compile("^(?:< | {2})([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}): ?(.*)$");
  private static final Pattern WGET_ERROR =
      Pattern.compile("ERROR (\\d{3}): |returned error: HTTP/[\\d.]+ (\\d{3})");
  private static final Pattern SAID_NO =
      Pattern.compile(
          "Empty reply from server|HTTP/0\\.9|wrong version number|RemoteDisconnected|BadStatusLine"
              + "|bad header line|error getting response|No data received|socket hang up|Parse Error"
              + "|reset by peer|unexpected eof|SSL_connect|handshake failure|TLS alert"
              + "|SSL routines|SSLException|SSLHandshake|SSLProtocol|Connection reset|SSLError|SSL_ERROR|EPROTO|ECONNRESET|GnuTLS:|No headers, assuming",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPOKEN = Pattern.compile("^(?:\\*|curl: |[^<> ])");

  private final String url;
  private final boolean tls;
  private final boolean looks;
  private int status;
  private final List<String> headers = new ArrayList<>();
  private final List<String> redirects = new ArrayList<>();
  private String location = "";
  private Timing timing = Timing.NONE;
  private String verify = "";
  private Optional<Outcome> trouble = Optional.empty();
  private String detail = "";
  private String refusal = "";
  private boolean unfit;

  public HttpParser(String url, boolean tls) {
    this(url, tls, true);
  }

  /// @param looks false where the address was given, so that what tools count as the look-up is
  ///   their own start
  public HttpParser(String url, boolean tls, boolean looks) {
    this.url = url;
    this.tls = tls;
    this.looks = looks;
  }

  @Override
  public Optional<Finding> line(boolean error, String text) {
    Matcher times = TIMES.matcher(text);
    Matcher clock = CLOCK.matcher(text);
    Matcher first = STATUS.matcher(text);
    Matcher header = HEADER.matcher(text);
    if (times.matches()) {
      times(times);
    } else if (clock.matches()) {
      clock(clock);
    } else if (first.matches()) {
      answer(Integer.parseInt(first.group(1)));
    } else if (header.matches() && status > 0) {
      header(header.group(1), header.group(2).strip());
    } else if (status == 0 && text.startsWith("< ") && refusal.isEmpty()) {
      refusal = "it answered " + Lines.shown(text.substring(2), 80);
    } else if (SPOKEN.matcher(text).find()) {
      trouble(error, text);
    }
    return Optional.empty();
  }

  private void answer(int code) {
    if (!location.isEmpty() && redirects.size() < MAX_REDIRECTS) {
      redirects.add(location);
    }
    location = "";
    headers.clear();
    status = code;
  }

  private void header(String name, String value) {
    if (headers.size() < MAX_HEADERS) {
      headers.add(name + ": " + Lines.shown(value, 1000));
    }
    if (name.equalsIgnoreCase("Location") && status / 100 == 3) {
      location = Lines.shown(value, 2000);
    }
  }

  private void trouble(boolean error, String text) {
    unfit |= error && Phrases.unfit(text);
    Matcher wget = WGET_ERROR.matcher(text);
    if (wget.find() && status == 0) {
      status = Integer.parseInt(wget.group(1) == null ? wget.group(2) : wget.group(1));
    }
    Optional<Outcome> said = Phrases.outcome(text);
    if (trouble.isEmpty() && said.isPresent()) {
      trouble = said;
      detail = Phrases.reason(text);
    } else if (SAID_NO.matcher(text).find()) {
      refusal = refusal.isEmpty() ? Phrases.reason(text) : refusal;
    } else if (error && detail.isEmpty() && !text.startsWith("* ") && !Phrases.heading(text)) {
      detail = Phrases.reason(text);
    }
  }

  private void times(Matcher m) {
    int told = Integer.parseInt(m.group(1));
    status = told > 0 ? told : status;
    double lookup = millis(m.group(2));
    double connect = millis(m.group(3));
    double shaken = millis(m.group(4));
    double first = millis(m.group(5));
    double total = millis(m.group(6));
    timing =
        new Timing(
            connect > 0 && looks ? lookup : -1,
            part(connect, lookup),
            shaken > 0 ? part(shaken, connect) : -1,
            part(first, Math.max(shaken, connect)),
            first > 0 ? total : -1);
    boolean distrust = tls && told > 0 && !m.group(7).equals("0");
    verify = distrust ? "the certificate is not trusted there: ask tls" : "";
  }

  private void clock(Matcher m) {
    double start = Double.parseDouble(m.group(1) + "." + m.group(2));
    double connect = Double.parseDouble(m.group(3) + "." + m.group(4));
    double first = Double.parseDouble(m.group(5) + "." + m.group(6));
    if (start <= connect && connect <= first && Clocks.possible((first - start) * 1e3)) {
      timing = new Timing(-1, round(connect - start), -1, round(first - connect), -1);
    }
  }

  private static double round(double seconds) {
    return Math.round(seconds * 1e6) / 1e3;
  }

  private static double millis(String seconds) {
    return Math.round(Double.parseDouble(seconds.replace(',', '.')) * 1e6) / 1e3;
  }

  /// How long one part took by itself, from the times at which it and the one before ended.
  private static double part(double end, double before) {
    return end <= 0 || end < before ? -1 : Math.round((end - before) * 1e3) / 1e3;
  }

  @Override
  public Http finish(Ending ending) {
    if (status > 0) {
      List<String> led = new ArrayList<>(redirects);
      if (!location.isEmpty()) {
        led.add(location);
      }
      String end = isTimeout(ending.code()) || ending.cut() ? Http.STALLED : verify;
      return new Http(url, Outcome.ANSWERED, status, timing, led, headers, end);
    }
    if (trouble.isPresent()) {
      return failed(trouble.get(), detail);
    }
    if (!refusal.isEmpty()) {
      return failed(Outcome.REFUSED, refusal);
    }
    if (ending.cut() || isTimeout(ending.code())) {
      return failed(Outcome.TIMED_OUT, "no answer");
    }
    String why = detail.isEmpty() ? "the tool ended with exit code " + ending.code() : detail;
    return failed(Outcome.FAILED, why);
  }

  private Http failed(Outcome outcome, String why) {
    String text = Lines.shown(why.strip(), 300);
    return new Http(url, outcome, 0, timing, List.of(), List.of(), text);
  }

  /// 124 is coreutils' `timeout`, 143 busybox's, 28 curl's.
  private static boolean isTimeout(int code) {
    return code == 124 || code == 143 || code == 28;
  }

  @Override
  public boolean unfit() {
    return unfit && status == 0 && trouble.isEmpty();
  }
}
