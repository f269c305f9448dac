package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import dev.portolan.cluster.api.RenewedCertificate;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Puts the user's credentials and impersonation on each request, and asks once more with fresh
/// ones after a 401. A certificate that has changed goes with a new connection.
final class Authorization implements Interceptor {
  private final Credentials credentials;
  private final ServerTls tls;
  private final List<Header> always;
  private volatile @Nullable Identity welcome;

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
    String server = request.url().host() + ":" + request.url().port();
    try {
      Response response = chain.withSslSocketFactory(sockets, tls.trust()).proceed(request);
      welcome = proof.identity();
      return response;
    } catch (SSLPeerUnverifiedException e) {
      throw tls.otherName(server);
    } catch (IOException e) {
      throw brokenOff(proof, e) ? notWelcome(server) : e;
    }
  }

  /// True when a server breaks off that never took this client certificate. With TLS 1.3 it refuses
  /// one after the handshake, and its words get lost when the request is on its way by then.
  private boolean brokenOff(Proof proof, IOException e) {
    Identity shown = proof.identity();
    Throwable why = e.getCause() instanceof IOException cause ? cause : e;
    boolean connected = !(e instanceof ConnectException) && !(e instanceof NoRouteToHostException);
    boolean broken = why instanceof SocketException || why instanceof EOFException;
    return connected && broken && shown != null && !shown.equals(welcome);
  }

  private static AccessFailure notWelcome(String server) {
    return new AccessFailure(
        server + " breaks off the connection: it may not accept the client certificate");
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
