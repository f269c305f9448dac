package dev.portolan.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.testkit.Contexts;
import dev.portolan.testkit.ScriptedServer;
import dev.portolan.testkit.ScriptedServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class ApiClientsTest {
  @TempDir private Path folder;

  private KubeContext context(Map<String, Object> cluster, Map<String, Object> user) {
    Map<String, Object> whole = new HashMap<>(cluster);
    whole.putIfAbsent("server", "https://127.0.0.1:1");
    return Contexts.of(folder.resolve("config"), "test", "default", whole, user);
  }

  private static void ask(ApiConnection api) throws IOException {
    api.get(api.url(List.of("version")).build(), Duration.ofSeconds(10), r -> r.body().string());
  }

  @ParameterizedTest
  @CsvSource({
    "cluster,certificate-authority,ca.pem,is no file",
    "cluster,certificate-authority-data,s3cret!,is not Base64",
    "cluster,certificate-authority-data,czNjcmV0,cannot be used",
    "cluster,proxy-url,gopher://x,neither http nor socks5",
    "cluster,server,https://,is not an address",
    "user,client-certificate,cert.pem,is no file",
    "user,tokenFile,token,is no file"
  })
  void whatCannotBeUsedIsOneLineWithoutSecrets(
      String stanza, String key, String value, String expected) {
    Map<String, Object> broken = Map.of(key, value);
    KubeContext context =
        stanza.equals("cluster") ? context(broken, Map.of()) : context(Map.of(), broken);
    assertThatThrownBy(() -> ApiClients.connect(context, c -> true))
        .isInstanceOf(ClusterException.class)
        .hasMessageStartingWith("test: ")
        .hasMessageContaining(expected)
        .message()
        .doesNotContain("\n", "s3cret", "czNjcmV0");
  }

  @Test
  void aTokenFileIsRelativeToTheKubeconfigAndReadAgainAfterARefusal() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "first\n");
    try (ScriptedServer server =
            new ScriptedServer()
                .then(Reply.ok("{}"))
                .then(Reply.status(401, "Unauthorized"))
                .then(Reply.ok("{}"));
        ApiConnection api =
            ApiClients.connect(
                context(Map.of("server", server.url()), Map.of("tokenFile", "token")), c -> true)) {
      ask(api);
      Files.writeString(token, "second");
      ask(api);
      assertThat(server.tokens()).containsExactly("Bearer first", "Bearer first", "Bearer second");
    }
  }

  private Map<String, Object> plugin(String script) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the plugin of this test is a shell script");
    Path program = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return Map.of(
        "exec",
        Map.of(
            "apiVersion",
            "client.authentication.k8s.io/v1",
            "command",
            "./plugin",
            "args",
            List.of("one"),
            "env",
            List.of(Map.of("name", "WHO", "value", "me"))));
  }

  @Test
  void aCredentialPluginIsRunAgainWhenItsTokenIsRefused() throws Exception {
    Map<String, Object> user =
        plugin(
            """
            cd "$(dirname "$0")"; echo x >> runs
            echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1",'
            echo "\\"status\\":{\\"token\\":\\"$WHO-$1-$(wc -l < runs | tr -d ' ')\\"}}"
            """);
    try (ScriptedServer server =
            new ScriptedServer()
                .then(Reply.ok("{}"))
                .then(Reply.status(401, "Unauthorized"))
                .then(Reply.ok("{}"));
        ApiConnection api =
            ApiClients.connect(context(Map.of("server", server.url()), user), c -> true)) {
      ask(api);
      ask(api);
      assertThat(server.tokens())
          .containsExactly("Bearer me-one-1", "Bearer me-one-1", "Bearer me-one-2");
    }
  }

  @Test
  void aPluginThatFailsIsToldByItsLastWords() throws Exception {
    KubeContext context =
        context(Map.of(), plugin("echo s3cret; echo please log in >&2; exit 4\n"));
    assertThatThrownBy(() -> ApiClients.connect(context, c -> true))
        .isInstanceOf(ClusterException.class)
        .hasMessage("test: credential plugin ./plugin failed with exit code 4: please log in");
  }
}
