package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads network policies (networking.k8s.io/v1).
public final class NetworkPolicyReader {
  private final MetadataReader meta = new MetadataReader();
  private LabelSelector podSelector = LabelSelector.EVERYTHING;
  private final Set<NetworkPolicy.Direction> types = EnumSet.noneOf(NetworkPolicy.Direction.class);
  private List<NetworkPolicy.Rule> ingress = List.of();
  private List<NetworkPolicy.Rule> egress = List.of();

  private NetworkPolicyReader() {}

  public static List<NetworkPolicy> read(JsonParser in) throws IOException {
    NetworkPolicyReader policy = new NetworkPolicyReader();
    Json.object(in, field -> policy.field(in, field));
    return List.of(policy.build());
  }

  /// Unset `policyTypes` mean Ingress, and Egress when there is an egress rule (networking/v1
  /// NetworkPolicySpec).
  private NetworkPolicy build() {
    if (types.isEmpty()) {
      types.add(NetworkPolicy.Direction.INGRESS);
      if (!egress.isEmpty()) {
        types.add(NetworkPolicy.Direction.EGRESS);
      }
    }
    return new NetworkPolicy(meta.of(Kind.NETWORK_POLICY), podSelector, types, ingress, egress);
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
      case "podSelector" -> podSelector = Parts.selector(in);
      case "policyTypes" -> Json.array(in, () -> type(Json.text(in)));
      case "ingress" -> ingress = Json.list(in, i -> Rule.read(i, "from"));
      case "egress" -> egress = Json.list(in, i -> Rule.read(i, "to"));
      default -> {}
    }
  }

  private void type(String text) {
    switch (text) {
      case "Ingress" -> types.add(NetworkPolicy.Direction.INGRESS);
      case "Egress" -> types.add(NetworkPolicy.Direction.EGRESS);
      default -> {}
    }
  }

  private static final class Rule {
    private final List<NetworkPolicy.Peer> peers = new ArrayList<>();
    private List<NetworkPolicy.Port> ports = List.of();

    /// @param peersField `from` or `to`; the other one is a mistake, which the API drops
    static NetworkPolicy.Rule read(JsonParser in, String peersField) throws IOException {
      Rule rule = new Rule();
      Json.object(in, field -> rule.field(in, field, peersField));
      return new NetworkPolicy.Rule(rule.peers, rule.ports);
    }

    private void field(JsonParser in, String field, String peersField) throws IOException {
      if (field.equals(peersField)) {
        Json.array(in, () -> peers.add(Peer.read(in)));
      } else if (field.equals("ports")) {
        ports = Json.list(in, Port::read);
      }
    }
  }

  private static final class Peer {
    private @Nullable LabelSelector pods;
    private @Nullable LabelSelector namespaces;
    private String cidr = "";
    private List<String> except = List.of();

    static NetworkPolicy.Peer read(JsonParser in) throws IOException {
      Peer peer = new Peer();
      Json.object(in, field -> peer.field(in, field));
      if (!peer.cidr.isEmpty()) {
        return new NetworkPolicy.IpBlock(peer.cidr, peer.except);
      }
      // a peer of a sort that is not known here must not admit anybody
      return peer.pods == null && peer.namespaces == null
          ? new NetworkPolicy.PodPeer(Parts.NOTHING, null)
          : new NetworkPolicy.PodPeer(peer.pods, peer.namespaces);
    }

    private void field(JsonParser in, String field) throws IOException {
      if (in.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      switch (field) {
        case "podSelector" -> pods = Parts.selector(in);
        case "namespaceSelector" -> namespaces = Parts.selector(in);
        case "ipBlock" -> Json.object(in, name -> ipBlock(in, name));
        default -> {}
      }
    }

    private void ipBlock(JsonParser in, String field) throws IOException {
      switch (field) {
        case "cidr" -> cidr = Json.text(in);
        case "except" -> except = Json.list(in, Json::text);
        default -> {}
      }
    }
  }

  private static final class Port {
    private Protocol protocol = Protocol.TCP;
    private @Nullable PortRef port;
    private int endPort;

    static NetworkPolicy.Port read(JsonParser in) throws IOException {
      Port p = new Port();
      Json.object(in, field -> p.field(in, field));
      return new NetworkPolicy.Port(p.protocol, p.port, p.endPort);
    }

    private void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "protocol" -> protocol = Parts.protocol(in);
        case "port" -> port = Parts.port(in);
        case "endPort" -> endPort = Json.number(in);
        default -> {}
      }
    }
  }
}
