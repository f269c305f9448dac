package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.proto.Envelope;
import dev.portolan.demo.proto.Messages;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/// Takes every request: who asks, may they, and who answers. Runs on a virtual thread and may
/// block.
final class ApiHandler extends Handler.Abstract {
  private static final int LARGEST_BODY = 64 * 1024;

  private final Access access;
  private final Faults faults;
  private final Reading reading;
  private final Reviews reviews;
  private final Projects projects;
  private final ExecEntry exec;
  private final LogEntry log;
  private final DebugEntry debug;

  ApiHandler(
      ObjectStore store,
      Access access,
      Faults faults,
      Watches watches,
      ExecEntry exec,
      DebugEntry debug,
      LogEntry log) {
    this.access = access;
    this.faults = faults;
    this.reading = new Reading(store, access, faults, watches);
    this.reviews = new Reviews(access);
    this.projects = new Projects(store);
    this.exec = exec;
    this.debug = debug;
    this.log = log;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    faults.awaitSpeech();
    if (!faults.delay().isZero()) {
      Thread.sleep(faults.delay());
    }
    if (!faults.skew().isZero()) {
      Instant wrong = Instant.now().plus(faults.skew());
      response
          .getHeaders()
          .put(
              HttpHeader.DATE,
              DateTimeFormatter.RFC_1123_DATE_TIME.format(wrong.atOffset(ZoneOffset.UTC)));
    }
    Optional<Fault> fault = faults.take(Fault.Point.REQUEST);
    if (fault.isPresent() && fault.get() instanceof Fault.Cut) {
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(new EofException("closed on purpose"));
      return true;
    }
    try {
      if (fault.isPresent()) {
        strike(fault.get());
      }
      return answer(request, response, callback);
    } catch (ApiFailure failure) {
      if (!failure.retryAfter().isZero()) {
        String seconds = Long.toString(failure.retryAfter().toSeconds());
        response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds);
      }
      refuse(request, response, callback, failure);
      return true;
    }
  }

  /// In the format that the client asks for, as far as the kind has it.
  private void refuse(Request request, Response response, Callback callback, ApiFailure failure) {
    boolean protobuf =
        faults.protobuf()
            && ApiPath.parse(Request.getPathInContext(request))
                .map(ApiPath::resource)
                .flatMap(r -> Messages.of(r.apiVersion(), r.kind()))
                .isPresent();
    String accept = request.getHeaders().get(HttpHeader.ACCEPT);
    if (Format.ofRefusal(accept, protobuf) == Format.JSON) {
      send(response, callback, failure.code(), failure.status());
      return;
    }
    Exchange.begin(response, failure.code(), Format.PROTOBUF);
    response.write(true, ByteBuffer.wrap(Envelope.status(failure.status())), callback);
  }

  private static void strike(Fault fault) throws ApiFailure {
    if (!(fault instanceof Fault.Status status)) {
      throw new IllegalArgumentException("not of a request: " + fault);
    }
    throw ApiFailure.of(status);
  }

  private boolean answer(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    User user = access.authenticate(authorization == null ? "" : authorization);
    Optional<ObjectNode> document = Discovery.document(path, user, faults::serves);
    if (document.isPresent()) {
      send(response, callback, 200, document.get());
      return true;
    }
    if (path.equals("/healthz") || path.equals("/livez") || path.equals("/readyz")) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
      Content.Sink.write(response, true, "ok", callback);
      return true;
    }
    if (reviews.takes(path)) {
      requireMethod(request, "POST");
      send(response, callback, 201, reviews.answer(user, path, body(request)));
      return true;
    }
    if (projects.takes(user, path)) {
      requireMethod(request, "GET");
      send(response, callback, 200, projects.list(user));
      return true;
    }
    ApiPath target =
        ApiPath.parse(path)
            .filter(t -> faults.serves(t.resource().apiVersion()))
            .orElseThrow(ApiFailure::noSuchPath);
    Fields query = Request.extractQueryParameters(request);
    if (target.resource() == Resource.PODS && target.subresource().equals("exec")) {
      access.require(user, request.getMethod().equals("GET") ? "get" : "create", target);
      return exec.handle(target, query, request, response, callback);
    }
    if (target.resource() == Resource.PODS && target.subresource().equals("log")) {
      requireMethod(request, "GET");
      access.require(user, "get", target);
      log.answer(target, query, new Exchange(request, response, callback));
      return true;
    }
    if (target.resource() == Resource.PODS && target.subresource().equals("ephemeralcontainers")) {
      send(response, callback, 200, debug(user, target, query, request));
      return true;
    }
    if (!target.subresource().isEmpty()) {
      throw ApiFailure.noSuchPath();
    }
    requireMethod(request, "GET");
    reading.answer(user, target, ListQuery.of(query), new Exchange(request, response, callback));
    return true;
  }

  private ObjectNode debug(User user, ApiPath target, Fields query, Request request)
      throws Exception {
    if (request.getMethod().equals("GET")) {
      access.require(user, "get", target);
      return debug.read(target);
    }
    requireMethod(request, "PATCH");
    access.require(user, "patch", target);
    boolean dryRun = query.getValuesOrEmpty("dryRun").contains("All");
    return debug.patch(target, body(request), dryRun);
  }

  private static void requireMethod(Request request, String method) throws ApiFailure {
    if (!request.getMethod().equals(method)) {
      throw ApiFailure.notAllowed();
    }
  }

  private static byte[] body(Request request) throws Exception {
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        throw ApiFailure.badRequest("the body is too large");
      }
      return body;
    }
  }

  static void send(Response response, Callback callback, int code, ObjectNode body) {
    Exchange.json(response, code);
    String text = new String(Json.bytes(body), StandardCharsets.UTF_8) + "\n";
    Content.Sink.write(response, true, text, callback);
  }
}
