package dev.portolan.cluster.api;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// Says in one line for a person why a call to the server failed.
public final class Trouble {
  public static final String NOT_ACCEPTED =
      "the server does not accept the credentials (401): token expired or not accepted";

  private Trouble() {}

  /// Why the call failed.
  ///
  /// @param server HOST:PORT
  public static String line(IOException e, String server) {
    return switch (e) {
      case AccessFailure a -> String.valueOf(a.getMessage());
      case ApiFailure f when f.code() == 401 -> NOT_ACCEPTED;
      case ApiFailure f -> server + " answers " + f.code() + ": " + f.line();
      case UnknownHostException u -> "no such host: " + host(server);
      case NoRouteToHostException n -> "no route to " + server;
      case ConnectException c ->
          String.valueOf(c.getCause() == null ? c.getMessage() : c.getCause().getMessage())
                  .contains("refused")
              ? server + " refuses the connection"
              : "cannot connect to " + server;
      case SocketTimeoutException t -> server + " does not answer in time";
      case SSLPeerUnverifiedException s ->
          "the certificate of " + server + " is not for " + host(server);
      case SSLException s -> tls(s, server);
      case EOFException f -> server + " closed the connection";
      default -> server + ": " + firstLine(e);
    };
  }

  /// True where one of the two sides does not take the other for what it should be: what helps is
  /// another certificate or another kubeconfig, not time.
  public static boolean mistrust(IOException e) {
    if (e instanceof SSLPeerUnverifiedException) {
      return true;
    }
    return e instanceof SSLException s
        && (caused(s, CertificateException.class)
            || caused(s, CertPathValidatorException.class)
            || firstLine(s).contains("PKIX")
            || alert(s));
  }

  private static boolean alert(SSLException e) {
    return firstLine(e).contains("bad_certificate") || firstLine(e).contains("certificate_");
  }

  private static String tls(SSLException e, String server) {
    if (caused(e, CertificateExpiredException.class)
        || caused(e, CertificateNotYetValidException.class)) {
      return "the certificate of " + server + " has expired or is not valid yet";
    }
    if (caused(e, CertPathValidatorException.class) || firstLine(e).contains("PKIX")) {
      return "the certificate of "
          + server
          + " is not signed by the authority that the kubeconfig names";
    }
    if (alert(e)) {
      return server + " does not accept the client certificate";
    }
    return "no secure connection to " + server + ": " + firstLine(e);
  }

  private static boolean caused(Throwable e, Class<? extends Throwable> type) {
    for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static String host(String server) {
    return server.substring(0, server.lastIndexOf(':'));
  }

  private static String firstLine(Throwable e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }
}
