package dev.portolan.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ClusterException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

final class StanzaRulesTest {
  @TempDir private Path folder;

  private ApiConnection connect(String cluster, String user) {
    Map<String, Object> stanza = new Yaml().load("{" + cluster.replace('\'', '"') + "}");
    return new Way(folder)
        .connect(
            stanza.containsKey("server") ? stanza : Way.with(stanza, "server", "https://a:1"),
            new Yaml().load("{" + user.replace('\'', '"') + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "certificate-authority: ca.pem | token: x | is no file",
        "certificate-authority-data: s3cret! | token: x | is not Base64",
        "certificate-authority-data: czNjcmV0 | token: x | no certificate in PEM",
        "certificate-authority-data: czN0, certificate-authority: x | token: x | only one of the two",
        "certificate-authority-data: czN0, insecure-skip-tls-verify: true | token: x | not to verify",
        "proxy-url: 'gopher://s3cret@x' | token: x | not the address of an http, https or socks5",
        "proxy-url: '127.0.0.1:3' | token: x | not the address of an http, https or socks5",
        "server: 'https://' | token: x | is not an address",
        "server: 'ftp://me:s3cret@x' | token: x | ftp is not HTTP",
        "server: 'https://me:s3cret@x' | token: x | does not send passwords",
        "server: 'x:1/path' | token: x | has to be a URL or HOST:PORT",
        "server: '' | token: x | has no server",
        " | client-certificate: cert.pem | without a key",
        " | client-certificate-data: czNjcmV0, client-key-data: czNjcmV0 | no certificate in PEM",
        " | client-certificate-data: czN0, client-certificate: x, client-key: x | only one of the two",
        " | tokenFile: token | is no file",
        " | 'username: me, password: s3cret' | removed in 1.19",
        " | 'token: s3cret, username: me, password: s3cret' | removed in 1.19",
        " | 'token: x, as-groups: [a]' | need the name of a user",
        " | 'auth-provider: {name: gcp}' | gke-gcloud-auth-plugin",
        " | 'auth-provider: {name: azure}' | https://github.com/Azure/kubelogin",
        " | 'auth-provider: {name: openstack}' | client-keystone-auth",
        " | 'auth-provider: {name: oidc, config: {refresh-token: s3cret}}' | kubectl oidc-login",
        " | 'auth-provider: {name: s3cret}' | nobody knows",
        " | 'auth-provider: {name: gcp}, exec: {command: x}' | only one of the two",
        " | 'exec: {apiVersion: client.authentication.k8s.io/v1beta1}' | has no command",
        " | 'exec: {command: x}' | has no apiVersion",
        " | 'exec: {command: x, apiVersion: client.authentication.k8s.io/v1alpha1}' | removed in 1.24",
        " | 'exec: {command: x, apiVersion: foo/v1}' | an apiVersion that nobody knows",
        " | 'exec: {command: x, apiVersion: client.authentication.k8s.io/v1}' | no interactiveMode",
        " | 'exec: {command: x, apiVersion: client.authentication.k8s.io/v1, interactiveMode: no}' | not Never, If",
        " | 'exec: {command: x, apiVersion: client.authentication.k8s.io/v1beta1, env: [{value: s3cret}]}' | has no name",
      })
  void whatKubectlRefusesIsOneLineWithoutSecrets(String cluster, String user, String expected) {
    assertThatThrownBy(
            () -> {
              try (ApiConnection api =
                  connect(cluster == null ? "" : cluster, user == null ? "" : user)) {
                assertThat(api).as("refused").isNull();
              }
            })
        .isInstanceOf(ClusterException.class)
        .hasMessageStartingWith("test: ")
        .hasMessageContaining(expected)
        .message()
        .doesNotContain("\n", "s3cret", "czNjcmV0", "czN0");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.b,a.b:443,https://a.b/version",
    "HTTPS://A.B:6443/,a.b:6443,https://a.b:6443/version",
    "https://a/k8s/clusters/c-1,a:443,https://a/k8s/clusters/c-1/version",
    "https://a/k8s/clusters/c-1/,a:443,https://a/k8s/clusters/c-1/version",
    "https://a:1?b=c#d,a:1,https://a:1/version",
    "a.b:6443,a.b:6443,http://a.b:6443/version",
    "10.0.0.1:443,10.0.0.1:443,http://10.0.0.1:443/version",
    "https://[::1]:6443,::1:6443,https://[::1]:6443/version"
  })
  void addressesAreReadAsKubectlReadsThem(String server, String shown, String version) {
    try (ApiConnection api = connect("server: '" + server + "'", "")) {
      assertThat(api.server()).isEqualTo(shown);
      assertThat(api.url(java.util.List.of("version")).build()).hasToString(version);
    }
  }
}
