package dev.portolan.probe.output;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Grpc;
import dev.portolan.probe.Lines;
import dev.portolan.probe.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a health check by gRPC: of `grpc_health_probe`, `curl -v` with the body in hexadecimal,
/// and the script of `GrpcScripts`.
public final class GrpcParser implements OutputParser {
  /// `HealthCheckResponse.ServingStatus`.
  private static final List<String> SERVING =
      List.of("UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN");

  /// gRPC's own status codes, by number.
  private static final List<String> CODES =
      List.of(
          "OK",
          "CANCELLED",
          "UNKNOWN",
          "INVALID_ARGUMENT",
          "DEADLINE_EXCEEDED",
          "NOT_FOUND",
          "ALREADY_EXISTS",
          "PERMISSION_DENIED",
          "RESOURCE_EXHAUSTED",
          "FAILED_PRECONDITION",
          "ABORTED",
          "OUT_OF_RANGE",
          "UNIMPLEMENTED",
          "INTERNAL",
          "UNAVAILABLE",
          "DATA_LOSS",
          "UNAUTHENTICATED");

  private static final int HEAD = 5;
  private static final int MAX_BODY = 10_000;
  private static final Pattern OWN =
      Pattern.compile("^portolan-grpc (\\d{1,9}\\.\\d{1,9}) (-?\\d{1,3}) ([0-9a-f]{0,10000})$");
  private static final Pattern HEX = Pattern.compile("^(?: [0-9a-f]{2})+$");
  private static final Pattern TIMES =
      Pattern.compile("portolan (\\d{1,6}\\.\\d+) (\\d{1,6}\\.\\d+)$");
  private static final Pattern TRAILER = Pattern.compile("^< grpc-status: ?(\\d{1,3})$");
  private static final Pattern PROBE =
      Pattern.compile(
          "status: ([A-Z_]+)$|not healthy \\(responded with \"([A-Z_]+)\"\\)|code ?= ?([A-Za-z]+)");
  private static final Map<String, String> SPELLED = Map.of("NOTFOUND", "NOT_FOUND");
  private static final Pattern SAID_NO =
      Pattern.compile(
          "HTTP/0\\.9|HTTP/1|Empty reply|HTTP2 framing|Remote peer returned unexpected|http2 error|no HTTP/2"
              + "|ended the connection|reset the call|closed the connection|wrong version number"
              + "|doesn't implement the grpc health|SSLError|handshake|reset by peer|nghttp2|not closed cleanly|stream 1 closed|Broken pipe",
          Pattern.CASE_INSENSITIVE);

  private final String address;
  private final int port;
  private final StringBuilder hex = new StringBuilder();
  private int code = -1;
  private String told = "";
  private double millis = -1;
  private Optional<Outcome> trouble = Optional.empty();
  private String detail = "";
  private String refusal = "";
  private boolean unfit;

  public GrpcParser(String address, int port) {
    this.address = address;
    this.port = port;
  }

  @Override
  public Optional<Finding> line(boolean error, String text) {
    Matcher own = OWN.matcher(text);
    Matcher trailer = TRAILER.matcher(text);
    Matcher probe = PROBE.matcher(text);
    if (own.matches()) {
      millis = Double.parseDouble(own.group(1));
      code = Integer.parseInt(own.group(2));
      body(HexFormat.of().parseHex(own.group(3).length() % 2 == 0 ? own.group(3) : ""));
    } else if (trailer.matches()) {
      code = Integer.parseInt(trailer.group(1));
    } else if (!error && HEX.matcher(text).matches()) {
      hex.append(hex.length() < MAX_BODY ? text.replace(" ", "") : "");
    } else if (probe.find()) {
      probe(probe);
    } else if (!text.startsWith("<") && !text.startsWith(">")) {
      trouble(error, text);
    } else if (text.startsWith("< HTTP/1")) {
      refusal = "it speaks HTTP/1, not gRPC";
    }
    return Optional.empty();
  }

  private void probe(Matcher m) {
    String word = m.group(1) == null ? m.group(2) == null ? m.group(3) : m.group(2) : m.group(1);
    String name = word.toUpperCase(Locale.ROOT);
    told = SPELLED.getOrDefault(name, name);
    if (told.equals("DEADLINEEXCEEDED") || told.equals("UNAVAILABLE")) {
      trouble = Optional.of(Outcome.TIMED_OUT);
      told = "";
    }
  }

  private void trouble(boolean error, String text) {
    unfit |= error && Phrases.unfit(text);
    Optional<Outcome> said = Phrases.outcome(text);
    if (trouble.isEmpty() && said.isPresent()) {
      trouble = said;
      detail = Phrases.reason(text);
    } else if (refusal.isEmpty() && SAID_NO.matcher(text).find() && !text.contains("ALPN")) {
      refusal = Phrases.reason(text);
    } else if (error && detail.isEmpty() && !text.startsWith("* ")) {
      detail = Phrases.reason(text);
    }
  }

  /// A frame with the message's first field, and behind it what curl was told to write.
  private void body(byte[] bytes) {
    if (bytes.length >= HEAD + 2 && bytes[0] == 0 && bytes[HEAD] == 8) {
      int status = bytes[HEAD + 1];
      told = status >= 0 && status < SERVING.size() ? SERVING.get(status) : "UNKNOWN";
    } else if (bytes.length >= HEAD && bytes[0] == 0 && bytes[HEAD - 1] == 0 && told.isEmpty()) {
      told = SERVING.getFirst(); // an empty message: the field has its default
    }
    Matcher times = TIMES.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    if (times.find()) {
      double connect = Double.parseDouble(times.group(1));
      millis =
          connect > 0 ? Math.round((Double.parseDouble(times.group(2)) - connect) * 1e6) / 1e3 : -1;
    }
  }

  @Override
  public Grpc finish(Ending ending) {
    if (hex.length() > 0) {
      body(HexFormat.of().parseHex(hex));
    }
    if (code > 0 || !told.isEmpty()) {
      String status = code > 0 ? name(code) : told;
      return new Grpc(address, port, Outcome.ANSWERED, status, millis, "");
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

  private static String name(int code) {
    return code < CODES.size() ? CODES.get(code) : "code " + code;
  }

  private Grpc failed(Outcome outcome, String why) {
    return new Grpc(address, port, outcome, "", -1, Lines.shown(why, 300));
  }

  @Override
  public boolean unfit() {
    return unfit && told.isEmpty() && trouble.isEmpty();
  }
}
