package dev.portolan.demo;

import dev.portolan.demo.server.Access;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The demo's kubeconfig as text.
final class KubeconfigText {
  private static final String HEAD =
      "# Portolan's demo cluster: simulated, in memory, gone when Portolan ends.";
  private static final String ADMIN = "demo-admin";
  private static final int SHORT = 4096;

  private KubeconfigText() {}

  /// True for a file that such a text was written to.
  static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(SHORT), StandardCharsets.UTF_8).startsWith(HEAD);
    }
  }

  /// The names of the contexts; the current one first.
  static List<String> contexts() {
    return Access.ids().stream().map(KubeconfigText::context).toList();
  }

  private static String context(String user) {
    return user.equals(ADMIN) ? "demo" : user;
  }

  static String of(String url, String authorityData, Access access) {
    StringBuilder users = new StringBuilder();
    StringBuilder contexts = new StringBuilder();
    for (String user : Access.ids()) {
      users.append(
          """
          - name: %s
            user:
              token: %s
          """
              .formatted(user, access.token(user)));
      contexts.append(
          """
          - name: %s
            context:
              cluster: portolan-demo
              user: %s
          """
              .formatted(context(user), user));
      if (!access.home(user).isEmpty()) {
        contexts.append("    namespace: ").append(access.home(user)).append('\n');
      }
    }
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
        %scontexts:
        %s"""
        .formatted(HEAD, url, authorityData, users, contexts);
  }
}
