package dev.portolan.cluster.api;

import dev.portolan.cluster.json.ApiStatus;
import dev.portolan.cluster.proto.ProtoStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// The way to one API server, with credentials: it makes calls, and ends all of them on close.
public final class ApiConnection implements AutoCloseable {
  private static final long MAX_ERROR_BODY = 64 * 1024;

  /// JSON, in which a server answers unless it is asked for something else.
  public static final String PLAIN = "application/json";

  private static final MediaType JSON = MediaType.get(PLAIN);
  private static final MediaType MERGE = MediaType.get("application/strategic-merge-patch+json");

  private final HttpUrl base;
  private final OkHttpClient http;
  private final Runnable end;
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// @param end ends what still works on credentials, such as a running plugin
  public ApiConnection(HttpUrl base, OkHttpClient http, Runnable end) {
    this.base = base;
    this.http = http;
    this.end = end;
  }

  /// A connection without credentials.
  public ApiConnection(HttpUrl base, OkHttpClient http) {
    this(base, http, () -> {});
  }

  /// The address of a resource: the segments follow the server's own path.
  public HttpUrl.Builder url(List<String> segments) {
    HttpUrl.Builder url = base.newBuilder();
    segments.forEach(url::addPathSegment);
    return url;
  }

  public OkHttpClient http() {
    return http;
  }

  /// HOST:PORT, for messages.
  public String server() {
    return base.host() + ":" + base.port();
  }

  /// Takes the response to a GET.
  public interface Reading<T> {
    T read(Response response) throws IOException;
  }

  /// Sends a GET and has its response read; closes it then. A status other than 200 is an
  /// `ApiFailure`.
  ///
  /// @param readTimeout the longest silence of the server
  public <T> T get(HttpUrl url, Duration readTimeout, Reading<T> reading) throws IOException {
    return get(url, PLAIN, readTimeout, reading);
  }

  /// The same for an answer in one of several formats.
  ///
  /// @param accept the formats, the preferred one first, as HTTP has it
  public <T> T get(HttpUrl url, String accept, Duration readTimeout, Reading<T> reading)
      throws IOException {
    return send(
        new Request.Builder().url(url).header("Accept", accept).build(), readTimeout, reading);
  }

  /// The same with a POST of a JSON text; what is asked so creates nothing, such as a review of the
  /// user's own rights.
  public <T> T ask(HttpUrl url, String json, Duration readTimeout, Reading<T> reading)
      throws IOException {
    RequestBody body = RequestBody.create(json, JSON);
    return send(asking(url).post(body).build(), readTimeout, reading);
  }

  /// The same with a PATCH, a strategic merge: the one call that may change the cluster. It is sent
  /// only for what the user has seen and agreed to, or with `dryRun=All`.
  public <T> T patch(HttpUrl url, String json, Duration readTimeout, Reading<T> reading)
      throws IOException {
    // of bytes: a text's body would name a charset, which some servers do not take here
    RequestBody body = RequestBody.create(json.getBytes(StandardCharsets.UTF_8), MERGE);
    return send(asking(url).patch(body).build(), readTimeout, reading);
  }

  private static Request.Builder asking(HttpUrl url) {
    return new Request.Builder().url(url).header("Accept", PLAIN);
  }

  private <T> T send(Request request, Duration readTimeout, Reading<T> reading) throws IOException {
    try {
      return once(request, readTimeout, reading);
    } catch (RenewedCertificate e) {
      return once(request, readTimeout, reading);
    }
  }

  private <T> T once(Request request, Duration readTimeout, Reading<T> reading) throws IOException {
    Call call = http.newBuilder().readTimeout(readTimeout).build().newCall(request);
    calls.add(call);
    try {
      if (closed) {
        throw new IOException("the session is closed");
      }
      try (Response response = call.execute()) {
        if (response.code() != 200 && response.code() != 201) {
          throw failure(response);
        }
        return reading.read(response);
      }
    } finally {
      calls.remove(call);
    }
  }

  /// Ends all running calls, and forgets the connections: what is asked from now on goes over new
  /// ones. For when the computer has slept, or has moved to another network.
  public void reconnect() {
    calls.forEach(Call::cancel);
    http.connectionPool().evictAll();
  }

  /// Some gateways quote what they do not accept.
  private static String withoutToken(String message, Response response) {
    Response sent = response.networkResponse();
    String header = sent == null ? null : sent.request().header("Authorization");
    String token = header == null ? "" : header.replaceFirst("^Bearer ", "");
    return token.isEmpty() ? message : message.replace(token, "***");
  }

  private static ApiFailure failure(Response response) throws IOException {
    byte[] body = response.peekBody(MAX_ERROR_BODY).bytes();
    ApiStatus status =
        ProtoStatus.is(response.header("Content-Type"))
            ? ProtoStatus.parse(body)
            : ApiStatus.parse(body);
    return new ApiFailure(
        response.code(),
        withoutToken(status.message(), response),
        ApiFailure.retryAfter(response.header("Retry-After"), response.header("Date")));
  }

  @Override
  public void close() {
    closed = true;
    end.run();
    calls.forEach(Call::cancel);
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
