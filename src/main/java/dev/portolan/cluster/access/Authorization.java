package dev.portolan.cluster.access;

import java.io.IOException;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// Puts the user's bearer token and impersonation on each request, and asks once more with a fresh
/// token after a 401.
final class Authorization implements Interceptor {
  private final BearerToken source;
  private final String impersonate;
  private final List<String> groups;

  Authorization(BearerToken source, String impersonate, List<String> groups) {
    this.source = source;
    this.impersonate = impersonate;
    this.groups = List.copyOf(groups);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    String token = source.token();
    Response response = chain.proceed(signed(chain.request(), token));
    if (response.code() != 401 || !source.renewable(token)) {
      return response;
    }
    String renewed = source.token();
    if (renewed.equals(token)) {
      return response;
    }
    response.close();
    return chain.proceed(signed(chain.request(), renewed));
  }

  private Request signed(Request request, String token) {
    Request.Builder builder = request.newBuilder();
    if (!token.isEmpty()) {
      builder.header("Authorization", "Bearer " + token);
    }
    if (!impersonate.isEmpty()) {
      builder.header("Impersonate-User", impersonate);
      groups.forEach(g -> builder.addHeader("Impersonate-Group", g));
    }
    return builder.build();
  }
}
