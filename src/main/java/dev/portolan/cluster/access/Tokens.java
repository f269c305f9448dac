package dev.portolan.cluster.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The ways to have a bearer token: fixed, or from a file that somebody keeps fresh.
final class Tokens {
  private static final Duration REREAD = Duration.ofMinutes(1);

  private Tokens() {}

  static BearerToken fixed(String token) {
    return new BearerToken() {
      @Override
      public String token() {
        return token;
      }

      @Override
      public boolean renewable(String rejected) {
        return false;
      }
    };
  }

  static BearerToken file(Path file, InstantSource clock) {
    return new FromFile(file, clock);
  }

  /// A token file (`tokenFile`), read again every minute and after a 401, as client-go does.
  private static final class FromFile implements BearerToken {
    private final Path file;
    private final InstantSource clock;
    private String token = "";
    private Instant readAgainAt = Instant.MIN;

    FromFile(Path file, InstantSource clock) {
      this.file = file;
      this.clock = clock;
    }

    @Override
    public synchronized String token() throws IOException {
      Instant now = clock.instant();
      if (!now.isBefore(readAgainAt)) {
        token = Files.readString(file).strip();
        readAgainAt = now.plus(REREAD);
      }
      return token;
    }

    @Override
    public synchronized boolean renewable(String rejected) {
      if (rejected.equals(token)) {
        readAgainAt = Instant.MIN;
      }
      return true;
    }
  }
}
