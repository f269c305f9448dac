package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.cluster.access.PluginNotTrusted;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.kubeconfig.KubeconfigWatch;
import dev.portolan.testkit.CommandLineRun;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Portolan speaks to no cluster, and runs no program, of a context that the user has not opened.
@Timeout(60)
final class NeverConnectsTest {
  @TempDir private Path folder;

  /// A server, or a proxy, that writes down that somebody came.
  private record Visited(ServerSocket socket, List<String> visits) implements AutoCloseable {
    static Visited start() throws IOException {
      ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      List<String> visits = new CopyOnWriteArrayList<>();
      Thread.ofVirtual().start(() -> accept(socket, visits));
      return new Visited(socket, visits);
    }

    private static void accept(ServerSocket socket, List<String> visits) {
      while (!socket.isClosed()) {
        try {
          var guest = socket.accept();
          visits.add(guest.toString());
          guest.close();
        } catch (IOException e) {
          return; // closed
        }
      }
    }

    int port() {
      return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private Path write(int port, String more) throws IOException {
    return Files.writeString(
        folder.resolve("config"),
        """
        clusters:
        - {name: plain, cluster: {server: "https://127.0.0.1:%1$d", insecure-skip-tls-verify: true}}
        - {name: proxied, cluster: {server: "https://a.invalid", proxy-url: "http://127.0.0.1:%1$d"}}
        users:
        - {name: token, user: {token: x}}
        - name: plugin
          user:
            exec:
              apiVersion: client.authentication.k8s.io/v1beta1
              command: /bin/sh
              args: ["-c", "touch %2$s; exit 1"]
        contexts:
        - {name: one, context: {cluster: plain, user: token}}
        - {name: two, context: {cluster: plain, user: plugin}}
        - {name: three, context: {cluster: proxied, user: token}}
        %3$s
        current-context: one
        """
            .formatted(port, folder.resolve("ran"), more));
  }

  @Test
  void loadingListingWatchingAndChoosingSendNothing() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the plugin here is a shell script");
    try (Visited visited = Visited.start();
        Core core = new Core(Map.of(), folder)) {
      Path file = write(visited.port(), "");
      Source source = new Source(file, false, 0);
      Kubeconfig read = core.kubeconfig(source);
      assertThat(read.contexts()).hasSize(3);
      assertThat(CommandLineRun.of(folder, "contexts", "--kubeconfig=" + file).out())
          .contains("one", "two", "three");
      try (Effects effects = new Effects(core, source)) {
        Store store = new Store(Workspace.initial(Workspace.Theme.LIGHT), effects);
        store.dispatch(new Intent.KubeconfigRead(read));
        assertThat(store.now().open()).isNull();
      }
      watched(file, read, visited.port());
      assertThatThrownBy(() -> core.open(read.named("two").orElseThrow(), new Deaf()))
          .as("a plugin that nobody has allowed")
          .isInstanceOf(PluginNotTrusted.class);
      assertThat(visited.visits()).isEmpty();
      assertThat(folder.resolve("ran")).doesNotExist();

      var session = core.open(read.named("one").orElseThrow(), new Deaf());
      while (visited.visits().isEmpty()) {
        Thread.onSpinWait(); // what is opened is visited: the test can fail
      }
      session.close();
    }
  }

  private void watched(Path file, Kubeconfig read, int port) throws Exception {
    BlockingQueue<Kubeconfig> news = new LinkedBlockingQueue<>();
    KubeconfigLoader loader = new KubeconfigLoader(Map.of(), folder);
    try (KubeconfigWatch watch = KubeconfigWatch.start(loader, file, read, news::add)) {
      assertThat(watch).isNotNull();
      write(port, "- {name: four, context: {cluster: plain, user: token}}");
      Kubeconfig changed = news.poll(30, TimeUnit.SECONDS);
      assertThat(changed).isNotNull();
      assertThat(changed.contexts()).hasSize(4);
    }
  }

  /// Hears nothing.
  private static final class Deaf implements dev.portolan.cluster.ClusterSession.Listener {
    @Override
    public void snapshot(dev.portolan.model.ClusterSnapshot snapshot) {
      // the visits tell
    }

    @Override
    public void state(dev.portolan.cluster.SessionState state) {
      // the visits tell
    }
  }
}
