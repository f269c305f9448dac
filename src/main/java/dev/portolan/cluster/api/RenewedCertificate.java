package dev.portolan.cluster.api;

import java.io.IOException;

/// The server did not accept the client certificate, and there is a newer one by now: the same call
/// made anew presents it. A call keeps the connection that it has, so it cannot do that itself.
public final class RenewedCertificate extends IOException {
  private static final long serialVersionUID = 1L;

  public RenewedCertificate() {
    super("the client certificate was renewed meanwhile");
  }
}
