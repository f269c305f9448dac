package dev.portolan.demo.server;

import dev.portolan.demo.proto.Envelope;
import dev.portolan.demo.proto.Message;
import dev.portolan.demo.proto.Messages;
import dev.portolan.demo.server.Fault.Point;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/// Answers what only reads: single objects, lists, watches.
final class Reading {
  private static final int BUFFER = 64 * 1024;

  /// As real servers do: smaller answers are sent as they are.
  private static final int WORTH_PACKING = 128 * 1024;

  private final ObjectStore store;
  private final Access access;
  private final Faults faults;
  private final Lists lists;
  private final Watches watches;

  Reading(ObjectStore store, Access access, Faults faults, Watches watches) {
    this.store = store;
    this.access = access;
    this.faults = faults;
    this.lists = new Lists(store);
    this.watches = watches;
  }

  void answer(User user, ApiPath target, ListQuery query, Exchange exchange)
      throws ApiFailure, IOException, InterruptedException {
    boolean watch = query.watching().on();
    if (!target.name().isEmpty() && !watch) {
      access.require(user, "get", target);
      Stored stored =
          store
              .get(target.resource(), target.namespace(), target.name())
              .orElseThrow(() -> ApiFailure.notFound(target.resource(), target.name()));
      single(stored, message(target.resource(), exchange), exchange);
      return;
    }
    access.require(user, watch ? "watch" : "list", target);
    query.check(faults.watchList());
    // watches are in JSON, whatever else the client takes
    Optional<Message> message = watch ? json(exchange) : message(target.resource(), exchange);
    Point first = query.continueToken().isEmpty() ? Point.LIST : Point.CONTINUE;
    Optional<Fault> fault = faults.take(watch ? Point.WATCH : first);
    if (fault.isPresent() && fault.get() instanceof Fault.Status status) {
      throw ApiFailure.of(status);
    }
    if (fault.isPresent() && fault.get() instanceof Fault.Garbage) {
      Exchange.json(exchange.response(), 200);
      Content.Sink.write(
          exchange.response(), true, "<html>a proxy says hello</html>", exchange.callback());
      return;
    }
    FaultyStream body = exchange.body();
    fault.ifPresent(body::strike);
    if (watch) {
      watch(target, query, exchange, body);
    } else {
      list(lists.page(target, query), message, exchange, body);
    }
  }

  /// The message of a kind when the client wants protobuf; empty when it is to be JSON.
  private Optional<Message> message(Resource resource, Exchange exchange) throws ApiFailure {
    Optional<Message> known =
        faults.protobuf() ? Messages.of(resource.apiVersion(), resource.kind()) : Optional.empty();
    Format format = exchange.format(known.isPresent());
    return format == Format.PROTOBUF ? known : Optional.empty();
  }

  private static Optional<Message> json(Exchange exchange) throws ApiFailure {
    exchange.format(false);
    return Optional.empty();
  }

  private static void single(Stored stored, Optional<Message> message, Exchange exchange) {
    if (message.isEmpty()) {
      ApiHandler.send(exchange.response(), exchange.callback(), 200, stored.tree());
      return;
    }
    Resource resource = stored.resource();
    byte[] raw = stored.proto(message.get());
    byte[] body = Envelope.object(resource.apiVersion(), resource.kind(), raw);
    Exchange.begin(exchange.response(), 200, Format.PROTOBUF);
    exchange.response().write(true, ByteBuffer.wrap(body), exchange.callback());
  }

  private static void list(
      Lists.Page page, Optional<Message> message, Exchange exchange, FaultyStream body)
      throws IOException {
    Format format = message.isPresent() ? Format.PROTOBUF : Format.JSON;
    Exchange.begin(exchange.response(), 200, format);
    OutputStream packed = body;
    if (exchange.takesGzip() && page.size() > WORTH_PACKING) {
      exchange.response().getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
      packed = new Gzip(body);
    }
    try (OutputStream out = new BufferedOutputStream(packed, BUFFER)) {
      if (message.isPresent()) {
        page.write(message.get(), out);
      } else {
        page.write(out);
      }
    }
    exchange.callback().succeeded();
  }

  private void watch(ApiPath target, ListQuery query, Exchange exchange, FaultyStream body)
      throws ApiFailure, IOException, InterruptedException {
    Exchange.json(exchange.response(), 200);
    OutputStream out = new BufferedOutputStream(body, BUFFER);
    watches.stream(target, query, out, body);
    out.close();
    exchange.callback().succeeded();
  }

  /// As fast as can be, as real servers pack.
  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
