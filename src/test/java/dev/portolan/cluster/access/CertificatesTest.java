package dev.portolan.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.testkit.TestAuthority;
import dev.portolan.testkit.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class CertificatesTest {
  @TempDir private Path folder;

  private static Map<String, Object> data(TestAuthority.Leaf leaf, boolean old) {
    return Map.of(
        "client-certificate-data", TlsServer.base64(leaf.certificatePem()),
        "client-key-data", TlsServer.base64(old ? leaf.oldKeyPem() : leaf.keyPem()));
  }

  @ParameterizedTest
  @CsvSource({"RSA,true", "RSA,false", "EC,true", "EC,false", "Ed25519,false"})
  void clientCertificatesOfAllKindsArePresented(String algorithm, boolean old) throws Exception {
    TestAuthority.Leaf leaf = Way.AUTHORITY.client("me", algorithm);
    try (TlsServer server = Way.server();
        ApiConnection api = new Way(folder).connect(Way.cluster(server), data(leaf, old))) {
      Way.ask(api);
      Way.ask(api);
      assertThat(server.asked()).extracting(TlsServer.Asked::client).containsOnly("CN=me");
      assertThat(server.asked().stream().map(TlsServer.Asked::port).distinct())
          .as("the connection is used again")
          .hasSize(1);
    }
  }

  /// What a block is called is not looked at, as in kubectl.
  @ParameterizedTest
  @CsvSource({"RSA", "EC", "Ed25519"})
  void aKeyUnderAnotherKindsNameIsPresented(String algorithm) throws Exception {
    TestAuthority.Leaf leaf = Way.AUTHORITY.client("me", algorithm);
    write(leaf);
    Files.writeString(
        folder.resolve("me.key"), leaf.keyPem().replace(" PRIVATE KEY", " DSA PRIVATE KEY"));
    Map<String, Object> user = Map.of("client-certificate", "me.crt", "client-key", "me.key");
    try (TlsServer server = Way.server();
        ApiConnection api = new Way(folder).connect(Way.cluster(server), user)) {
      Way.ask(api);
      assertThat(server.asked()).extracting(TlsServer.Asked::client).containsExactly("CN=me");
    }
  }

  private void write(TestAuthority.Leaf leaf) throws IOException {
    Files.writeString(folder.resolve("me.crt"), leaf.certificatePem());
    Files.writeString(folder.resolve("me.key"), leaf.keyPem());
  }

  @Test
  void aRotatedClientCertificateIsPresentedWithoutARestart() throws Exception {
    write(Way.AUTHORITY.client("first", "EC"));
    Map<String, Object> user = Map.of("client-certificate", "me.crt", "client-key", "me.key");
    try (TlsServer server = Way.server();
        ApiConnection api = new Way(folder).connect(Way.cluster(server), user)) {
      Way.ask(api);
      TestAuthority.Leaf second = Way.AUTHORITY.client("second", "RSA");
      Files.writeString(folder.resolve("me.crt"), second.certificatePem());
      Way.ask(api);
      Files.writeString(folder.resolve("me.key"), second.keyPem());
      Way.ask(api);
      Files.delete(folder.resolve("me.key"));
      Way.ask(api);
      assertThat(server.asked())
          .extracting(TlsServer.Asked::client)
          .as("half of a pair changes nothing")
          .containsExactly("CN=first", "CN=first", "CN=second", "CN=second");
    }
  }

  @Test
  void aKeyOfAnotherCertificateIsToldBeforeTheServerIsAsked() throws Exception {
    write(Way.AUTHORITY.client("me", "EC"));
    Files.writeString(folder.resolve("me.key"), Way.AUTHORITY.client("me", "EC").keyPem());
    assertThatThrownBy(
            () ->
                new Way(folder)
                    .connect(
                        Map.of("server", "https://127.0.0.1:1"),
                        Map.of("client-certificate", "me.crt", "client-key", "me.key")))
        .hasMessage("test: user's client certificate and key do not belong together");
  }

  @Test
  void aRotatedAuthorityIsReadAgain() throws Exception {
    TestAuthority other = new TestAuthority("other");
    Path file = Files.writeString(folder.resolve("ca.crt"), other.pem());
    try (TlsServer server = Way.server();
        ApiConnection api =
            new Way(folder)
                .connect(
                    Map.of("server", server.url(), "certificate-authority", "ca.crt"), Map.of())) {
      assertThatThrownBy(() -> Way.ask(api)).isInstanceOf(SSLException.class);
      Files.writeString(file, "# both\n" + other.pem() + "\n" + Way.AUTHORITY.pem());
      assertThat(Way.ask(api)).isEqualTo("{}");
    }
  }

  @Test
  void whoIsNotSignedByTheAuthorityIsNotToldTheToken() throws Exception {
    try (TlsServer server = Way.server();
        ApiConnection api =
            new Way(folder).connect(Map.of("server", server.url()), Map.of("token", "s3cret"))) {
      assertThatThrownBy(() -> Way.ask(api))
          .isInstanceOfSatisfying(
              IOException.class,
              e -> assertThat(Trouble.line(e, api.server())).contains("not signed by"));
      assertThat(server.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"api.internal,api.internal", "kubernetes,kubernetes", "10.1.2.3,''"})
  void theServerIsAskedForAndVerifiedByItsTlsServerName(String name, String sni) throws Exception {
    try (TlsServer server = Way.server(name);
        ApiConnection right =
            new Way(folder).connect(Way.cluster(server, "tls-server-name", name), Map.of());
        ApiConnection wrong = new Way(folder).connect(Way.cluster(server), Map.of())) {
      assertThat(Way.ask(right)).isEqualTo("{}");
      assertThat(server.asked().getFirst().name()).isEqualTo(sni);
      String words = "the certificate of 127.0.0.1:" + server.port() + " is not for 127.0.0.1";
      assertThatThrownBy(() -> Way.ask(wrong)).hasMessage(words);
    }
  }

  @Test
  void insecureSkipsAllVerification() throws Exception {
    try (TlsServer server = Way.server("elsewhere");
        ApiConnection api =
            new Way(folder)
                .connect(
                    Map.of("server", server.url(), "insecure-skip-tls-verify", true), Map.of());
        ApiConnection verified = new Way(folder).connect(Way.cluster(server), Map.of())) {
      assertThat(Way.ask(api)).isEqualTo("{}");
      assertThatThrownBy(() -> Way.ask(verified)).hasMessageContaining("is not for 127.0.0.1");
    }
  }
}
