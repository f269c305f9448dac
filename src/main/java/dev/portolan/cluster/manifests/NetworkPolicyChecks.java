package dev.portolan.cluster.manifests;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks a NetworkPolicy as the API server does before it stores one
/// (`pkg/apis/networking/validation`), and for fields that it would drop.
final class NetworkPolicyChecks {
  static final int LAST_PORT = 65535;

  private static final Set<String> TOP = Set.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final Set<String> SPEC = Set.of("podSelector", "policyTypes", "ingress", "egress");
  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");
  private static final Pattern PORT_NAME =
      Pattern.compile("(?=.{1,15}$)(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?");

  private final Findings findings;

  private NetworkPolicyChecks(Findings findings) {
    this.findings = findings;
  }

  static void check(Tree policy, Findings findings) {
    findings.known(policy, "", TOP);
    Tree spec = policy.get("spec");
    if (findings.mapping(spec, "spec")) {
      new NetworkPolicyChecks(findings).spec(spec);
    }
  }

  private void spec(Tree spec) {
    findings.known(spec, "spec", SPEC);
    findings.selector(spec.get("podSelector"), "spec.podSelector");
    List<Tree> types = findings.list(spec.get("policyTypes"), "spec.policyTypes");
    if (types.size() > 2) {
      findings.wrong(spec.get("policyTypes"), "spec.policyTypes may have two entries at most");
    }
    for (Tree type : types) {
      if (!type.asText().equals("Ingress") && !type.asText().equals("Egress")) {
        findings.wrong(
            type,
            "spec.policyTypes: \"" + type.asText() + "\" is neither \"Ingress\" nor \"Egress\"");
      }
    }
    rules(spec.get("ingress"), "spec.ingress", "from");
    rules(spec.get("egress"), "spec.egress", "to");
  }

  private void rules(Tree rules, String path, String peers) {
    List<Tree> all = findings.list(rules, path);
    for (int i = 0; i < all.size(); i++) {
      String at = path + "[" + i + "]";
      Tree rule = all.get(i);
      if (findings.mapping(rule, at)) {
        findings.known(rule, at, Set.of(peers, "ports"));
        findings.list(rule.get(peers), at + "." + peers).forEach(p -> peer(p, at + "." + peers));
        findings.list(rule.get("ports"), at + ".ports").forEach(p -> port(p, at + ".ports"));
      }
    }
  }

  private void peer(Tree peer, String path) {
    findings.known(peer, path, Set.of("podSelector", "namespaceSelector", "ipBlock"));
    boolean pods = !peer.get("podSelector").isNull();
    boolean namespaces = !peer.get("namespaceSelector").isNull();
    boolean block = !peer.get("ipBlock").isNull();
    if (!pods && !namespaces && !block) {
      findings.wrong(peer, path + ": an element must specify a peer");
    } else if (block && (pods || namespaces)) {
      findings.wrong(peer, path + ": an element may not specify both ipBlock and another peer");
    }
    findings.selector(peer.get("podSelector"), path + ".podSelector");
    findings.selector(peer.get("namespaceSelector"), path + ".namespaceSelector");
    if (findings.mapping(peer.get("ipBlock"), path + ".ipBlock")) {
      block(peer.get("ipBlock"), path + ".ipBlock");
    }
  }

  private void block(Tree block, String path) {
    findings.known(block, path, Set.of("cidr", "except"));
    String text = block.get("cidr").asText();
    if (text.isEmpty()) {
      findings.wrong(block, path + ".cidr is missing");
      return;
    }
    Optional<Cidr> cidr = Cidr.parse(text);
    if (cidr.isEmpty()) {
      findings.wrong(block.get("cidr"), path + ".cidr: " + notCidr(text));
    }
    for (Tree except : findings.list(block.get("except"), path + ".except")) {
      Optional<Cidr> inner = Cidr.parse(except.asText());
      if (inner.isEmpty()) {
        findings.wrong(except, path + ".except: " + notCidr(except.asText()));
      } else if (cidr.isPresent() && !cidr.get().strictlyContains(inner.get())) {
        findings.wrong(
            except,
            path + ".except: " + except.asText() + " is not a smaller range within " + text);
      }
    }
  }

  static String notCidr(String text) {
    return "\"" + text + "\" is not an address range such as 10.0.0.0/8 or fd00::/8";
  }

  private void port(Tree entry, String path) {
    if (!findings.mapping(entry, path)) {
      return;
    }
    findings.known(entry, path, Set.of("protocol", "port", "endPort"));
    protocol(entry.get("protocol"), path, findings);
    Tree port = entry.get("port");
    Tree end = entry.get("endPort");
    if (port.is(Tree.Type.INTEGER)) {
      number(port, path + ".port", findings);
      if (!end.isNull()) {
        number(end, path + ".endPort", findings);
        if (end.number(0) < port.number(0)) {
          findings.wrong(
              end, path + ".endPort: " + end.number(0) + " is below port " + port.number(0));
        }
      }
      return;
    }
    if (!end.isNull()) {
      String why = port.isNull() ? "without port" : "with a port that has a name";
      findings.wrong(end, path + ".endPort may not be specified " + why);
    }
    if (port.is(Tree.Type.TEXT) && !PORT_NAME.matcher(port.asText()).matches()) {
      String hint = port.asText().matches("[0-9]+") ? "; a number takes no quotes" : "";
      findings.wrong(port, path + ".port: \"" + port.asText() + "\" is not a port's name" + hint);
    }
  }

  /// A protocol, where one is given.
  static void protocol(Tree protocol, String path, Findings findings) {
    if (!protocol.isNull() && !PROTOCOLS.contains(protocol.asText())) {
      findings.wrong(
          protocol, path + ".protocol: \"" + protocol.asText() + "\" is not TCP, UDP or SCTP");
    }
  }

  /// A port number, 1 to 65535.
  static void number(Tree port, String path, Findings findings) {
    int number = port.number(0);
    if (number < 1 || number > LAST_PORT) {
      findings.wrong(port, path + " must be 1 to " + LAST_PORT);
    }
  }
}
