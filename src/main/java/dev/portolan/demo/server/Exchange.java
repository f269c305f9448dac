package dev.portolan.demo.server;

import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// A request with the way to answer it.
record Exchange(Request request, Response response, Callback callback) {
  /// The body, uncompressed, for faults to strike.
  FaultyStream body() {
    return new FaultyStream(
        Content.Sink.asOutputStream(response),
        () -> request.getConnectionMetaData().getConnection().getEndPoint().close());
  }

  boolean takesGzip() {
    String accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
    return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
  }

  /// What the client takes, by its `Accept` header.
  Format format(boolean protobuf) throws ApiFailure {
    return Format.of(request.getHeaders().get(HttpHeader.ACCEPT), protobuf);
  }

  static void json(Response response, int code) {
    begin(response, code, Format.JSON);
  }

  static void begin(Response response, int code, Format format) {
    response.setStatus(code);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, format.mediaType());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache, private");
  }
}
