package dev.portolan.diagnosis;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes NetworkPolicies that admit one connection and nothing else.
final class PolicyYaml {
  /// Labels that change with every rollout or pod, and so name nobody for long.
  private static final Set<String> FLEETING =
      Set.of(
          "pod-template-hash",
          "controller-revision-hash",
          "pod-template-generation",
          "statefulset.kubernetes.io/pod-name",
          "apps.kubernetes.io/pod-index",
          "batch.kubernetes.io/controller-uid",
          "batch.kubernetes.io/job-name",
          "controller-uid",
          "job-name");

  private PolicyYaml() {}

  /// A policy for each direction that denies; both where it is not told which.
  static String allow(
      Verdict verdict,
      Pod source,
      @Nullable Pod target,
      String address,
      Protocol protocol,
      int port) {
    List<String> documents = new ArrayList<>();
    if (denies(verdict, Direction.EGRESS)) {
      String to = target == null ? block(address) : peer(target);
      documents.add(policy(source, "egress", to, protocol, port));
    }
    if (target != null && denies(verdict, Direction.INGRESS)) {
      documents.add(policy(target, "ingress", peer(source), protocol, port));
    }
    return String.join("---\n", documents);
  }

  private static boolean denies(Verdict verdict, Direction direction) {
    List<Verdict.Reason> deciding =
        verdict.reasons().stream().filter(r -> r.role() == Role.DECIDES).toList();
    boolean told = deciding.stream().anyMatch(r -> r.direction() != null);
    return !told || deciding.stream().anyMatch(r -> r.direction() == direction);
  }

  static String dns(Pod source) {
    String dns =
        lines(
            "        - namespaceSelector:",
            "            matchLabels:",
            "              kubernetes.io/metadata.name: kube-system",
            "          podSelector:",
            "            matchLabels:",
            "              k8s-app: kube-dns");
    return policy(source, "egress", dns, Protocol.UDP, 53)
        + lines("        - protocol: TCP", "          port: 53");
  }

  /// @param side `ingress` or `egress`
  /// @param peer the one element of `from` or `to`, as lines
  private static String policy(
      Pod selected, String side, String peer, Protocol protocol, int port) {
    boolean in = side.equals("ingress");
    return lines(
            "apiVersion: networking.k8s.io/v1",
            "kind: NetworkPolicy",
            "metadata:",
            "  name: allow-" + side + "-" + protocol.name().toLowerCase(Locale.ROOT) + "-" + port,
            "  namespace: " + selected.namespace(),
            "spec:",
            "  podSelector:")
        + labels(selected, "    ")
        + lines(
            "  policyTypes: [" + (in ? "Ingress" : "Egress") + "]",
            "  " + side + ":",
            "    - " + (in ? "from:" : "to:"))
        + peer
        + lines("      ports:", "        - protocol: " + protocol, "          port: " + port);
  }

  private static String peer(Pod pod) {
    return lines(
            "        - namespaceSelector:",
            "            matchLabels:",
            "              kubernetes.io/metadata.name: " + pod.namespace(),
            "          podSelector:")
        + labels(pod, "            ");
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  private static String block(String address) {
    return Names.literal(address)
        ? "        - ipBlock:\n            cidr: "
            + address
            + (address.contains(":") ? "/128\n" : "/32\n")
        : "        # the addresses of "
            + address
            + " go here\n        - ipBlock:\n            cidr: 0.0.0.0/0\n";
  }

  /// `matchLabels` of what names the pod's workload; an empty selector, which selects every pod,
  /// only where it has no such label.
  private static String labels(Pod pod, String indent) {
    StringBuilder text = new StringBuilder();
    pod.labels().entrySet().stream()
        .filter(e -> !FLEETING.contains(e.getKey()))
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(
            e ->
                text.append(indent)
                    .append("  ")
                    .append(e.getKey())
                    .append(": \"")
                    .append(e.getValue())
                    .append("\"\n"));
    return text.isEmpty() ? indent + "matchLabels: {}\n" : indent + "matchLabels:\n" + text;
  }
}
