package dev.portolan.cluster.api;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// The server's answer with a status other than 200. The message is its own, in one line.
public final class ApiFailure extends IOException {
  private static final long serialVersionUID = 1L;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final int code;
  private final Duration retryAfter;

  public ApiFailure(int code, String message, Duration retryAfter) {
    super(message.isEmpty() ? "HTTP " + code : message);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public int code() {
    return code;
  }

  /// How long the server wants to be left alone (429, 503); zero when it does not say.
  public Duration retryAfter() {
    return retryAfter;
  }

  public String line() {
    return String.valueOf(getMessage());
  }

  /// A `Retry-After` header, at most a minute: in seconds, or as a time (RFC 9110), of which
  /// proxies make use. A time is compared with the answer's own `Date`, for the clocks of two
  /// computers differ; without that, and for anything else, zero.
  public static Duration retryAfter(@Nullable String header, @Nullable String date) {
    if (header == null) {
      return Duration.ZERO;
    }
    if (header.matches("[0-9]{1,9}")) {
      return bounded(Duration.ofSeconds(Long.parseLong(header)));
    }
    @Nullable Instant until = time(header);
    @Nullable Instant now = time(date);
    return until == null || now == null ? Duration.ZERO : bounded(Duration.between(now, until));
  }

  private static Duration bounded(Duration asked) {
    return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
