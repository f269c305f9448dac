package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import org.jspecify.annotations.Nullable;

/// The client certificate of a user's stanza. Its files may be replaced at any time; while the new
/// ones do not belong together yet, the old ones go on.
final class ClientCertificate {
  private final PemText chain;
  private final PemText key;
  private byte[] chainSeen = {};
  private byte[] keySeen = {};
  private @Nullable Identity identity;

  private ClientCertificate(PemText chain, PemText key) {
    this.chain = chain;
    this.key = key;
  }

  /// Null when the stanza has none.
  static @Nullable ClientCertificate of(Stanza user) throws AccessFailure {
    PemText chain = user.pem("client-certificate");
    PemText key = user.pem("client-key");
    if (chain == null || key == null) {
      return null;
    }
    ClientCertificate certificate = new ClientCertificate(chain, key);
    certificate.current();
    return certificate;
  }

  synchronized Identity current() throws AccessFailure {
    Identity last = identity;
    try {
      byte[] chainNow = chain.bytes();
      byte[] keyNow = key.bytes();
      // the same arrays while the files are the same
      boolean same = sameArray(chainNow, chainSeen) && sameArray(keyNow, keySeen);
      if (last == null || !same) {
        last = Pem.identity(chainNow, keyNow, "user");
        chainSeen = chainNow;
        keySeen = keyNow;
        identity = last;
      }
      return last;
    } catch (AccessFailure e) {
      if (last == null) {
        throw e;
      }
      return last;
    }
  }

  @SuppressWarnings({"ArrayEquals", "ReferenceEquality"})
  private static boolean sameArray(byte[] a, byte[] b) {
    return a == b;
  }
}
