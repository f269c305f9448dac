package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Event;
import dev.portolan.demo.store.GoneException;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.ObjectStore.Listing;
import dev.portolan.demo.store.Stored;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers watches: changes as lines of JSON until the time is over or the client has gone.
final class Watches {
  private final ObjectStore store;
  private final Duration bookmarkEvery;
  private final AtomicInteger open = new AtomicInteger();

  Watches(ObjectStore store, Duration bookmarkEvery) {
    this.store = store;
    this.bookmarkEvery = bookmarkEvery;
  }

  int open() {
    return open.get();
  }

  /// Writes until the watch ends; returns normally when its time is over.
  void stream(ApiPath path, ListQuery query, OutputStream out)
      throws IOException, ApiFailure, InterruptedException {
    open.incrementAndGet();
    try {
      long since = fromNow(query) ? initial(path, query, out) : query.revision();
      out.flush();
      follow(path, query, since, out);
    } finally {
      open.decrementAndGet();
    }
  }

  private void follow(ApiPath path, ListQuery query, long from, OutputStream out)
      throws IOException, InterruptedException {
    long since = from;
    long end = System.nanoTime() + query.timeout().toNanos();
    long nextBookmark = System.nanoTime() + bookmarkEvery.toNanos();
    while (!store.closed() && System.nanoTime() - end < 0) {
      long wake = query.bookmarks() ? Math.min(end, nextBookmark) : end;
      try {
        for (Event event : store.after(since, Duration.ofNanos(wake - System.nanoTime()))) {
          since = event.object().revision();
          write(path, query, event, out);
        }
      } catch (GoneException e) {
        error(ApiFailure.expired(e.text()), out);
        return;
      }
      if (query.bookmarks() && System.nanoTime() - nextBookmark >= 0) {
        bookmark(path, since, out);
        nextBookmark = System.nanoTime() + bookmarkEvery.toNanos();
      }
      out.flush();
    }
  }

  private long initial(ApiPath path, ListQuery query, OutputStream out) throws IOException {
    Listing listing = store.list(path.resource(), path.namespace());
    for (Stored stored : listing.items()) {
      if (selects(path, query, stored)) {
        line(Event.Type.ADDED.name(), stored.json(), out);
      }
    }
    return listing.revision();
  }

  private static void write(ApiPath path, ListQuery query, Event event, OutputStream out)
      throws IOException {
    Stored before = event.before();
    boolean was = before != null && selects(path, query, before);
    boolean is = event.type() != Event.Type.DELETED && selects(path, query, event.object());
    if (is) {
      line((was ? Event.Type.MODIFIED : Event.Type.ADDED).name(), event.object().json(), out);
    } else if (was) {
      line(Event.Type.DELETED.name(), event.object().json(), out);
    }
  }

  private static boolean selects(ApiPath path, ListQuery query, Stored stored) {
    return stored.resource() == path.resource()
        && (path.namespace().isEmpty() || path.namespace().equals(stored.namespace()))
        && (path.name().isEmpty() || path.name().equals(stored.name()))
        && query.filter().test(stored);
  }

  private static void bookmark(ApiPath path, long revision, OutputStream out) throws IOException {
    ObjectNode object = Json.object();
    object.put("kind", path.resource().kind()).put("apiVersion", path.resource().apiVersion());
    object.putObject("metadata").put("resourceVersion", Long.toString(revision));
    line("BOOKMARK", Json.bytes(object), out);
  }

  static void error(ApiFailure failure, OutputStream out) throws IOException {
    line("ERROR", Json.bytes(failure.status()), out);
    out.flush();
  }

  private static void line(String type, byte[] object, OutputStream out) throws IOException {
    out.write(("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8));
    out.write(object);
    out.write("}\n".getBytes(StandardCharsets.UTF_8));
  }

  private static boolean fromNow(ListQuery query) {
    return query.resourceVersion().isEmpty() || query.resourceVersion().equals("0");
  }
}
