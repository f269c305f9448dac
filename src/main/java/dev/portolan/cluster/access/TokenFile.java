package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A token file (`tokenFile`), which somebody keeps fresh: read again every minute and after a 401,
/// as client-go does. While it cannot be read, the last token of it goes on.
final class TokenFile {
  private static final Duration REREAD = Duration.ofMinutes(1);
  private static final int MAX_BYTES = 1024 * 1024;

  private final Path file;
  private final InstantSource clock;
  private String token;
  private Instant readAgainAt = Instant.MIN;

  /// @param fallback the stanza's own token, used while the file cannot be read; may be empty
  TokenFile(Path file, String fallback, InstantSource clock) {
    this.file = file;
    this.token = fallback;
    this.clock = clock;
  }

  synchronized String token() throws AccessFailure {
    Instant now = clock.instant();
    if (now.isBefore(readAgainAt)) {
      return token;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String fresh = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip();
      token = fresh.isEmpty() ? token : fresh;
    } catch (IOException e) {
      if (token.isEmpty()) {
        throw new AccessFailure("the user's tokenFile cannot be read: " + file);
      }
    }
    if (token.isEmpty()) {
      throw new AccessFailure("the user's tokenFile is empty: " + file);
    }
    readAgainAt = now.plus(REREAD);
    return token;
  }

  /// Has the file read again when its token was rejected.
  synchronized void rejected(String rejected) {
    if (rejected.equals(token)) {
      readAgainAt = Instant.MIN;
    }
  }
}
