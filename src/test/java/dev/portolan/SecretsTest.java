package dev.portolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.ClusterSessions;
import dev.portolan.cluster.Opening;
import dev.portolan.cluster.Scope;
import dev.portolan.cluster.SessionState;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.testkit.Canaries;
import dev.portolan.testkit.CommandLineRun;
import dev.portolan.testkit.Eavesdropper;
import dev.portolan.testkit.TestAuthority;
import dev.portolan.testkit.TestProxy;
import dev.portolan.testkit.TlsServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plants a canary in every place of a kubeconfig that holds a secret, opens the context by the
/// session and by the command line, whether that works or not, and looks for the canaries in all
/// that comes out: logs at their finest level, standard streams, exceptions with their causes, the
/// text of every object that hangs on the session, snapshots, charts and settings.
@Timeout(240)
final class SecretsTest {
  private static final TestAuthority AUTHORITY = new TestAuthority("authority");
  private static final TestAuthority.Leaf CLIENT = AUTHORITY.client("me", "EC");

  @TempDir private Path home;

  /// A context with secrets.
  ///
  /// @param cluster beside server and authority, or in their place
  /// @param status of the server's answers
  record Case(
      String name, Map<String, Object> cluster, Map<String, Object> user, String env, int status) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void shells() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the plugins here are shell scripts");
  }

  private static Case of(String name, int status, Map<String, Object> cluster, Object... user) {
    Map<String, Object> stanza = new HashMap<>();
    for (int i = 0; i < user.length; i += 2) {
      stanza.put((String) user[i], user[i + 1]);
    }
    return new Case(name, cluster, stanza, "", status);
  }

  private static Map<String, Object> plugin(String script) {
    return Map.of(
        "apiVersion",
        "client.authentication.k8s.io/v1beta1",
        "command",
        "/bin/sh",
        "args",
        List.of("-c", script),
        "env",
        List.of(Map.of("name", "PLUGIN_PASSWORD", "value", Canaries.of("plugin-env"))));
  }

  private static String prints(String secret) {
    return "cat ../canary-" + secret;
  }

  static Stream<Case> cases() {
    Map<String, Object> plain = Map.of();
    String token = Canaries.of("token");
    String pem = CLIENT.certificatePem();
    String broken =
        "-----BEGIN PRIVATE KEY-----\n" + Canaries.of("key") + "\n-----END PRIVATE KEY-----";
    return Stream.of(
        of("token", 200, plain, "token", token),
        of("token refused and quoted by the server", 401, plain, "token", token),
        of("token forbidden and quoted", 403, plain, "token", token),
        of("token, server fails", 500, plain, "token", token),
        of("token, redirected", 302, plain, "token", token),
        of("token with a line break", 200, plain, "token", token + "\nx"),
        of("token that is a mapping", 200, plain, "token", Map.of("a", token)),
        of(
            "token to a stranger",
            200,
            Map.of("certificate-authority-data", TlsServer.base64(new TestAuthority("x").pem())),
            "token",
            token),
        of("token over plain HTTP", 200, Map.of("server", "http://127.0.0.1:1"), "token", token),
        of("token file", 401, plain, "tokenFile", "secret-token"),
        of("basic", 200, plain, "username", "me", "password", Canaries.of("password")),
        of(
            "key",
            200,
            plain,
            "client-certificate-data",
            TlsServer.base64(pem),
            "client-key-data",
            TlsServer.base64(CLIENT.keyPem())),
        of(
            "key refused",
            401,
            plain,
            "client-certificate-data",
            TlsServer.base64(pem),
            "client-key-data",
            TlsServer.base64(CLIENT.oldKeyPem())),
        of(
            "broken key",
            200,
            plain,
            "client-certificate-data",
            TlsServer.base64(pem),
            "client-key-data",
            TlsServer.base64(broken)),
        of(
            "key not in Base64",
            200,
            plain,
            "client-certificate-data",
            TlsServer.base64(pem),
            "client-key-data",
            Canaries.of("key") + "!"),
        of(
            "another's key",
            200,
            plain,
            "client-certificate-data",
            TlsServer.base64(pem),
            "client-key-data",
            TlsServer.base64(AUTHORITY.client("other", "EC").keyPem())),
        of(
            "server with a password",
            200,
            Map.of("server", "https://me:" + Canaries.of("server") + "@127.0.0.1:1")),
        of(
            "broken server with a password",
            200,
            Map.of("server", "https://me:" + Canaries.of("server") + "@a b:x")),
        of(
            "proxy that is not there",
            200,
            Map.of("proxy-url", "https://me:" + Canaries.of("proxy") + "@127.0.0.1:1"),
            "token",
            token),
        of(
            "broken proxy",
            200,
            Map.of("proxy-url", "http://me:" + Canaries.of("proxy") + "@:x y"),
            "token",
            token),
        of(
            "proxy that refuses",
            200,
            Map.of("proxy-url", "http://me:" + Canaries.of("proxy") + "@PROXY"),
            "token",
            token),
        of(
            "SOCKS proxy that refuses",
            200,
            Map.of("proxy-url", "socks5://me:" + Canaries.of("proxy") + "@PROXY"),
            "token",
            token),
        of(
            "oidc",
            401,
            plain,
            "auth-provider",
            Map.of(
                "name",
                "oidc",
                "config",
                Map.of(
                    "id-token",
                    token,
                    "client-secret",
                    Canaries.of("client"),
                    "refresh-token",
                    Canaries.of("refresh")))),
        of(
            "gcp",
            200,
            plain,
            "auth-provider",
            Map.of("name", "gcp", "config", Map.of("access-token", token))),
        of("plugin", 200, plain, "exec", plugin(prints("plugin-reply"))),
        of("plugin refused", 401, plain, "exec", plugin(prints("plugin-reply"))),
        of(
            "plugin that prints a secret and fails",
            200,
            plain,
            "exec",
            plugin(prints("plugin-output") + "; exit 3")),
        of(
            "plugin that prints a secret and no JSON",
            200,
            plain,
            "exec",
            plugin(prints("plugin-output"))),
        of(
            "plugin that complains of a secret",
            200,
            plain,
            "exec",
            plugin(
                "echo \"password=$PLUGIN_PASSWORD token: $("
                    + prints("plugin-output")
                    + ")\" >&2; exit 3")),
        new Case(
            "proxy of the environment",
            Map.of("server", "https://api.invalid"),
            Map.of("token", token),
            "http://me:" + Canaries.of("env-proxy") + "@127.0.0.1:1",
            200),
        new Case(
            "broken proxy of the environment",
            Map.of("server", "https://api.invalid"),
            Map.of("token", token),
            "http://me:" + Canaries.of("env-proxy") + "@:x y",
            200));
  }

  private Path kubeconfig(Case one, TlsServer server, TestProxy proxy) throws Exception {
    Path folder = Files.createDirectories(home.resolve("kube"));
    Files.writeString(folder.resolve("secret-token"), Canaries.of("token-file"));
    Files.writeString(home.resolve("canary-plugin-output"), Canaries.of("plugin-output"));
    Files.writeString(
        home.resolve("canary-plugin-reply"),
        "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\","
            + "\"status\":{\"token\":\"%s\"}}".formatted(Canaries.of("plugin-token")));
    Map<String, Object> cluster = new HashMap<>();
    cluster.put("server", server.url());
    cluster.put("certificate-authority-data", TlsServer.base64(AUTHORITY.pem()));
    cluster.putAll(one.cluster());
    cluster.computeIfPresent(
        "proxy-url", (k, v) -> v.toString().replace("PROXY", "127.0.0.1:" + proxy.port()));
    Map<String, Object> user = new HashMap<>(one.user());
    if (user.get("exec") instanceof Map<?, ?> exec) {
      Map<String, Object> moved = new HashMap<>();
      exec.forEach((k, v) -> moved.put(k.toString(), v));
      moved.put(
          "args",
          ((List<?>) Objects.requireNonNull(exec.get("args")))
              .stream().map(a -> a.toString().replace("../", home + "/")).toList());
      user.put("exec", moved);
    }
    Map<String, Object> config =
        Map.of(
            "clusters", List.of(Map.of("name", "c", "cluster", cluster)),
            "users", List.of(Map.of("name", "u", "user", user)),
            "contexts",
                List.of(Map.of("name", "x", "context", Map.of("cluster", "c", "user", "u"))),
            "current-context", "x");
    return Files.writeString(
        folder.resolve("config"), new ObjectMapper().writeValueAsString(config));
  }

  private Map<String, String> environment(Case one) {
    Map<String, String> all = new HashMap<>(System.getenv());
    all.put("XDG_CONFIG_HOME", home.resolve("settings").toString());
    all.put("SECRET_OF_THE_SHELL", Canaries.of("shell"));
    if (!one.env().isEmpty()) {
      all.put("HTTPS_PROXY", one.env());
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noSecretGetsOut(Case one) throws Exception {
    try (TlsServer elsewhere = new TlsServer(AUTHORITY, "127.0.0.1");
        TlsServer server =
            new TlsServer(AUTHORITY, "127.0.0.1")
                .answering(r -> one.status())
                .quotingTheToken()
                .with(Map.of("Location", elsewhere.url() + "/stolen"));
        TestProxy proxy = new TestProxy(null, "other:login");
        Eavesdropper heard = new Eavesdropper()) {
      Path config = kubeconfig(one, server, proxy);
      Kubeconfig read = new KubeconfigLoader(environment(one), home).load(config);
      heard.hear(read);
      read.problems().forEach(heard::hear);
      for (KubeContext context : read.contexts()) {
        open(context, environment(one), heard);
      }
      String out = Files.createDirectories(home.resolve("out")).toString();
      String kubeconfig = "--kubeconfig=" + config;
      run(one, heard, "contexts", kubeconfig);
      run(one, heard, "snapshot", kubeconfig, "--trust-exec", "--output", out + "/s.json");
      run(one, heard, "map", kubeconfig, "--trust-exec", "--output", out + "/m.svg");
      run(one, heard, "policies", "lint", kubeconfig);
      heard.files(home.resolve("out"));
      heard.files(home.resolve("settings"));
      assertThat(heard.lines()).as("something is listened to").isNotEmpty();
      assertThat(heard.canaries()).isEmpty();
      assertThat(elsewhere.asked()).as("credentials go to no other host").isEmpty();
      assertThat(proxy.asked()).noneMatch(head -> head.contains(Canaries.of("token")));
    }
  }

  private void run(Case one, Eavesdropper heard, String... args) {
    CommandLineRun run = CommandLineRun.of(environment(one), home, args);
    heard.hear(run.out());
    heard.hear(run.err());
  }

  /// Opens by the session, waits for its first news, and listens to all that hangs on it.
  private static void open(KubeContext context, Map<String, String> environment, Eavesdropper heard)
      throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    ClusterSession.Listener listener =
        new ClusterSession.Listener() {
          @Override
          public void snapshot(ClusterSnapshot snapshot) {
            heard.hear(snapshot);
          }

          @Override
          public void state(SessionState state) {
            heard.hear(state);
            told.countDown();
          }
        };
    Opening opening = new Opening(context, Scope.WIDEST, command -> true, environment);
    heard.hear(opening);
    try (ClusterSession session = ClusterSessions.open(opening, listener)) {
      assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
      heard.hear(session);
    } catch (ClusterException e) {
      heard.hear(e);
    }
  }
}
