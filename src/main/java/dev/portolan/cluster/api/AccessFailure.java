package dev.portolan.cluster.api;

import java.io.IOException;

/// What went wrong on the way to the server, before it was asked: a plugin, a proxy, a certificate
/// file. The message is one line for a person, without secrets, and needs no server before it.
public final class AccessFailure extends IOException {
  private static final long serialVersionUID = 1L;

  public AccessFailure(String message) {
    super(message);
  }
}
