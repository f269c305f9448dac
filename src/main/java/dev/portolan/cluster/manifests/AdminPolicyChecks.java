package dev.portolan.cluster.manifests;

import dev.portolan.model.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks an administrator's policy as the schemas of policy.networking.k8s.io do.
final class AdminPolicyChecks {
  private static final int MAX_PRIORITY = 1000;
  private static final Set<String> PODS = Set.of("namespaces", "pods");
  private static final Set<String> OUTSIDE = Set.of("nodes", "networks", "domainNames");
  private static final Set<String> PORTS = Set.of("portNumber", "portRange", "namedPort");
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp", "destinationNamedPort");

  private final Findings findings;
  private final boolean cluster;
  private final boolean baseline;

  private AdminPolicyChecks(Kind kind, Findings findings) {
    this.findings = findings;
    this.cluster = kind == Kind.CLUSTER_NETWORK_POLICY;
    this.baseline = kind == Kind.BASELINE_ADMIN_NETWORK_POLICY;
  }

  static void check(Kind kind, Tree policy, Findings findings) {
    AdminPolicyChecks checks = new AdminPolicyChecks(kind, findings);
    Tree spec = policy.get("spec");
    if (spec instanceof Tree.Mapping) {
      checks.spec(spec);
    } else {
      findings.wrong(policy, "spec is missing");
    }
    String name = policy.at("metadata", "name").asText();
    if (checks.baseline && !name.equals("default")) {
      findings.wrong(policy.at("metadata", "name"), "its only name is \"default\"");
    }
  }

  private void spec(Tree spec) {
    findings.known(spec, "spec", specFields());
    if (!baseline) {
      int priority = spec.get("priority").number(-1);
      if (priority < 0 || priority > MAX_PRIORITY) {
        findings.wrong(at(spec, "priority"), "spec.priority must be 0 to " + MAX_PRIORITY);
      }
    }
    String tier = spec.get("tier").asText();
    if (cluster && !tier.equals("Admin") && !tier.equals("Baseline")) {
      findings.wrong(at(spec, "tier"), "spec.tier must be \"Admin\" or \"Baseline\"");
    }
    one(at(spec, "subject"), "spec.subject", PODS);
    selectors(spec.get("subject"), "spec.subject");
    rules(spec.get("ingress"), "spec.ingress", "from");
    rules(spec.get("egress"), "spec.egress", "to");
  }

  private Set<String> specFields() {
    if (baseline) {
      return Set.of("subject", "ingress", "egress");
    }
    return cluster
        ? Set.of("tier", "priority", "subject", "ingress", "egress")
        : Set.of("priority", "subject", "ingress", "egress");
  }

  /// A field for its line, or what it is missing from.
  private static Tree at(Tree mapping, String name) {
    return mapping.get(name).isNull() ? mapping : mapping.get(name);
  }

  private void rules(Tree rules, String path, String peersField) {
    List<Tree> all = findings.list(rules, path);
    Set<String> actions =
        baseline ? Set.of("Allow", "Deny") : Set.of(cluster ? "Accept" : "Allow", "Deny", "Pass");
    String portsField = cluster ? "protocols" : "ports";
    for (int i = 0; i < all.size(); i++) {
      String at = path + "[" + i + "]";
      Tree rule = all.get(i);
      if (!findings.mapping(rule, at)) {
        continue;
      }
      findings.known(rule, at, Set.of("name", "action", peersField, portsField));
      String action = rule.get("action").asText();
      if (!actions.contains(action)) {
        findings.wrong(
            at(rule, "action"),
            at + ".action: \"" + action + "\" is not one of " + sorted(actions));
      }
      List<Tree> peers = findings.list(rule.get(peersField), at + "." + peersField);
      if (peers.isEmpty()) {
        findings.wrong(rule, at + "." + peersField + " must have an element");
      }
      peers.forEach(p -> peer(p, at + "." + peersField, peersField.equals("to")));
      findings
          .list(rule.get(portsField), at + "." + portsField)
          .forEach(p -> port(p, at + "." + portsField));
    }
  }

  private void peer(Tree peer, String path, boolean egress) {
    Set<String> known =
        egress ? Set.of("namespaces", "pods", "nodes", "networks", "domainNames") : PODS;
    one(peer, path, known);
    if (!egress) {
      OUTSIDE.stream()
          .filter(name -> !peer.get(name).isNull())
          .forEach(name -> findings.wrong(peer, path + ": " + name + " are peers of egress only"));
    }
    selectors(peer, path);
    findings.selector(peer.get("nodes"), path + ".nodes");
    for (Tree network : findings.list(peer.get("networks"), path + ".networks")) {
      if (Cidr.parse(network.asText()).isEmpty()) {
        findings.wrong(
            network, path + ".networks: " + NetworkPolicyChecks.notCidr(network.asText()));
      }
    }
  }

  /// The selectors of a subject or peer; those of older versions are nested and left alone.
  private void selectors(Tree of, String path) {
    Tree namespaces = of.get("namespaces");
    boolean nested = namespaces.entries().keySet().stream().anyMatch(n -> !n.startsWith("match"));
    if (!nested) {
      findings.selector(namespaces, path + ".namespaces");
    }
    Tree pods = of.get("pods");
    if (findings.mapping(pods, path + ".pods")) {
      findings.known(pods, path + ".pods", Set.of("namespaceSelector", "podSelector"));
      findings.selector(pods.get("namespaceSelector"), path + ".pods.namespaceSelector");
      findings.selector(pods.get("podSelector"), path + ".pods.podSelector");
    }
  }

  private void port(Tree port, String path) {
    one(port, path, cluster ? PROTOCOLS : PORTS);
    for (Tree entry : port.entries().values()) {
      NetworkPolicyChecks.protocol(entry.get("protocol"), path, findings);
      Tree numbers = cluster ? entry.get("destinationPort") : entry;
      Tree range = cluster ? numbers.get("range") : numbers;
      for (String name : List.of("port", "number")) {
        numberIfThere(numbers.get(name), path + "." + name);
      }
      numberIfThere(range.get("start"), path + ".start");
      numberIfThere(range.get("end"), path + ".end");
      if (range.get("end").number(0) < range.get("start").number(0)) {
        findings.wrong(range, path + ": the end is below the start");
      }
    }
  }

  private void numberIfThere(Tree number, String path) {
    if (!number.isNull()) {
      NetworkPolicyChecks.number(number, path, findings);
    }
  }

  private void one(Tree of, String path, Set<String> known) {
    long given = of.entries().values().stream().filter(v -> !v.isNull()).count();
    boolean fits = of.entries().keySet().stream().anyMatch(known::contains);
    if (given != 1 || !fits) {
      findings.wrong(of, path + " must have exactly one of " + sorted(known));
    }
  }

  private static String sorted(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }
}
