package dev.portolan.cluster.access;

import java.io.IOException;

/// The credentials that a plugin gives to one connection.
record PluginCredentials(PluginMemory memory, PluginRunner runner) implements Credentials {
  @Override
  public Proof proof() throws IOException {
    return memory.proof(runner);
  }

  @Override
  public boolean renew(Proof rejected) throws IOException {
    return memory.renew(rejected, runner);
  }

  @Override
  public void accepted(Proof proof) {
    memory.accepted();
  }

  @Override
  public void close() {
    runner.close();
  }

  @Override
  public String toString() {
    return "credentials of " + runner.plugin().title();
  }
}
