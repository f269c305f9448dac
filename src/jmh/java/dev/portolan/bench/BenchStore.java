package dev.portolan.bench;

import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A store in which a context is open that leads nowhere, and whose effects nobody works off.
final class BenchStore {
  private BenchStore() {}

  static Store open() throws IOException {
    Store store = new Store(Workspace.initial(Workspace.Theme.LIGHT), (effect, dispatch) -> {});
    Path file = Files.createTempFile("portolan-bench", ".yaml");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: bench
        contexts: [{name: bench, context: {cluster: bench, user: bench}}]
        clusters: [{name: bench, cluster: {server: "https://127.0.0.1:1"}}]
        users: [{name: bench, user: {token: bench}}]
        """);
    store.dispatch(
        new Intent.OpenContext(
            KubeconfigLoader.ofThisProcess().load(file).current().orElseThrow()));
    Files.delete(file);
    return store;
  }
}
