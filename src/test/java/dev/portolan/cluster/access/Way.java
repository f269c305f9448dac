package dev.portolan.cluster.access;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.testkit.Contexts;
import dev.portolan.testkit.TestAuthority;
import dev.portolan.testkit.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Contexts of a folder, and the ways to their servers.
record Way(Path folder) {
  static final TestAuthority AUTHORITY = new TestAuthority("authority");

  KubeContext context(Map<String, Object> cluster, Map<String, Object> user) {
    return Contexts.of(folder.resolve("config"), "test", "default", cluster, user);
  }

  ApiConnection connect(Map<String, Object> cluster, Map<String, Object> user) {
    return ApiClients.connect(context(cluster, user), command -> true, System.getenv());
  }

  /// The cluster stanza of a server that the authority signed for.
  static Map<String, Object> cluster(TlsServer server, Object... more) {
    return with(
        Map.of(
            "server",
            server.url(),
            "certificate-authority-data",
            TlsServer.base64(AUTHORITY.pem())),
        more);
  }

  static Map<String, Object> with(Map<String, Object> stanza, Object... more) {
    Map<String, Object> all = new HashMap<>(stanza);
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return all;
  }

  static TlsServer server(String... names) throws IOException {
    return new TlsServer(AUTHORITY, names.length == 0 ? new String[] {"127.0.0.1"} : names);
  }

  static String ask(ApiConnection api) throws IOException {
    return api.get(
        api.url(List.of("version")).build(), Duration.ofSeconds(10), r -> r.body().string());
  }

  /// Writes a shell script and gives the exec stanza that runs it.
  Map<String, Object> plugin(String script, Object... more) throws IOException {
    Path program = folder.resolve("plugin");
    Files.writeString(program, "#!/bin/sh\ncd \"$(dirname \"$0\")\"; echo x >> runs\n" + script);
    if (!program.toFile().setExecutable(true)) {
      throw new IOException("not executable");
    }
    Map<String, Object> exec =
        with(
            Map.of("apiVersion", "client.authentication.k8s.io/v1beta1", "command", "./plugin"),
            more);
    return Map.of("exec", exec);
  }

  /// How often the plugin was run.
  int runs() throws IOException {
    Path runs = folder.resolve("runs");
    return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
  }

  /// A script's line that prints credentials.
  static String prints(String status) {
    return "cat <<END\n{\"kind\":\"ExecCredential\","
        + "\"apiVersion\":\"client.authentication.k8s.io/v1beta1\",\"status\":{"
        + status
        + "}}\nEND\n";
  }
}
