package dev.portolan.cluster.reflect;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.json.ApiGroups;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Which groups and versions a server serves, as its `/apis` says: one request for all who ask,
/// asked again once the answer is old. What a server does not even have may thus not look like
/// something that one may not see. Thread-safe.
public final class ServedVersions {
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration OLD = Duration.ofMinutes(5);

  private final ApiConnection api;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Answer answer;

  /// @param versions null where the server does not tell
  private record Answer(@Nullable Set<String> versions, Instant time) {}

  ServedVersions(ApiConnection api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /// True for a `group/version` that is served, or where the server does not tell what it serves.
  public boolean has(String version) throws IOException {
    lock.lock();
    try {
      Answer known = answer;
      if (known == null || clock.instant().isAfter(known.time.plus(OLD))) {
        known = new Answer(ask(), clock.instant());
        answer = known;
      }
      return known.versions == null || known.versions.contains(version);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Set<String> ask() throws IOException {
    try {
      return api.get(
          api.url(List.of("apis")).build(),
          SILENCE,
          response -> ApiGroups.read(response.body().byteStream()));
    } catch (ApiFailure e) {
      if (e.code() == 403 || e.code() == 404) {
        return null;
      }
      throw e;
    }
  }
}
