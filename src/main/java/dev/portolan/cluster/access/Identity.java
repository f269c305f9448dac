package dev.portolan.cluster.access;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// A client certificate with its chain, and the key that proves it.
record Identity(PrivateKey key, List<X509Certificate> chain) {
  Identity {
    chain = List.copyOf(chain);
  }

  boolean matches() {
    return Pem.belongTogether(key, chain.getFirst());
  }

  @Override
  public String toString() {
    return "client certificate";
  }
}
