package dev.portolan.cluster.access;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The credentials that a plugin gives. A client certificate of the stanza goes before the
/// plugin's, as in client-go.
final class PluginCredentials implements Credentials {
  private final PluginMemory memory;
  private final PluginRunner runner;
  private final @Nullable ClientCertificate certificate;

  PluginCredentials(
      PluginMemory memory, PluginRunner runner, @Nullable ClientCertificate certificate) {
    this.memory = memory;
    this.runner = runner;
    this.certificate = certificate;
  }

  @Override
  public Proof proof() throws IOException {
    Proof given = memory.proof(runner);
    return certificate == null ? given : new Proof(given.token(), certificate.current());
  }

  @Override
  public boolean renew(Proof rejected) throws IOException {
    return memory.renew(certificate == null ? rejected : memory.given(rejected.token()), runner);
  }

  @Override
  public void accepted(Proof proof) {
    memory.accepted();
  }

  @Override
  public void close() {
    runner.close();
  }
}
