package dev.portolan.policy.lint;

import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Party;
import dev.portolan.policy.lint.Report.Place;
import dev.portolan.policy.pair.RuleReach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Pods that policies isolate for egress without letting them ask the cluster's DNS. Where no DNS
/// pod is known, a rule for port 53 to anybody counts.
final class DnsCheck {
  private static final int PORT = 53;

  /// The usual address of a node's own DNS cache.
  private static final Party NODE_CACHE = Party.outside("169.254.20.10");

  private final Subjects subjects;
  private final Report report;
  private final List<Pod> servers;

  DnsCheck(Subjects subjects, Report report) {
    this.subjects = subjects;
    this.report = report;
    List<Pod> all = subjects.pods().stream().filter(DnsCheck::isDns).toList();
    List<Pod> own = all.stream().filter(p -> p.namespace().equals("kube-system")).toList();
    this.servers = own.isEmpty() ? all : own;
  }

  private static boolean isDns(Pod pod) {
    return "kube-dns".equals(pod.labels().get("k8s-app"))
        || "coredns".equals(pod.labels().get("app.kubernetes.io/name"));
  }

  /// Pods are told apart by the policies that isolate them: a pod is reported once, at the first.
  void check() {
    Map<List<NetworkPolicy>, String> known = new HashMap<>();
    Map<NetworkPolicy, List<Pod>> poor = new HashMap<>();
    Set<Pod> seen = new HashSet<>(servers);
    for (NetworkPolicy policy : subjects.snapshot().networkPolicies()) {
      if (!policy.types().contains(Direction.EGRESS)) {
        continue;
      }
      for (Pod pod : subjects.selected(policy)) {
        if (subjects.isNode(pod) || !seen.add(pod)) {
          continue;
        }
        List<NetworkPolicy> isolating = subjects.isolating(pod, Direction.EGRESS);
        if (!known.computeIfAbsent(isolating, this::missing).isEmpty()) {
          poor.computeIfAbsent(policy, k -> new ArrayList<>()).add(pod);
        }
      }
    }
    poor.forEach((policy, pods) -> report(policy, pods, known));
  }

  private void report(
      NetworkPolicy policy, List<Pod> pods, Map<List<NetworkPolicy>, String> known) {
    String missing = known.get(subjects.isolating(pods.getFirst(), Direction.EGRESS));
    report.warn(
        "no-dns",
        Place.of(policy.ref(), Direction.EGRESS),
        Subjects.names(pods)
            + " may not ask the cluster's DNS: no rule for "
            + missing
            + " port 53",
        "without DNS no service is found by its name; answers that do not fit a datagram need TCP");
  }

  /// The protocols in which no rule of the policies lets a pod ask: `UDP and TCP`, or empty.
  private String missing(List<NetworkPolicy> isolating) {
    return Stream.of(Protocol.UDP, Protocol.TCP)
        .filter(p -> isolating.stream().noneMatch(n -> allows(n, p)))
        .map(Protocol::name)
        .collect(Collectors.joining(" and "));
  }

  private boolean allows(NetworkPolicy policy, Protocol protocol) {
    return policy.egress().stream()
        .anyMatch(
            rule ->
                servers.isEmpty()
                    ? RuleReach.ports(rule, NODE_CACHE).contains(protocol, PORT)
                    : admits(policy, rule, NODE_CACHE, protocol, List.of(PORT))
                        || servers.stream()
                            .anyMatch(
                                s ->
                                    admits(
                                        policy, rule, Party.of(s), protocol, ports(s, protocol))));
  }

  private boolean admits(
      NetworkPolicy policy, Rule rule, Party server, Protocol protocol, List<Integer> ports) {
    boolean peer =
        rule.peers().isEmpty()
            || rule.peers().stream().anyMatch(p -> subjects.rules().matches(policy, p, server));
    Connections open = peer ? RuleReach.ports(rule, server) : Connections.NONE;
    return ports.stream().anyMatch(p -> open.contains(protocol, p));
  }

  /// The ports on which a DNS pod answers: those with a name that says so, and 53.
  private static List<Integer> ports(Pod server, Protocol protocol) {
    Stream<Integer> named =
        server.servingContainers().stream()
            .flatMap(c -> c.ports().stream())
            .filter(p -> p.protocol() == protocol && p.name().startsWith("dns"))
            .map(ContainerPort::port);
    return Stream.concat(Stream.of(PORT), named).distinct().toList();
  }
}
