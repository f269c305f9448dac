package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What the user's stanza itself holds: a token or a token file, and a client certificate.
final class StanzaCredentials implements Credentials {
  private final String token;
  private final @Nullable TokenFile file;
  private final @Nullable ClientCertificate certificate;

  private StanzaCredentials(
      String token, @Nullable TokenFile file, @Nullable ClientCertificate certificate) {
    this.token = token;
    this.file = file;
    this.certificate = certificate;
  }

  /// A token file that can be read goes before a token, as in client-go.
  static StanzaCredentials of(Stanza user, InstantSource clock) throws AccessFailure {
    String token = user.text("token").strip();
    TokenFile file = null;
    if (user.has("tokenFile") && token.isEmpty()) {
      file = new TokenFile(user.file("tokenFile"), "", clock);
      file.token();
    } else if (user.has("tokenFile")) {
      file = new TokenFile(user.folder().resolve(user.text("tokenFile")), token, clock);
    }
    return new StanzaCredentials(token, file, ClientCertificate.of(user));
  }

  /// A token alone.
  static StanzaCredentials of(String token) {
    return new StanzaCredentials(token, null, null);
  }

  /// True when there is anything to prove with.
  boolean sufficient() {
    return file != null || !token.isEmpty() || certificate != null;
  }

  @Override
  public Proof proof() throws AccessFailure {
    return new Proof(
        file == null ? token : file.token(), certificate == null ? null : certificate.current());
  }

  @Override
  public boolean renew(Proof rejected) {
    if (file != null) {
      file.rejected(rejected.token());
    }
    return file != null || certificate != null;
  }
}
