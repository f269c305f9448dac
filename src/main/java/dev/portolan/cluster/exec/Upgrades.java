package dev.portolan.cluster.exec;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.cluster.json.ApiStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/// The connection's client as upgrades need it. Each goes out once, by HTTP/1.1 and a connection of
/// its own: a client that repeats a request which it thinks was lost could run a command twice.
public final class Upgrades {
  private static final long MAX_ERROR_BODY = 64 * 1024;

  private final ApiConnection api;
  private final OkHttpClient http;

  public Upgrades(ApiConnection api) {
    this.api = api;
    this.http =
        api.http()
            .newBuilder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();
  }

  public OkHttpClient http() {
    return http;
  }

  public HttpUrl server() {
    return api.url(List.of()).build();
  }

  /// Why a connection failed, in one line.
  public String words(IOException e) {
    return Trouble.line(e, api.server());
  }

  /// What a refusal's body says.
  public static ApiStatus status(Response response) {
    try {
      return ApiStatus.parse(response.peekBody(MAX_ERROR_BODY).bytes());
    } catch (IOException e) {
      return ApiStatus.parse(("HTTP " + response.code()).getBytes(StandardCharsets.UTF_8));
    }
  }
}
