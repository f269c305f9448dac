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
  private static final Map<String, Object> PLAIN = Map.of();
  private static final String TOKEN = Canaries.of("token");
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
    return Stream.of(tokens(), keys(), ways(), providers(), plugins()).flatMap(c -> c);
  }

  private static Stream<Case> tokens() {
    String another = TlsServer.base64(new TestAuthority("x").pem());
    return Stream.of(
        of("token", 200, PLAIN, "token", TOKEN),
        of("token refused and quoted by the server", 401, PLAIN, "token", TOKEN),
        of("token forbidden and quoted", 403, PLAIN, "token", TOKEN),
        of("token, server fails", 500, PLAIN, "token", TOKEN),
        of("token, redirected", 302, PLAIN, "token", TOKEN),
        of("token with a line break", 200, PLAIN, "token", TOKEN + "\nx"),
        of("token that is a mapping", 200, PLAIN, "token", Map.of("a", TOKEN)),
        of(
            "token to a stranger",
            200,
            Map.of("certificate-authority-data", another),
            "token",
            TOKEN),
        of("token over plain HTTP", 200, Map.of("server", "http://127.0.0.1:1"), "token", TOKEN),
        of("token file", 401, PLAIN, "tokenFile", "secret-token"),
        of("basic", 200, PLAIN, "username", "me", "password", Canaries.of("password")));
  }

  private static Case withKey(String name, int status, String data) {
    String pem = TlsServer.base64(CLIENT.certificatePem());
    return of(name, status, PLAIN, "client-certificate-data", pem, "client-key-data", data);
  }

  private static Stream<Case> keys() {
    String broken =
        "-----BEGIN PRIVATE KEY-----\n" + Canaries.of("key") + "\n-----END PRIVATE KEY-----";
    String others = AUTHORITY.client("other", "EC").keyPem();
    return Stream.of(
        withKey("key", 200, TlsServer.base64(CLIENT.keyPem())),
        withKey("key refused", 401, TlsServer.base64(CLIENT.oldKeyPem())),
        withKey("broken key", 200, TlsServer.base64(broken)),
        withKey("key not in Base64", 200, Canaries.of("key") + "!"),
        withKey("another's key", 200, TlsServer.base64(others)));
  }

  private static Case byProxy(String name, String url) {
    return of(name, 200, Map.of("proxy-url", url), "token", TOKEN);
  }

  private static Case byEnvironment(String name, String proxy) {
    Map<String, Object> cluster = Map.of("server", "https://api.invalid");
    return new Case(name, cluster, Map.of("token", TOKEN), proxy, 200);
  }

  private static Stream<Case> ways() {
    String me = "me:" + Canaries.of("server");
    String proxy = "me:" + Canaries.of("proxy");
    String env = "me:" + Canaries.of("env-proxy");
    return Stream.of(
        of("server with a password", 200, Map.of("server", "https://" + me + "@127.0.0.1:1")),
        of("broken server with a password", 200, Map.of("server", "https://" + me + "@a b:x")),
        byProxy("proxy that is not there", "https://" + proxy + "@127.0.0.1:1"),
        byProxy("broken proxy", "http://" + proxy + "@:x y"),
        byProxy("proxy that refuses", "http://" + proxy + "@PROXY"),
        byProxy("SOCKS proxy that refuses", "socks5://" + proxy + "@PROXY"),
        byEnvironment("proxy of the environment", "http://" + env + "@127.0.0.1:1"),
        byEnvironment("broken proxy of the environment", "http://" + env + "@:x y"));
  }

  private static Case byProvider(String name, int status, Map<String, Object> config) {
    return of(name, status, PLAIN, "auth-provider", Map.of("name", name, "config", config));
  }

  private static Stream<Case> providers() {
    String client = Canaries.of("client");
    String refresh = Canaries.of("refresh");
    return Stream.of(
        byProvider(
            "oidc",
            401,
            Map.of("id-token", TOKEN, "client-secret", client, "refresh-token", refresh)),
        byProvider("gcp", 200, Map.of("access-token", TOKEN)));
  }

  private static Stream<Case> plugins() {
    String output = prints("plugin-output");
    String complaint = "echo \"password=$PLUGIN_PASSWORD token: $(" + output + ")\" >&2; exit 3";
    return Stream.of(
        of("plugin", 200, PLAIN, "exec", plugin(prints("plugin-reply"))),
        of("plugin refused", 401, PLAIN, "exec", plugin(prints("plugin-reply"))),
        of(
            "plugin that prints a secret and fails",
            200,
            PLAIN,
            "exec",
            plugin(output + "; exit 3")),
        of("plugin that prints a secret and no JSON", 200, PLAIN, "exec", plugin(output)),
        of("plugin that complains of a secret", 200, PLAIN, "exec", plugin(complaint)));
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
