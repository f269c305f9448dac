package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import dev.portolan.cluster.api.Header;
import dev.portolan.cluster.api.RenewedCertificate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// Puts the user's credentials and impersonation on each request, and asks once more with fresh
/// ones after a 401. A certificate that has changed goes with a new connection.
final class Authorization implements Interceptor {
  private final Credentials credentials;
  private final ServerTls tls;
  private final List<Header> always;

  /// @param always what every request carries beside the token
  Authorization(Credentials credentials, ServerTls tls, List<Header> always) {
    this.credentials = credentials;
    this.tls = tls;
    this.always = List.copyOf(always);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Proof proof = credentials.proof();
    SSLSocketFactory sockets = tls.sockets(proof.identity());
    Response response = send(chain, proof, sockets);
    if (response.code() != 401) {
      credentials.accepted(proof);
      return response;
    }
    if (!credentials.renew(proof)) {
      return response;
    }
    Proof renewed;
    try {
      renewed = credentials.proof();
      if (!tls.sockets(renewed.identity()).equals(sockets)) {
        throw new RenewedCertificate();
      }
    } catch (IOException e) {
      response.close();
      throw e;
    }
    if (renewed.equals(proof)) {
      return response;
    }
    response.close();
    Response second = send(chain, renewed, sockets);
    if (second.code() != 401) {
      credentials.accepted(renewed);
    }
    return second;
  }

  private Response send(Chain chain, Proof proof, SSLSocketFactory sockets) throws IOException {
    Headers.Builder headers = chain.request().headers().newBuilder();
    headers(proof).forEach(h -> headers.addUnsafeNonAscii(h.name(), h.value()));
    Request request = chain.request().newBuilder().headers(headers.build()).build();
    return chain.withSslSocketFactory(sockets, tls.trust()).proceed(request);
  }

  List<Header> headers(Proof proof) throws AccessFailure {
    if (proof.token().chars().anyMatch(Character::isISOControl)) {
      throw new AccessFailure("the user's token has line breaks or control characters in it");
    }
    List<Header> headers = new ArrayList<>();
    if (!proof.token().isEmpty()) {
      headers.add(new Header("Authorization", "Bearer " + proof.token()));
    }
    headers.addAll(always);
    return headers;
  }
}
