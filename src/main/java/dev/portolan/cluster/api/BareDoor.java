package dev.portolan.cluster.api;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// The way to a server that asks for no credentials.
record BareDoor(HttpUrl base, OkHttpClient http) implements Door {
  @Override
  public Socket open() throws IOException {
    return base.isHttps()
        ? http.sslSocketFactory().createSocket(base.host(), base.port())
        : http.socketFactory().createSocket(base.host(), base.port());
  }

  @Override
  public List<Header> headers() {
    return List.of();
  }

  @Override
  public boolean insecure() {
    return false;
  }

  @Override
  public void close() {
    // holds nothing
  }
}
