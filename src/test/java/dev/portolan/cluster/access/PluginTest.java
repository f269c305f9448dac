package dev.portolan.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.cluster.api.AccessFailure;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.testkit.TestAuthority;
import dev.portolan.testkit.TlsServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class PluginTest {
  private static final String COUNTED =
      Way.prints("\"token\":\"$WHO-$1-$(wc -l < runs | tr -d ' ')\"");

  @TempDir private Path folder;

  @BeforeEach
  void shells() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the plugins here are shell scripts");
  }

  private Map<String, Object> counted() throws Exception {
    return new Way(folder)
        .plugin(
            COUNTED, "args", List.of("one"), "env", List.of(Map.of("name", "WHO", "value", "me")));
  }

  @Test
  void aPluginIsRunAtTheFirstCallAndKeptForTheNextOpening() throws Exception {
    Way way = new Way(folder);
    Map<String, Object> user = counted();
    try (TlsServer server = Way.server()) {
      try (ApiConnection api = way.connect(Way.cluster(server), user)) {
        assertThat(way.runs()).isZero();
        Way.ask(api);
        Way.ask(api);
      }
      try (ApiConnection api = way.connect(Way.cluster(server), user)) {
        Way.ask(api);
      }
      assertThat(server.tokens()).containsOnly("Bearer me-one-1").hasSize(3);
    }
  }

  @Test
  void aPluginThatDoesNotEndIsNamedWithItsLastWords() throws Exception {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", "echo open the browser >&2; exec sleep 60").start();
    PluginProcess run = new PluginProcess(process, "the plugin", List.of(), line -> {});
    assertThatThrownBy(() -> run.output(Duration.ofSeconds(2)))
        .isInstanceOf(AccessFailure.class)
        .hasMessage("the plugin did not end in 2 s: open the browser");
    run.end();
    process.waitFor();
    assertThat(run.gone()).isTrue();
  }

  @Test
  void aRefusedTokenIsAskedForAnew() throws Exception {
    try (TlsServer server = Way.server();
        ApiConnection api = new Way(folder).connect(Way.cluster(server), counted())) {
      Way.ask(api);
      server.answering(r -> r.token().endsWith("-1") ? 401 : 200);
      Way.ask(api);
      assertThat(server.tokens())
          .containsExactly("Bearer me-one-1", "Bearer me-one-1", "Bearer me-one-2");
    }
  }

  @ParameterizedTest
  @CsvSource({"false,1", "true,2"})
  void manyRefusedAtOnceRunThePluginOnce(boolean changing, int tokens) throws Exception {
    Way way = new Way(folder);
    Map<String, Object> user =
        changing ? counted() : way.plugin(Way.prints("\"token\":\"always-1\""));
    try (TlsServer server = Way.server();
        ApiConnection api = way.connect(Way.cluster(server), user)) {
      Way.ask(api);
      server.answering(r -> r.token().endsWith("-1") ? 401 : 200);
      List<Future<String>> answers = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Callable<String> asking = () -> Way.ask(api);
        for (int i = 0; i < 20; i++) {
          answers.add(threads.submit(asking));
        }
      }
      assertThat(answers)
          .allMatch(a -> a.state() == (changing ? Future.State.SUCCESS : Future.State.FAILED));
      assertThat(way.runs()).isEqualTo(2);
      assertThat(server.tokens().stream().distinct()).hasSize(tokens);
    }
  }

  @Test
  void manyThatFailAtOnceRunThePluginOnceAndAReopeningTriesAgain() throws Exception {
    Way way = new Way(folder);
    Map<String, Object> user = way.plugin("echo please log in >&2; exit 4\n");
    try (TlsServer server = Way.server();
        ApiConnection api = way.connect(Way.cluster(server), user)) {
      List<Future<String>> answers = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Callable<String> asking = () -> Way.ask(api);
        for (int i = 0; i < 20; i++) {
          answers.add(threads.submit(asking));
        }
      }
      assertThat(answers)
          .allSatisfy(
              a ->
                  assertThat(a.exceptionNow())
                      .isInstanceOf(AccessFailure.class)
                      .hasMessage(
                          "credential plugin ./plugin failed with exit code 4: please log in"));
      assertThat(way.runs()).isEqualTo(1);
      try (ApiConnection again = way.connect(Way.cluster(server), user)) {
        assertThatThrownBy(() -> Way.ask(again)).isInstanceOf(AccessFailure.class);
      }
      assertThat(way.runs()).isEqualTo(2);
      assertThat(server.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "echo s3cret | did not print JSON",
        "true | did not print an ExecCredential",
        "echo '[]' | did not print an ExecCredential",
        "echo '{\"kind\":\"s3cret\"}' | did not print an ExecCredential",
        "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\"}' | printed another apiVersion",
        "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\"}' | without a status",
        "echo s3cret; echo 'token: s3cret' >&2; exit 3 | failed with exit code 3: token: ***",
        "echo $PASSWORD >&2; exit 3 | failed with exit code 3: ***",
        "kill -9 $$ | failed with exit code 137",
        "head -c 1100000 /dev/zero | printed more than 1048576 bytes"
      })
  void whatAPluginDoesWrongIsToldWithoutItsOutput(String script, String expected) throws Exception {
    Map<String, Object> user =
        new Way(folder)
            .plugin(script, "env", List.of(Map.of("name", "PASSWORD", "value", "hunter22")));
    try (ApiConnection api =
        new Way(folder).connect(Map.of("server", "https://127.0.0.1:1"), user)) {
      assertThatThrownBy(() -> Way.ask(api))
          .isInstanceOf(AccessFailure.class)
          .hasMessageStartingWith("credential plugin ./plugin ")
          .hasMessageContaining(expected)
          .hasNoCause()
          .message()
          .doesNotContain("s3cret", "hunter22", "\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"token\":\"\" | gave no token and no certificate",
        "\"clientCertificateData\":\"s3cret\" | only a certificate or only a key",
        "\"clientCertificateData\":\"s3cret\",\"clientKeyData\":\"s3cret\" | no certificate in PEM",
        "\"token\":\"s3cret\",\"expirationTimestamp\":\"tomorrow\" | that is no time"
      })
  void credentialsThatCannotBeUsedAreToldWithoutThem(String status, String expected)
      throws Exception {
    Map<String, Object> user = new Way(folder).plugin(Way.prints(status));
    try (ApiConnection api =
        new Way(folder).connect(Map.of("server", "https://127.0.0.1:1"), user)) {
      assertThatThrownBy(() -> Way.ask(api))
          .isInstanceOf(AccessFailure.class)
          .hasMessageContaining(expected)
          .hasNoCause()
          .message()
          .doesNotContain("s3cret");
    }
  }

  @Test
  void aMissingProgramIsNamedWithThePathThatWasSearchedAndTheHint() {
    Map<String, Object> user =
        Map.of(
            "exec",
            Map.of(
                "apiVersion", "client.authentication.k8s.io/v1beta1",
                "command", "no-such-plugin",
                "installHint", "Install it:\n  \u001b[1mbrew\u001b[0m install it"));
    try (ApiConnection api =
        ApiClients.connect(
            new Way(folder).context(Map.of("server", "https://127.0.0.1:1"), user),
            c -> true,
            Map.of("PATH", "/nowhere:/elsewhere"))) {
      assertThatThrownBy(() -> Way.ask(api))
          .hasMessage(
              "credential plugin no-such-plugin is missing: not found in PATH: /nowhere:/elsewhere."
                  + " Hint: Install it: brew install it");
    }
  }

  @Test
  void whatIsNotAllowedIsNotRun() throws Exception {
    Way way = new Way(folder);
    assertThatThrownBy(
            () ->
                ApiClients.connect(
                    way.context(Map.of("server", "https://a:1"), counted()),
                    PluginTrust.NONE,
                    Map.of()))
        .isInstanceOfSatisfying(
            PluginNotTrusted.class,
            e -> assertThat(e.command().environment()).containsOnlyKeys("WHO"));
    assertThat(way.runs()).isZero();
  }

  @Test
  void aPluginIsToldOfTheClusterAsKubectlTellsIt() throws Exception {
    Way way = new Way(folder);
    Map<String, Object> user =
        way.plugin(
            "printf '%s' \"$KUBERNETES_EXEC_INFO\" > info; exit 1",
            "provideClusterInfo", true, "interactiveMode", "IfAvailable");
    Map<String, Object> cluster =
        Map.of(
            "server",
            "https://127.0.0.1:1/x/",
            "tls-server-name",
            "foo",
            "certificate-authority-data",
            TlsServer.base64(Way.AUTHORITY.pem()),
            "proxy-url",
            "http://127.0.0.1:1",
            "disable-compression",
            true,
            "extensions",
            List.of(
                Map.of("name", "other", "extension", "no"),
                Map.of(
                    "name",
                    "client.authentication.k8s.io/exec",
                    "extension",
                    Map.of("audience", "x", "list", List.of(1)))));
    try (ApiConnection api = way.connect(cluster, user)) {
      assertThatThrownBy(() -> Way.ask(api)).isInstanceOf(AccessFailure.class);
    }
    JsonNode info = new ObjectMapper().readTree(Files.readString(folder.resolve("info")));
    assertThat(info)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1",
                     "spec":{"cluster":{"server":"https://127.0.0.1:1/x/","tls-server-name":"foo",
                       "certificate-authority-data":"%s","proxy-url":"http://127.0.0.1:1",
                       "disable-compression":true,"config":{"audience":"x","list":[1]}},
                     "interactive":false}}
                    """
                        .formatted(TlsServer.base64(Way.AUTHORITY.pem()))));
  }

  @Test
  void aPluginThatNeedsATerminalSaysSo() throws Exception {
    Map<String, Object> user = new Way(folder).plugin(COUNTED, "interactiveMode", "Always");
    try (ApiConnection api =
        new Way(folder).connect(Map.of("server", "https://127.0.0.1:1"), user)) {
      assertThatThrownBy(() -> Way.ask(api)).hasMessageContaining("there is no terminal here");
    }
  }

  @Test
  void aCertificateThatAPluginRenewsIsPresentedOnANewConnection() throws Exception {
    for (String name : List.of("first", "second")) {
      TestAuthority.Leaf leaf = Way.AUTHORITY.client(name, "EC");
      String status =
          new ObjectMapper()
              .writeValueAsString(
                  Map.of(
                      "kind", "ExecCredential",
                      "apiVersion", "client.authentication.k8s.io/v1beta1",
                      "status",
                          Map.of(
                              "clientCertificateData", leaf.certificatePem(),
                              "clientKeyData", leaf.keyPem())));
      Files.writeString(folder.resolve(name), status);
    }
    Map<String, Object> user =
        new Way(folder).plugin("[ $(wc -l < runs) -gt 1 ] && cat second || cat first");
    try (TlsServer server = Way.server();
        ApiConnection api = new Way(folder).connect(Way.cluster(server), user)) {
      Way.ask(api);
      server.answering(r -> r.client().equals("CN=first") ? 401 : 200);
      Way.ask(api);
      assertThat(server.asked())
          .extracting(TlsServer.Asked::client)
          .containsExactly("CN=first", "CN=first", "CN=second");
    }
  }

  @Test
  void closingEndsThePluginAndAllThatItStarted() throws Exception {
    Map<String, Object> user = new Way(folder).plugin("sleep 600 & echo $! > child; sleep 601\n");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ApiConnection api = new Way(folder).connect(Map.of("server", "https://127.0.0.1:1"), user);
      Future<String> asking = threads.submit(() -> Way.ask(api));
      Path child = folder.resolve("child");
      while (!Files.exists(child) || Files.readString(child).isBlank()) {
        Thread.onSpinWait();
      }
      ProcessHandle handle =
          ProcessHandle.of(Long.parseLong(Files.readString(child).strip())).orElseThrow();
      Instant closing = Instant.now();
      api.close();
      assertThatThrownBy(asking::get).hasCauseInstanceOf(java.io.IOException.class);
      handle.onExit().get();
      assertThat(Duration.between(closing, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aRejectionAfterARunIsTheServersAnswer() throws Exception {
    Way way = new Way(folder);
    try (TlsServer server = Way.server().answering(r -> 401);
        ApiConnection api = way.connect(Way.cluster(server), counted())) {
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> Way.ask(api))
            .isInstanceOfSatisfying(ApiFailure.class, e -> assertThat(e.code()).isEqualTo(401));
      }
      assertThat(way.runs()).as("no storm of logins").isEqualTo(1);
    }
  }
}
