package dev.portolan.cluster.manifests;

import static dev.portolan.cluster.manifests.SavedSelectors.selector;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.PodPeer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the API's policies in its shape: NetworkPolicy, and the administrators' policies.
final class SavedPolicies {
  private SavedPolicies() {}

  static void networkPolicy(NetworkPolicy p, Fields fields) {
    Fields spec = Fields.of("podSelector", selector(p.podSelector()));
    spec.put("policyTypes", SavedSelectors.directions(p.types()));
    spec.opt("ingress", p.ingress().stream().map(r -> rule(r, "from")).toList());
    spec.opt("egress", p.egress().stream().map(r -> rule(r, "to")).toList());
    fields.put("spec", spec);
  }

  private static Map<String, Object> rule(NetworkPolicy.Rule r, String peers) {
    Fields fields = new Fields().opt(peers, r.peers().stream().map(SavedPolicies::peer).toList());
    return fields.opt("ports", r.ports().stream().map(SavedPolicies::port).toList()).map();
  }

  private static Map<String, Object> peer(NetworkPolicy.Peer peer) {
    return switch (peer) {
      case IpBlock b ->
          Fields.of("ipBlock", Fields.of("cidr", b.cidr()).opt("except", b.except())).map();
      case PodPeer p -> {
        Fields fields = new Fields();
        put(fields, "podSelector", p.pods());
        put(fields, "namespaceSelector", p.namespaces());
        yield fields.map();
      }
    };
  }

  /// An empty selector says something else than none at all.
  private static void put(Fields fields, String name, @Nullable LabelSelector selector) {
    if (selector != null) {
      fields.put(name, selector(selector));
    }
  }

  private static Map<String, Object> port(NetworkPolicy.Port p) {
    Fields fields = Fields.of("protocol", p.protocol().name());
    fields.opt("port", p.port() == null ? null : SavedServices.port(p.port()));
    return fields.opt("endPort", p.endPort()).map();
  }

  static void adminPolicy(AdminPolicy p, Fields fields) {
    boolean cluster = p.ref().kind() == Kind.CLUSTER_NETWORK_POLICY;
    Fields spec = new Fields();
    if (cluster) {
      spec.put("tier", p.tier() == AdminPolicy.Tier.ADMIN ? "Admin" : "Baseline");
    }
    spec.opt("priority", p.priority());
    spec.put("subject", pods(p.subject().namespaces(), p.subject().pods()));
    spec.opt("ingress", p.ingress().stream().map(r -> rule(r, "from", cluster)).toList());
    spec.opt("egress", p.egress().stream().map(r -> rule(r, "to", cluster)).toList());
    fields.put("spec", spec);
  }

  private static Map<String, Object> rule(AdminPolicy.Rule r, String peers, boolean cluster) {
    String action =
        switch (r.action()) {
          case ALLOW -> cluster ? "Accept" : "Allow";
          case DENY -> "Deny";
          case PASS -> "Pass";
        };
    Fields fields = new Fields().opt("name", r.name()).put("action", action);
    fields.opt(peers, r.peers().stream().map(SavedPolicies::peer).toList());
    List<Map<String, Object>> ports =
        r.ports().stream().map(p -> cluster ? protocol(p) : port(p)).toList();
    return fields.opt(cluster ? "protocols" : "ports", ports).map();
  }

  private static Map<String, Object> peer(AdminPolicy.Peer peer) {
    return switch (peer) {
      case AdminPolicy.PodPeer p -> pods(p.namespaces(), p.pods()).map();
      case AdminPolicy.NodePeer n -> Fields.of("nodes", selector(n.nodes())).map();
      case AdminPolicy.NetworkPeer n -> Fields.of("networks", n.cidrs()).map();
      case AdminPolicy.DomainPeer d -> Fields.of("domainNames", d.names()).map();
      case AdminPolicy.UnknownPeer u ->
          u.field().isEmpty() ? Map.of() : Fields.of(u.field(), Map.of()).map();
    };
  }

  private static Fields pods(LabelSelector namespaces, @Nullable LabelSelector pods) {
    return pods == null
        ? Fields.of("namespaces", selector(namespaces))
        : Fields.of(
            "pods",
            Fields.of("namespaceSelector", selector(namespaces))
                .put("podSelector", selector(pods)));
  }

  private static Map<String, Object> port(AdminPolicy.Port p) {
    if (p.protocol() == null) {
      return Fields.of("namedPort", p.name()).map();
    }
    Fields range = Fields.of("protocol", p.protocol().name());
    range.put("start", p.from()).put("end", p.to());
    return Fields.of("portRange", range).map();
  }

  private static Map<String, Object> protocol(AdminPolicy.Port p) {
    if (p.protocol() == null) {
      return Fields.of("destinationNamedPort", p.name()).map();
    }
    Fields destination =
        p.name().isEmpty()
            ? Fields.of(
                "destinationPort",
                Fields.of("range", Fields.of("start", p.from()).put("end", p.to())))
            : Fields.of("destinationNamedPort", p.name());
    return Fields.of(p.protocol().name().toLowerCase(Locale.ROOT), destination).map();
  }
}
