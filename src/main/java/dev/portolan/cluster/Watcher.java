package dev.portolan.cluster;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.json.WatchEvent;
import dev.portolan.cluster.json.WatchReader;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.HttpUrl;

/// Watches one kind from a list's position on.
final class Watcher {
  private static final int GONE = 410;
  private static final int SHORTEST_SECONDS = 240;
  private static final int SPREAD_SECONDS = 60;

  /// Bookmarks come about once a minute; a longer silence is a dead connection, or a server that
  /// sends none. Opening the watch anew tells which, and costs little.
  private static final Duration SILENCE = Duration.ofSeconds(90);

  /// A watch without events that ends sooner is not opened again at once.
  private static final Duration TOO_SHORT = Duration.ofSeconds(5);

  private final ApiConnection api;
  private final Kind kind;
  private final Sink sink;
  private final Rhythm rhythm;

  Watcher(ApiConnection api, Kind kind, Sink sink, Rhythm rhythm) {
    this.api = api;
    this.kind = kind;
    this.sink = sink;
    this.rhythm = rhythm;
  }

  /// Why a watch ended without a failure.
  enum End {
    /// Its time was up: go on from where it stands.
    TIME,
    /// It ended at once: go on, but wait first.
    SHORT,
    /// The server does not remember where it stood: list anew.
    FORGOTTEN
  }

  Watch from(Lister.Position position) {
    return new Watch(position);
  }

  /// A watch that knows how far it has come, over several connections.
  final class Watch {
    private final Lister.Position start;
    private String resourceVersion;
    private boolean open;
    private boolean forgotten;
    private boolean moved;

    private Watch(Lister.Position start) {
      this.start = start;
      this.resourceVersion = start.resourceVersion();
    }

    /// Takes events until the server ends the stream. Fails only when the watch cannot be opened or
    /// the server reports an error in it.
    End run(Runnable opened) throws IOException {
      open = false;
      forgotten = false;
      moved = false;
      Instant began = rhythm.clock().instant();
      try {
        api.get(
            url(),
            SILENCE,
            response -> {
              open = true;
              opened.run();
              try (WatchReader events =
                  new WatchReader(response.body().byteStream(), start.place().reader())) {
                return take(events);
              }
            });
      } catch (ApiFailure e) {
        if (e.code() != GONE) {
          throw e;
        }
        forgotten = true;
      } catch (SocketTimeoutException e) {
        if (!open) {
          throw e;
        }
        return End.TIME;
      } catch (IOException e) {
        // a stream that breaks is opened again; only if that fails, the server is in trouble
        if (!open || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
      if (forgotten) {
        return End.FORGOTTEN;
      }
      boolean soon =
          Duration.between(began, rhythm.clock().instant()).compareTo(TOO_SHORT) < 0 && !moved;
      return soon ? End.SHORT : End.TIME;
    }

    private HttpUrl url() {
      int seconds = SHORTEST_SECONDS + rhythm.random().nextInt(SPREAD_SECONDS);
      return api.url(start.place().list(start.namespace()))
          .addQueryParameter("watch", "true")
          .addQueryParameter("allowWatchBookmarks", "true")
          .addQueryParameter("resourceVersion", resourceVersion)
          .addQueryParameter("timeoutSeconds", Integer.toString(seconds))
          .build();
    }

    private boolean take(WatchReader events) throws IOException {
      while (true) {
        WatchEvent event = events.next();
        switch (event) {
          case null -> {
            return true;
          }
          case WatchEvent.Put put -> {
            sink.put(kind, put.objects());
            reached(put.objects());
          }
          case WatchEvent.Deleted deleted -> {
            sink.remove(kind, deleted.objects());
            reached(deleted.objects());
          }
          case WatchEvent.Bookmark mark -> reached(mark.resourceVersion());
          case WatchEvent.Unknown unknown -> moved = true;
          case WatchEvent.Failure failure -> {
            if (failure.status().code() != GONE) {
              throw new ApiFailure(
                  failure.status().code(), failure.status().message(), Duration.ZERO);
            }
            forgotten = true;
            return true;
          }
        }
      }
    }

    private void reached(List<? extends KubeObject> objects) {
      reached(objects.getFirst().meta().resourceVersion());
    }

    private void reached(String version) {
      moved = true;
      if (!version.isEmpty()) {
        resourceVersion = version;
      }
    }
  }
}
