package dev.portolan.diagnosis;

import dev.portolan.model.Pod;

/// Suggestions for targets in a service mesh.
final class MeshFixes {
  private MeshFixes() {}

  static String read(Chain chain, String sidecar) {
    String what =
        switch (sidecar) {
          case "linkerd-proxy" ->
              "servers.policy.linkerd.io,authorizationpolicies.policy.linkerd.io";
          case "istio-proxy" -> "peerauthentications.security.istio.io";
          default -> "pods";
        };
    return chain.ground().kubectl("get", what, "-A");
  }

  /// Lets callers outside the mesh in, at the pod alone.
  static Fix permissive(Chain chain, Pod pod, String sidecar) {
    if (sidecar.equals("linkerd-proxy")) {
      return Fix.kubectl(
          "Give the caller a sidecar, or let callers without one in (then restart the pods)",
          chain
              .ground()
              .kubectl(
                  "annotate",
                  "namespace",
                  pod.namespace(),
                  "config.linkerd.io/default-inbound-policy=all-unauthenticated",
                  "--overwrite"));
    }
    if (!sidecar.equals("istio-proxy")) {
      return Fixes.describe(chain, pod);
    }
    String text =
        """
        apiVersion: security.istio.io/v1beta1
        kind: PeerAuthentication
        metadata:
          name: permissive-%s
          namespace: %s
        spec:
          selector:
        %s  mtls:
            mode: PERMISSIVE
        """
            .formatted(
                pod.labels().getOrDefault("app", pod.name()),
                pod.namespace(),
                PolicyYaml.labels(pod, "    "));
    return Fix.yaml(
        "Give the caller a sidecar (kubectl label namespace "
            + chain.asked().from().namespace()
            + " istio-injection=enabled), or let callers without one in",
        text);
  }
}
