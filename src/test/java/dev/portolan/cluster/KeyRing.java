package dev.portolan.cluster;

import dev.portolan.cluster.access.PluginTrust;
import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoWeather;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.testkit.Contexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// What proves to a demo cluster who its user is, kept in one of the ways of a kubeconfig, and what
/// befalls it: the server takes another token or shows the certificate of another authority, now
/// before and now after the files here say so.
final class KeyRing {
  private static final String ADMIN = "demo-admin";

  /// The plugin's answers are good for hardly longer than they are kept.
  private static final Duration SOON = Duration.ofMillis(10_300);

  private final DemoCluster cluster;
  private final DemoWeather weather;
  private final Path folder;
  private final Way way;

  /// How the kubeconfig has the token; but for the first, the authority is in a file.
  enum Way {
    WRITTEN("token"),
    FILE("tokenFile"),
    PLUGIN("exec");

    private final String stanza;

    Way(String stanza) {
      this.stanza = stanza;
    }

    /// True where tokens may change under an open session.
    boolean rotates() {
      return this != WRITTEN;
    }
  }

  KeyRing(DemoCluster cluster, Path folder, Way way) throws IOException {
    this.cluster = cluster;
    this.weather = cluster.control().weather();
    this.folder = Files.createDirectories(folder.toAbsolutePath());
    this.way = way;
    deliver();
    expire(false);
  }

  boolean rotates() {
    return way.rotates();
  }

  Opening opening() throws IOException {
    return new Opening(context(), Scope.WIDEST, trust(), System.getenv());
  }

  private PluginTrust trust() {
    return command -> way == Way.PLUGIN;
  }

  private KubeContext context() throws IOException {
    KubeContext written =
        new KubeconfigLoader(Map.of(), folder)
            .load(cluster.writeKubeconfig(folder)).contexts().stream()
                .filter(KubeContext::current)
                .findFirst()
                .orElseThrow();
    if (!rotates()) {
      return written;
    }
    return Contexts.of(
        folder.resolve("config"),
        "rotating",
        "default",
        Map.of("server", cluster.url(), "certificate-authority", authority().toString()),
        Map.of(way.stanza, way == Way.FILE ? token().toString() : plugin()));
  }

  private Map<String, Object> plugin() throws IOException {
    Path script = folder.resolve("plugin.sh");
    Files.writeString(
        script,
        """
        cat <<END
        {"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1",
        "status":{"token":"$(cat '%s')"$(cat '%s')}}
        END
        """
            .formatted(token(), expiry()));
    return Map.of(
        "apiVersion",
        "client.authentication.k8s.io/v1",
        "command",
        "/bin/sh",
        "args",
        List.of(script.toString()),
        "interactiveMode",
        "Never");
  }

  /// The server takes another token at once; the files have it when it is delivered.
  void rotate() {
    weather.rotateToken(ADMIN);
  }

  /// Another cluster has this one's name and address: another authority, another token.
  void recreate() {
    weather.recreate();
    weather.renewCertificate(false);
    rotate();
  }

  /// The files have what the server takes as of now.
  void deliver() {
    replace(token(), weather.token(ADMIN));
    replace(
        authority(),
        new String(Base64.getDecoder().decode(cluster.authority()), StandardCharsets.US_ASCII));
  }

  /// What the plugin prints runs out at once, or never.
  void expire(boolean soon) {
    replace(
        expiry(),
        soon ? ",\"expirationTimestamp\":\"" + Instant.now().plus(SOON).toString() + '"' : "");
  }

  private Path token() {
    return folder.resolve("token");
  }

  private Path authority() {
    return folder.resolve("ca.crt");
  }

  private Path expiry() {
    return folder.resolve("expiry");
  }

  /// At one stroke, as those do it who rotate.
  private void replace(Path file, String text) {
    try {
      Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), text);
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
