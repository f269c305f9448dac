package dev.portolan.diagnosis;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
          "job-name",
          "helm.sh/chart",
          "app.kubernetes.io/version");

  /// What a DNS label holds (RFC 1123).
  private static final int LONGEST = 63;

  private static final String OWN_NAME = "kubernetes.io/metadata.name";

  private final ClusterSnapshot snapshot;

  PolicyYaml(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// A policy for each direction that denies; both where it is not told which.
  String allow(
      Verdict verdict,
      Pod source,
      @Nullable Pod target,
      String address,
      Protocol protocol,
      int port) {
    List<String> documents = new ArrayList<>();
    if (denies(verdict, Direction.EGRESS)) {
      String to = target == null ? block(address) : peer(target, source.namespace());
      documents.add(
          policy(
              source, "egress", to, protocol, port, target == null ? address : workload(target)));
    }
    if (target != null && denies(verdict, Direction.INGRESS)) {
      documents.add(
          policy(
              target,
              "ingress",
              peer(source, target.namespace()),
              protocol,
              port,
              workload(source)));
    }
    return String.join("---\n", documents);
  }

  private static boolean denies(Verdict verdict, Direction direction) {
    List<Verdict.Reason> deciding =
        verdict.reasons().stream().filter(r -> r.role() == Role.DECIDES).toList();
    boolean told = deciding.stream().anyMatch(r -> r.direction() != null);
    return !told || deciding.stream().anyMatch(r -> r.direction() == direction);
  }

  /// @param port the port on which the pods of the cluster's DNS listen
  String dns(Pod source, Service dns, int port) {
    StringBuilder to = new StringBuilder(namespace(dns.namespace()));
    to.append(lines("          podSelector:", "            matchLabels:"));
    new TreeMap<>(dns.selector())
        .forEach((k, v) -> to.append("              " + k + ": \"" + v + "\"\n"));
    return policy(source, "egress", to.toString(), Protocol.UDP, port, "dns")
        + lines("        - protocol: TCP", "          port: " + port);
  }

  /// @param side `ingress` or `egress`
  /// @param other who that is, in a word
  /// @param peer the one element of `from` or `to`, as lines
  private static String policy(
      Pod selected, String side, String peer, Protocol protocol, int port, String other) {
    boolean in = side.equals("ingress");
    return lines(
            "apiVersion: networking.k8s.io/v1",
            "kind: NetworkPolicy",
            "metadata:",
            "  name: " + name(selected, in, protocol, port, other),
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

  /// A name that says what it admits, so that none stands for two policies: `db-tcp-5432-from-web`.
  private static String name(Pod selected, boolean in, Protocol protocol, int port, String other) {
    String all =
        String.join(
            "-",
            workload(selected),
            protocol.name(),
            Integer.toString(port),
            in ? "from" : "to",
            other);
    String plain = all.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
    return plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("-+$", "");
  }

  /// The pod's owner, without the mark of its revision; else the pod.
  private static String workload(Pod pod) {
    OwnerRef owner = pod.meta().owner();
    String hash = pod.labels().getOrDefault("pod-template-hash", "");
    String name = owner == null ? pod.name() : owner.name();
    return hash.isEmpty() ? name : name.replace("-" + hash, "");
  }

  /// Pods of the policy's own namespace need no selector for it.
  private String peer(Pod pod, String home) {
    boolean own = pod.namespace().equals(home);
    return own
        ? lines("        - podSelector:") + labels(pod, "            ")
        : namespace(pod.namespace())
            + lines("          podSelector:")
            + labels(pod, "            ");
  }

  /// By the label that the server gives every namespace since 1.21; before, by one that no other
  /// namespace has.
  private String namespace(String name) {
    Optional<Map<String, String>> known =
        snapshot.find(ObjectRef.namespace(name)).map(n -> n.labels());
    boolean labelled = known.isEmpty() || known.get().containsKey(OWN_NAME);
    Optional<Map.Entry<String, String>> other =
        labelled
            ? Optional.empty()
            : known.get().entrySet().stream()
                .filter(e -> snapshot.namespaces().stream().filter(n -> bears(n, e)).count() == 1)
                .min(Comparator.comparing(e -> !e.getValue().equals(name)));
    String key = other.map(Map.Entry::getKey).orElse(OWN_NAME);
    String value = other.map(Map.Entry::getValue).orElse(name);
    String hint =
        labelled || other.isPresent()
            ? ""
            : "        # first: kubectl label namespace "
                + name
                + " "
                + OWN_NAME
                + "="
                + name
                + "\n";
    return hint
        + lines(
            "        - namespaceSelector:",
            "            matchLabels:",
            "              " + key + ": " + value);
  }

  private static boolean bears(Namespace namespace, Map.Entry<String, String> label) {
    return label.getValue().equals(namespace.labels().get(label.getKey()));
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
  static String labels(Pod pod, String indent) {
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
