package dev.portolan.cluster.access;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The token of a credential plugin, kept until shortly before it runs out or the server rejects
/// it.
final class ExecToken implements BearerToken {
  private static final Duration EARLY = Duration.ofSeconds(10);

  private final ExecCredential plugin;
  private final InstantSource clock;
  private ExecCredential.Credential current;

  ExecToken(ExecCredential plugin, ExecCredential.Credential first, InstantSource clock) {
    this.plugin = plugin;
    this.current = first;
    this.clock = clock;
  }

  @Override
  public synchronized String token() throws IOException {
    if (!current.expires().isAfter(clock.instant().plus(EARLY))) {
      current = plugin.obtain();
    }
    return current.token();
  }

  @Override
  public synchronized boolean renewable(String rejected) {
    if (rejected.equals(current.token())) {
      current =
          new ExecCredential.Credential(
              current.token(), current.certificate(), current.key(), Instant.MIN);
    }
    return true;
  }
}
