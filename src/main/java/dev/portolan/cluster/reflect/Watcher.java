package dev.portolan.cluster.reflect;

import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.json.WatchEvent;
import dev.portolan.cluster.json.WatchReader;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Watches one kind from a list's position on.
final class Watcher {
  private static final int GONE = 410;
  private static final int SHORTEST_SECONDS = 240;

  /// Bookmarks come about once a minute; a longer silence is a dead connection, or a server that
  /// sends none. Opening the watch anew tells which, and costs little.
  private static final Duration SILENCE = Duration.ofSeconds(90);

  /// While the objects that are there come, there is no reason to be silent.
  private static final Duration INITIAL_SILENCE = Duration.ofSeconds(30);

  /// A watch without events that ends sooner is not opened again at once.
  private static final Duration TOO_SHORT = Duration.ofSeconds(5);

  private final Wire wire;
  private final String namespace;
  private final Sink sink;
  private final Lister.Progress progress;

  Watcher(Wire wire, String namespace, Sink sink, Lister.Progress progress) {
    this.wire = wire;
    this.namespace = namespace;
    this.sink = sink;
    this.progress = progress;
  }

  /// Why a watch ended without a failure.
  enum End {
    /// Its time was up: go on from where it stands.
    TIME,
    /// It ended at once: go on, but wait first.
    SHORT,
    /// The connection broke or went silent: go on once the way to the server was looked at.
    BROKEN,
    /// The server does not remember where it stood: list anew.
    FORGOTTEN,
    /// It should have brought what is there, and the server will not: list in pages.
    NOT_STREAMED
  }

  Watch from(Lister.Position position, Runnable whole) {
    return new Watch(position, whole);
  }

  /// A watch that knows how far it has come, over several connections.
  final class Watch {
    private final Lister.Position start;
    private final Runnable whole;
    private String resourceVersion;
    private @Nullable Set<ObjectRef> initial;
    private boolean open;
    private boolean forgotten;
    private boolean moved;

    private Watch(Lister.Position start, Runnable whole) {
      this.start = start;
      this.whole = whole;
      this.resourceVersion = start.resourceVersion();
      this.initial = start.streamed() ? new HashSet<>() : null;
    }

    /// True once what is there is known.
    boolean whole() {
      return initial == null;
    }

    /// Takes events until the server ends the stream. Fails only when the watch cannot be opened or
    /// the server reports an error in it.
    ///
    /// @param opened called when the server has answered
    End run(Runnable opened) throws IOException {
      open = false;
      forgotten = false;
      moved = false;
      Instant began = wire.rhythm().clock().instant();
      try {
        wire.api()
            .get(
                url(),
                whole() ? SILENCE : INITIAL_SILENCE,
                response -> {
                  Lister.requireJson(response);
                  open = true;
                  opened.run();
                  try (WatchReader events =
                      new WatchReader(response.body().byteStream(), start.place().reader())) {
                    return take(events);
                  }
                });
      } catch (ApiFailure e) {
        return refused(e);
      } catch (IOException e) {
        // a stream that breaks is opened again; only if that fails, the server is in trouble
        if (!open || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        return broken(e, began);
      }
      if (forgotten) {
        return End.FORGOTTEN;
      }
      return whole() ? (soon(began) ? End.SHORT : End.TIME) : End.NOT_STREAMED;
    }

    private End refused(ApiFailure e) throws ApiFailure {
      if (!whole() && (e.code() == 400 || e.code() == 422)) {
        return End.NOT_STREAMED;
      }
      if (e.code() != GONE) {
        throw e;
      }
      return End.FORGOTTEN;
    }

    private End broken(IOException e, Instant began) {
      // silence before the end of what is there: a server that does not know about streaming
      boolean waited = !whole() && moved && e instanceof SocketTimeoutException;
      return waited ? End.NOT_STREAMED : soon(began) ? End.SHORT : End.BROKEN;
    }

    private boolean soon(Instant began) {
      Duration lasted = Duration.between(began, wire.rhythm().clock().instant());
      return lasted.compareTo(TOO_SHORT) < 0 && !moved;
    }

    private HttpUrl url() {
      long shortest = start.stopgap() ? Rhythm.FORBIDDEN.toSeconds() : SHORTEST_SECONDS;
      long seconds = shortest + wire.rhythm().random().nextLong(shortest / 4);
      HttpUrl.Builder url =
          wire.api()
              .url(start.place().list(namespace))
              .addQueryParameter("watch", "true")
              .addQueryParameter("allowWatchBookmarks", "true");
      if (whole()) {
        url.addQueryParameter("resourceVersion", resourceVersion);
      } else {
        url.addQueryParameter("sendInitialEvents", "true")
            .addQueryParameter("resourceVersionMatch", "NotOlderThan");
      }
      return url.addQueryParameter("timeoutSeconds", Long.toString(seconds)).build();
    }

    /// Takes events; gives why it stopped before the stream did, or null.
    private boolean take(WatchReader events) throws IOException {
      while (true) {
        WatchEvent event = events.next();
        switch (event) {
          case null -> {
            return true;
          }
          case WatchEvent.Put put -> {
            sink.put(put.objects());
            counted(put.objects());
            reached(put.objects());
          }
          case WatchEvent.Deleted deleted -> {
            sink.remove(deleted.objects());
            if (initial != null) {
              deleted.objects().forEach(r -> initial.remove(r.ref()));
            }
            reached(deleted.objects());
          }
          case WatchEvent.Bookmark mark -> {
            if (!marked(mark)) {
              return true;
            }
          }
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

    private void counted(List<? extends KubeObject> records) {
      if (initial != null) {
        records.forEach(r -> initial.add(r.ref()));
        progress.at(initial.size(), start.expected());
      }
    }

    /// False for a bookmark that a server which streams would not have sent yet.
    private boolean marked(WatchEvent.Bookmark mark) {
      if (initial != null && !mark.initialEnd()) {
        return false;
      }
      reached(mark.resourceVersion());
      if (initial != null) {
        sink.retain(initial);
        initial = null;
        whole.run();
      }
      return true;
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
