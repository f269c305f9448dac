package dev.portolan.cluster.reflect;

import dev.portolan.cluster.api.ApiConnection;
import java.util.concurrent.Semaphore;

/// What the reflectors of one session share.
///
/// @param lists how many lists may be under way at once; watches do not count
public record Wire(
    ApiConnection api,
    ServedVersions served,
    Streaming streaming,
    Formats formats,
    Weather weather,
    Rhythm rhythm,
    Semaphore lists) {
  private static final int LISTS = 8;

  public Wire(ApiConnection api, Weather weather, Rhythm rhythm) {
    this(
        api,
        new ServedVersions(api, rhythm.clock()),
        new Streaming(),
        new Formats(),
        weather,
        rhythm,
        new Semaphore(LISTS, true));
  }
}
