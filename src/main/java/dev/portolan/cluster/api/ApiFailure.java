package dev.portolan.cluster.api;

import java.io.IOException;
import java.time.Duration;
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

  /// A `Retry-After` header in seconds, at most a minute; the form with a date is not used by API
  /// servers and reads as zero.
  public static Duration retryAfter(@Nullable String header) {
    if (header == null || !header.matches("[0-9]{1,9}")) {
      return Duration.ZERO;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(header));
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
