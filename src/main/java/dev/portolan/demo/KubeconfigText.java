package dev.portolan.demo;

import dev.portolan.demo.server.Access;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The demo's kubeconfig as text.
final class KubeconfigText {
  private static final String HEAD =
      "# Portolan's demo cluster: simulated, in memory, gone when Portolan ends.";
  private static final int SHORT = 4096;

  private KubeconfigText() {}

  /// True for a file that such a text was written to.
  static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(SHORT), StandardCharsets.UTF_8).startsWith(HEAD);
    }
  }

  static String of(String url, String authorityData, Access access) {
    return """
        %s
        apiVersion: v1
        kind: Config
        current-context: demo
        clusters:
        - name: portolan-demo
          cluster:
            server: %s
            certificate-authority-data: %s
        users:
        - name: demo-admin
          user:
            token: %s
        - name: demo-limited
          user:
            token: %s
        contexts:
        - name: demo
          context:
            cluster: portolan-demo
            user: demo-admin
        - name: demo-limited
          context:
            cluster: portolan-demo
            user: demo-limited
            namespace: %s
        """
        .formatted(
            HEAD,
            url,
            authorityData,
            access.adminToken(),
            access.limitedToken(),
            Access.LIMITED_NAMESPACE);
  }
}
