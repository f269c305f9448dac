package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/// Takes every request: who asks, may they, and what do they get. Runs on a virtual thread and may
/// block.
final class ApiHandler extends Handler.Abstract {
  private static final int BUFFER = 64 * 1024;

  private final ObjectStore store;
  private final Access access;
  private final Faults faults;
  private final Lists lists;
  private final Watches watches;
  private final ExecEntry exec;

  ApiHandler(ObjectStore store, Access access, Faults faults, Watches watches, ExecEntry exec) {
    this.store = store;
    this.access = access;
    this.faults = faults;
    this.lists = new Lists(store);
    this.watches = watches;
    this.exec = exec;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (faults.takeBroken()) {
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(new EofException("closed on purpose"));
      return true;
    }
    if (!faults.delay().isZero()) {
      Thread.sleep(faults.delay());
    }
    try {
      return answer(request, response, callback);
    } catch (ApiFailure failure) {
      send(response, callback, failure.code(), failure.status());
      return true;
    }
  }

  private boolean answer(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    Access.User user = access.authenticate(authorization == null ? "" : authorization);
    Optional<ObjectNode> document = Discovery.document(path);
    if (document.isPresent()) {
      send(response, callback, 200, document.get());
      return true;
    }
    if (path.equals("/healthz") || path.equals("/livez") || path.equals("/readyz")) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
      Content.Sink.write(response, true, "ok", callback);
      return true;
    }
    ApiPath target = ApiPath.parse(path).orElseThrow(ApiFailure::noSuchPath);
    Fields query = Request.extractQueryParameters(request);
    if (target.resource() == Resource.PODS && target.subresource().equals("exec")) {
      access.require(user, "create", target);
      return exec.handle(target, query, request, response, callback);
    }
    if (!target.subresource().isEmpty()) {
      throw ApiFailure.noSuchPath();
    }
    if (!request.getMethod().equals("GET")) {
      throw ApiFailure.notAllowed();
    }
    read(user, target, ListQuery.of(query), response, callback);
    return true;
  }

  private void read(
      Access.User user, ApiPath target, ListQuery query, Response response, Callback callback)
      throws Exception {
    if (!target.name().isEmpty() && !query.watch()) {
      access.require(user, "get", target);
      Stored stored =
          store
              .get(target.resource(), target.namespace(), target.name())
              .orElseThrow(() -> ApiFailure.notFound(target.resource(), target.name()));
      send(response, callback, 200, stored.tree());
      return;
    }
    access.require(user, query.watch() ? "watch" : "list", target);
    if (faults.takeGone()) {
      throw ApiFailure.expired("The resourceVersion for the provided list is too old.");
    }
    if (query.watch()) {
      watch(target, query, response, callback);
    } else {
      Lists.Page page = lists.page(target, query);
      json(response, 200);
      try (OutputStream out =
          new BufferedOutputStream(Content.Sink.asOutputStream(response), BUFFER)) {
        page.write(out);
      }
      callback.succeeded();
    }
  }

  private void watch(ApiPath target, ListQuery query, Response response, Callback callback)
      throws IOException, ApiFailure, InterruptedException {
    if (!query.resourceVersion().isEmpty()) {
      query.revision();
    }
    json(response, 200);
    OutputStream out = new BufferedOutputStream(Content.Sink.asOutputStream(response), BUFFER);
    watches.stream(target, query, out);
    out.close();
    callback.succeeded();
  }

  static void send(Response response, Callback callback, int code, ObjectNode body) {
    json(response, code);
    String text = new String(Json.bytes(body), StandardCharsets.UTF_8) + "\n";
    Content.Sink.write(response, true, text, callback);
  }

  private static void json(Response response, int code) {
    response.setStatus(code);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache, private");
  }
}
