package dev.portolan.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.testkit.ScriptedServer;
import dev.portolan.testkit.ScriptedServer.Reply;
import dev.portolan.testkit.TestAuthority;
import dev.portolan.testkit.TlsServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RequestsTest {
  @TempDir private Path folder;

  @Test
  void aTokenFileIsRelativeToTheKubeconfigAndReadAgainAfterARefusal() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "first\n");
    try (TlsServer server = Way.server().answering(r -> r.token().endsWith("old") ? 401 : 200);
        ApiConnection api =
            new Way(folder).connect(Way.cluster(server), Map.of("tokenFile", "token"))) {
      Way.ask(api);
      Files.writeString(token, "old");
      Way.ask(api);
      server.answering(r -> r.token().endsWith("second") ? 200 : 401);
      Files.writeString(token, "second");
      Way.ask(api);
      assertThat(server.tokens())
          .containsExactly("Bearer first", "Bearer first", "Bearer first", "Bearer second");
    }
  }

  @Test
  void aReadableTokenFileGoesBeforeATokenAndATokenOrACertificateBeforeAPlugin() throws Exception {
    Files.writeString(folder.resolve("file"), "of-file");
    Way way = new Way(folder);
    Map<String, Object> exec = way.plugin(Way.prints("\"token\":\"of-plugin\""));
    try (TlsServer server = Way.server();
        ApiConnection both =
            way.connect(Way.cluster(server), Way.with(exec, "token", "t", "tokenFile", "file"));
        ApiConnection unreadable =
            way.connect(Way.cluster(server), Way.with(exec, "token", "t", "tokenFile", "none"));
        ApiConnection certificate =
            way.connect(Way.cluster(server), Way.with(exec, certificate("me")))) {
      Way.ask(both);
      Way.ask(unreadable);
      Way.ask(certificate);
      assertThat(server.tokens()).containsExactly("Bearer of-file", "Bearer t", "");
      assertThat(way.runs()).isZero();
    }
  }

  private static Object[] certificate(String name) {
    TestAuthority.Leaf leaf = Way.AUTHORITY.client(name, "EC");
    return new Object[] {
      "client-certificate-data",
      TlsServer.base64(leaf.certificatePem()),
      "client-key-data",
      TlsServer.base64(leaf.keyPem())
    };
  }

  @Test
  void impersonationIsWrittenAsClientGoWritesIt() throws Exception {
    Map<String, Object> user =
        Map.of(
            "token", "x",
            "as", "Jörg",
            "as-uid", "u-1",
            "as-groups", List.of("a", "b"),
            "as-user-extra", Map.of("example.com/Größe%1", List.of("x", "y"), "ok", List.of("z")));
    try (TlsServer server = Way.server();
        ApiConnection api = new Way(folder).connect(Way.cluster(server), user)) {
      Way.ask(api);
      TlsServer.Asked asked = server.asked().getFirst();
      assertThat(asked.header("Impersonate-user")).isNotEmpty();
      assertThat(asked.header("Impersonate-uid")).isEqualTo("u-1");
      assertThat(asked.header("Impersonate-group")).isEqualTo("a,b");
      assertThat(asked.header("Impersonate-extra-ok")).isEqualTo("z");
      assertThat(asked.header("Impersonate-extra-example.com%2fgr%c3%b6%c3%9fe%251"))
          .isEqualTo("x,y");
    }
  }

  @Test
  void compressionIsAskedForUnlessDisabled() throws Exception {
    try (TlsServer server = Way.server();
        ApiConnection usual = new Way(folder).connect(Way.cluster(server), Map.of());
        ApiConnection without =
            new Way(folder).connect(Way.cluster(server, "disable-compression", true), Map.of())) {
      Way.ask(usual);
      Way.ask(without);
      assertThat(server.asked())
          .extracting(a -> a.header("Accept-encoding"))
          .containsExactly("gzip", "identity");
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (TlsServer elsewhere = Way.server();
        TlsServer server =
            Way.server().answering(r -> 302).with(Map.of("Location", elsewhere.url() + "/stolen"));
        ApiConnection api =
            new Way(folder).connect(Way.cluster(server), Map.of("token", "s3cret"))) {
      assertThatThrownBy(() -> Way.ask(api)).isInstanceOf(ApiFailure.class);
      assertThat(elsewhere.asked()).isEmpty();
    }
  }

  @Test
  void nothingThatProvesWhoTheUserIsGoesOverPlainHttp() throws Exception {
    Way way = new Way(folder);
    Map<String, Object> exec = way.plugin(Way.prints("\"token\":\"of-plugin\""));
    try (ScriptedServer server = new ScriptedServer().then(Reply.ok("{}")).then(Reply.ok("{}"));
        ApiConnection token = way.connect(Map.of("server", server.url()), Map.of("token", "x"));
        ApiConnection plugin = way.connect(Map.of("server", server.url()), exec)) {
      Way.ask(token);
      Way.ask(plugin);
      assertThat(server.tokens()).containsExactly("", "");
      assertThat(way.runs()).isZero();
    }
  }

  @Test
  void aTokenThatIsNoHeaderIsToldWithoutIt() {
    try (ApiConnection api =
        new Way(folder)
            .connect(Map.of("server", "https://127.0.0.1:1"), Map.of("token", "s3\ncret"))) {
      assertThatThrownBy(() -> Way.ask(api))
          .hasMessage("the user's token has line breaks or control characters in it");
    }
  }
}
