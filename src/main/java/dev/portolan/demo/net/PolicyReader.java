package dev.portolan.demo.net;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.store.Stored;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.Peer;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.NetworkPolicy.Rule;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads NetworkPolicy objects.
final class PolicyReader {
  private PolicyReader() {}

  static NetworkPolicy read(Stored stored) {
    JsonNode tree = stored.tree();
    JsonNode spec = tree.path("spec");
    return new NetworkPolicy(
        Read.meta(Kind.NETWORK_POLICY, stored, tree),
        Read.selector(spec.path("podSelector")),
        types(spec),
        Read.list(spec.path("ingress"), r -> rule(r, "from")),
        Read.list(spec.path("egress"), r -> rule(r, "to")));
  }

  /// The API's defaults: ingress always, egress when there is a rule for it.
  private static Set<Direction> types(JsonNode spec) {
    Set<Direction> types = EnumSet.noneOf(Direction.class);
    spec.path("policyTypes")
        .forEach(t -> types.add(Direction.valueOf(t.asText().toUpperCase(Locale.ROOT))));
    if (types.isEmpty()) {
      types.add(Direction.INGRESS);
      if (!spec.path("egress").isEmpty()) {
        types.add(Direction.EGRESS);
      }
    }
    return types;
  }

  private static Rule rule(JsonNode rule, String peers) {
    return new Rule(
        Read.list(rule.path(peers), PolicyReader::peer),
        Read.list(rule.path("ports"), PolicyReader::port));
  }

  private static Peer peer(JsonNode peer) {
    JsonNode block = peer.path("ipBlock");
    return block.isObject()
        ? new IpBlock(block.path("cidr").asText(), Read.texts(block.path("except")))
        : new PodPeer(optional(peer.get("podSelector")), optional(peer.get("namespaceSelector")));
  }

  private static @Nullable LabelSelector optional(@Nullable JsonNode selector) {
    return selector == null ? null : Read.selector(selector);
  }

  private static Port port(JsonNode port) {
    JsonNode number = port.get("port");
    return new Port(
        Read.protocol(port),
        number == null ? null : Read.port(number),
        port.path("endPort").asInt(0));
  }
}
