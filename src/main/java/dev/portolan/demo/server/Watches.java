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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers watches: changes as lines of JSON until the time is over or the client has gone.
final class Watches {
  private final ObjectStore store;
  private final Faults faults;
  private final Duration bookmarkEvery;
  private final AtomicInteger open = new AtomicInteger();

  Watches(ObjectStore store, Faults faults, Duration bookmarkEvery) {
    this.store = store;
    this.faults = faults;
    this.bookmarkEvery = bookmarkEvery;
  }

  int open() {
    return open.get();
  }

  /// Writes until the watch ends; returns normally when its time is over.
  ///
  /// @param body where faults of the stream are told
  void stream(ApiPath path, ListQuery query, OutputStream out, FaultyStream body)
      throws IOException, ApiFailure, InterruptedException {
    open.incrementAndGet();
    try {
      long since = start(path, query, out);
      out.flush();
      follow(path, query, since, out, body);
    } finally {
      open.decrementAndGet();
    }
  }

  private long start(ApiPath path, ListQuery query, OutputStream out)
      throws IOException, ApiFailure {
    ListQuery.Version version = query.version();
    String initial = query.watching().initial();
    boolean bookmarks = query.watching().bookmarks();
    if (initial.isEmpty() && version.any()) {
      // a server that streams lists takes this for one, and marks its end
      long revision = initial(path, query, out);
      if (bookmarks && faults.watchList()) {
        bookmark(path, revision, true, out);
      }
      return revision;
    }
    if (initial.isEmpty()) {
      return version.number();
    }
    long now = store.revision();
    if (!version.any() && version.number() > now) {
      throw ApiFailure.tooLarge(version.number(), now);
    }
    if (!query.watching().listsFirst()) {
      return version.any() ? now : version.number();
    }
    long revision = initial(path, query, out);
    if (bookmarks) {
      bookmark(path, revision, true, out);
    }
    return revision;
  }

  private void follow(ApiPath path, ListQuery query, long from, OutputStream out, FaultyStream body)
      throws IOException, InterruptedException {
    long since = from;
    long end = System.nanoTime() + query.watching().timeout().toNanos();
    long nextBookmark = System.nanoTime() + bookmarkEvery.toNanos();
    while (!store.closed() && System.nanoTime() - end < 0) {
      long wake = query.watching().bookmarks() ? Math.min(end, nextBookmark) : end;
      List<Event> events;
      try {
        events = store.after(since, Duration.ofNanos(wake - System.nanoTime()));
      } catch (GoneException e) {
        error(ApiFailure.expired(e.text()), out);
        return;
      }
      faults.awaitSpeech();
      boolean news = events.stream().anyMatch(e -> e.object().resource() == path.resource());
      if (news && struck(out, body)) {
        return;
      }
      for (Event event : events) {
        since = event.object().revision();
        write(path, query, event, out);
      }
      if (query.watching().bookmarks() && System.nanoTime() - nextBookmark >= 0) {
        bookmark(path, since, false, out);
        nextBookmark = System.nanoTime() + bookmarkEvery.toNanos();
      }
      out.flush();
    }
  }

  /// Lets a fault strike; true when it ends the watch.
  private boolean struck(OutputStream out, FaultyStream body) throws IOException {
    Optional<Fault> fault = faults.take(Fault.Point.EVENT);
    if (fault.isEmpty()) {
      return false;
    }
    return switch (fault.get()) {
      case Fault.Status status -> {
        error(ApiFailure.of(status), out);
        yield true;
      }
      case Fault.Garbage ignored -> {
        out.write("{\"type\":\"ADDED\",\"object\":<html>\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        yield true;
      }
      default -> {
        body.strike(fault.get());
        yield false;
      }
    };
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

  private static void bookmark(ApiPath path, long revision, boolean first, OutputStream out)
      throws IOException {
    ObjectNode object = Json.object();
    object.put("kind", path.resource().kind()).put("apiVersion", path.resource().apiVersion());
    ObjectNode meta = object.putObject("metadata");
    meta.put("resourceVersion", Long.toString(revision));
    if (first) {
      meta.putObject("annotations").put("k8s.io/initial-events-end", "true");
    }
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
}
