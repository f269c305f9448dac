package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.AdminPolicy;
import dev.portolan.model.AdminPolicy.Action;
import dev.portolan.model.AdminPolicy.Peer;
import dev.portolan.model.AdminPolicy.Rule;
import dev.portolan.model.AdminPolicy.Subject;
import dev.portolan.model.AdminPolicy.Tier;
import dev.portolan.model.AdminPolicy.UnknownPeer;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the administrators' policies (policy.networking.k8s.io): AdminNetworkPolicy and
/// BaselineAdminNetworkPolicy of v1alpha1, ClusterNetworkPolicy of v1alpha2 and v1beta1. What is
/// not known here, in a rule's action, peers or ports, becomes an `UnknownPeer` of that rule, so
/// that the rule cannot be taken for one that is understood.
public final class AdminPolicyReader {
  private final MetadataReader meta = new MetadataReader();
  private Tier tier;
  private int priority;
  private @Nullable Subject subject;
  private List<Rule> ingress = List.of();
  private List<Rule> egress = List.of();

  private AdminPolicyReader(Kind kind) {
    this.tier = kind == Kind.BASELINE_ADMIN_NETWORK_POLICY ? Tier.BASELINE : Tier.ADMIN;
  }

  /// A reader of one of these kinds.
  public static ObjectReader of(Kind kind) {
    return in -> {
      AdminPolicyReader policy = new AdminPolicyReader(kind);
      Json.object(in, field -> policy.field(in, field));
      return List.of(policy.build(kind));
    };
  }

  /// A policy without a subject, which no server accepts, applies to nobody.
  private AdminPolicy build(Kind kind) {
    Subject of = subject == null ? new Subject(Parts.NOTHING, null) : subject;
    return new AdminPolicy(meta.of(kind), tier, priority, of, ingress, egress);
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "metadata" -> meta.read(in);
      case "spec" -> Json.object(in, name -> spec(in, name));
      default -> {}
    }
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "tier" -> tier = Json.text(in).equals("Baseline") ? Tier.BASELINE : Tier.ADMIN;
      case "priority" -> priority = Json.number(in);
      case "subject" -> subject = subject(in);
      case "ingress" -> ingress = Json.list(in, i -> RuleFields.read(i, "from"));
      case "egress" -> egress = Json.list(in, i -> RuleFields.read(i, "to"));
      default -> {}
    }
  }

  private static @Nullable Subject subject(JsonParser in) throws IOException {
    return switch (AdminPeerReader.read(in)) {
      case AdminPolicy.PodPeer p -> new Subject(p.namespaces(), p.pods());
      default -> null;
    };
  }

  private static final class RuleFields {
    private final String peersField;
    private String name = "";
    private String action = "";
    private final List<Peer> peers = new ArrayList<>();
    private final AdminPorts ports = new AdminPorts();

    private RuleFields(String peersField) {
      this.peersField = peersField;
    }

    static Rule read(JsonParser in, String peersField) throws IOException {
      RuleFields rule = new RuleFields(peersField);
      Json.object(in, field -> rule.field(in, field));
      return rule.build();
    }

    private void field(JsonParser in, String field) throws IOException {
      if (field.equals(peersField)) {
        Json.array(in, () -> peers.add(AdminPeerReader.read(in)));
        return;
      }
      switch (field) {
        case "name" -> name = Json.text(in);
        case "action" -> action = Json.text(in);
        case "ports" -> ports.list(in);
        case "protocols" -> ports.protocols(in);
        default -> {}
      }
    }

    private Rule build() {
      ports.unknown().ifPresent(p -> peers.add(new UnknownPeer(p)));
      return switch (action) {
        case "Allow", "Accept" -> new Rule(name, Action.ALLOW, peers, ports.all());
        case "Deny" -> new Rule(name, Action.DENY, peers, ports.all());
        case "Pass" -> new Rule(name, Action.PASS, peers, ports.all());
        default ->
            new Rule(name, Action.DENY, List.of(new UnknownPeer("action " + action)), ports.all());
      };
    }
  }

  /// Reads one element of `from` or `to`, or a policy's `subject`.
  private static final class AdminPeerReader {
    private @Nullable Peer peer;

    static Peer read(JsonParser in) throws IOException {
      AdminPeerReader reader = new AdminPeerReader();
      Json.object(in, field -> reader.field(in, field));
      return reader.peer == null ? new UnknownPeer("") : reader.peer;
    }

    private void field(JsonParser in, String field) throws IOException {
      peer =
          switch (field) {
            case "namespaces" -> namespaces(in);
            case "pods" -> pods(in);
            case "nodes" -> new AdminPolicy.NodePeer(Parts.selector(in));
            case "networks" -> new AdminPolicy.NetworkPeer(Json.list(in, Json::text));
            case "domainNames" -> new AdminPolicy.DomainPeer(Json.list(in, Json::text));
            default -> new UnknownPeer(field);
          };
    }

    /// A selector; older servers nest it and know `sameLabels` beside it.
    private static Peer namespaces(JsonParser in) throws IOException {
      NestedSelector nested = new NestedSelector();
      Json.object(in, name -> nested.field(in, name));
      return nested.unknown.isEmpty()
          ? new AdminPolicy.PodPeer(nested.selector(), null)
          : new UnknownPeer(nested.unknown);
    }

    private static Peer pods(JsonParser in) throws IOException {
      LabelSelector[] both = {LabelSelector.EVERYTHING, LabelSelector.EVERYTHING};
      String[] unknown = {""};
      Json.object(
          in,
          name -> {
            switch (name) {
              case "namespaceSelector" -> both[0] = Parts.selector(in);
              case "podSelector" -> both[1] = Parts.selector(in);
              default -> unknown[0] = name;
            }
          });
      return unknown[0].isEmpty()
          ? new AdminPolicy.PodPeer(both[0], both[1])
          : new UnknownPeer(unknown[0]);
    }
  }

  private static final class NestedSelector {
    private final Parts.SelectorFields own = new Parts.SelectorFields();
    private @Nullable LabelSelector inner;
    private String unknown = "";

    void field(JsonParser in, String name) throws IOException {
      switch (name) {
        case "matchLabels", "matchExpressions" -> own.field(in, name);
        case "namespaceSelector" -> inner = Parts.selector(in);
        default -> unknown = name;
      }
    }

    LabelSelector selector() {
      return inner == null ? own.build() : inner;
    }
  }
}
