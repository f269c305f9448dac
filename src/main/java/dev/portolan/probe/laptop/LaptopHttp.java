package dev.portolan.probe.laptop;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Timing;
import dev.portolan.probe.Lines;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.target.Aim.Point;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// An HTTP/1.1 request of this computer's own, written by hand: it goes to the very address that is
/// meant, by the name that is meant (`Host`, SNI), and no certificate is turned down. Redirects are
/// told, not followed; of an answer the head is read alone.
final class LaptopHttp {
  private static final int MAX_HEADERS = 40;
  private static final int MAX_HEAD = 64 << 10;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
  private static final Pattern HOST_PORT = Pattern.compile("(?i)host:\\s*(.*?)(?::\\d+)?\\s*");

  private final Question.Http http;
  private final Point point;
  private final String host;
  private double connected = -1;
  private double shaken = -1;
  private double first = -1;

  private LaptopHttp(Question.Http http, Point point) {
    this.http = http;
    this.point = point;
    this.host = host(http, point);
  }

  static Finding ask(CheckRequest request, Point point, Duration limit) {
    Question.Http http =
        request.question() instanceof Question.Http h ? h : Question.Http.PLAIN.at(point.port());
    return new LaptopHttp(http, point).ask(limit);
  }

  private Finding ask(Duration limit) {
    long began = System.nanoTime();
    try (Socket plain = LaptopSockets.open(point, limit)) {
      connected = millis(began);
      plain.setSoTimeout((int) Math.max(1, limit.toMillis()));
      if (!http.tls()) {
        return exchange(plain, began);
      }
      try (Socket safe = new Handshake(point, host).over(plain)) {
        shaken = millis(began);
        return exchange(safe, began);
      }
    } catch (SSLException e) {
      return failed(Outcome.REFUSED, e);
    } catch (IOException e) {
      Outcome outcome = LaptopSockets.outcome(e);
      boolean after = connected >= 0 && outcome == Outcome.FAILED;
      return failed(after ? Outcome.REFUSED : outcome, e);
    }
  }

  private Finding exchange(Socket socket, long began) throws IOException {
    socket.getOutputStream().write(head().getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    List<String> lines = new ArrayList<>();
    int status = read(socket.getInputStream(), lines, began);
    if (status == 0) {
      String said =
          lines.isEmpty() ? "it closed the connection without an answer" : lines.getFirst();
      return told(Outcome.REFUSED, 0, List.of(), List.of(), Lines.shown(said, 200));
    }
    List<String> led =
        lines.stream()
            .filter(l -> status / 100 == 3 && l.toLowerCase(Locale.ROOT).startsWith("location:"))
            .map(l -> l.substring("location:".length()).strip())
            .toList();
    return told(Outcome.ANSWERED, status, led, lines, "");
  }

  private String head() {
    StringBuilder text = new StringBuilder(http.method() + " " + http.path() + " HTTP/1.1\r\n");
    boolean named = http.headers().stream().anyMatch(h -> HOST_PORT.matcher(h).matches());
    if (!named) {
      boolean usual = point.port() == (http.tls() ? 443 : 80);
      text.append("Host: ").append(bracketed(host)).append(usual ? "" : ":" + point.port());
      text.append("\r\n");
    }
    http.headers().forEach(h -> text.append(h).append("\r\n"));
    return text.append("User-Agent: portolan\r\nAccept: */*\r\nConnection: close\r\n\r\n")
        .toString();
  }

  /// Reads the head; the status, or 0 for what is none.
  private int read(InputStream in, List<String> headers, long began) throws IOException {
    String line = line(in, began);
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      if (!line.isEmpty()) {
        headers.add("it answered " + line);
      }
      return 0;
    }
    String next = line(in, began);
    while (!next.isEmpty()) {
      if (headers.size() < MAX_HEADERS) {
        headers.add(Lines.shown(next, 1_000));
      }
      next = line(in, began);
    }
    return Integer.parseInt(status.group(1));
  }

  private String line(InputStream in, long began) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n' && line.length() < MAX_HEAD; c = in.read()) {
      first = first < 0 ? millis(began) : first;
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private Finding told(
      Outcome outcome, int status, List<String> led, List<String> headers, String detail) {
    double before = Math.max(connected, shaken);
    Timing timing =
        new Timing(
            -1,
            connected,
            shaken < 0 ? -1 : shaken - connected,
            first < 0 ? -1 : first - before,
            first);
    return new Finding.Http(url(), outcome, status, timing, led, headers, detail);
  }

  private Finding failed(Outcome outcome, IOException e) {
    return told(outcome, 0, List.of(), List.of(), LaptopSockets.words(e));
  }

  private static double millis(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  private String url() {
    boolean usual = point.port() == (http.tls() ? 443 : 80);
    return (http.tls() ? "https://" : "http://")
        + bracketed(host)
        + (usual ? "" : ":" + point.port())
        + http.path();
  }

  /// The name of a given `Host` header, else what the target is called, else its address.
  private static String host(Question.Http http, Point point) {
    for (String header : http.headers()) {
      Matcher given = HOST_PORT.matcher(header);
      if (given.matches() && Addresses.isHostName(given.group(1))) {
        return given.group(1).toLowerCase(Locale.ROOT);
      }
    }
    return point.name().isEmpty() ? point.address() : point.name();
  }

  private static String bracketed(String host) {
    return Addresses.isIpv6(host) ? "[" + host + "]" : host;
  }
}
