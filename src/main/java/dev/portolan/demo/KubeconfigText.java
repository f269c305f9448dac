package dev.portolan.demo;

import dev.portolan.demo.server.Access;

/// The demo's kubeconfig as text.
final class KubeconfigText {
  private KubeconfigText() {}

  static String of(String url, String authorityData, Access access) {
    return """
        # Portolan's demo cluster: simulated, in memory, gone when Portolan ends.
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
            url,
            authorityData,
            access.adminToken(),
            access.limitedToken(),
            Access.LIMITED_NAMESPACE);
  }
}
