package dev.portolan.model;

import dev.portolan.model.Gateway.Standing;
import java.util.List;

/// A route of the Gateway API (HTTPRoute, GRPCRoute, TCPRoute, TLSRoute): by which rules the
/// gateways that it is attached to hand traffic on to services.
///
/// @param hosts the hosts that it takes, each maybe with a `*.` before it; empty for those of its
///   gateways' listeners, and always for a TCPRoute
/// @param elsewhere what else it is attached to, of kinds that Portolan does not read
public record GatewayRoute(
    Metadata meta,
    List<Parent> parents,
    List<String> hosts,
    List<Rule> rules,
    List<Elsewhere> elsewhere)
    implements KubeObject {
  public GatewayRoute {
    parents = List.copyOf(parents);
    hosts = List.copyOf(hosts);
    rules = List.copyOf(rules);
    elsewhere = List.copyOf(elsewhere);
  }

  /// One that is attached to gateways and services alone.
  public GatewayRoute(Metadata meta, List<Parent> parents, List<String> hosts, List<Rule> rules) {
    this(meta, parents, hosts, rules, List.of());
  }

  /// What it is attached to and nobody here reads, such as a ListenerSet.
  public record Elsewhere(
      String group,
      String kind,
      String namespace,
      String name,
      Standing accepted,
      Standing resolved) {
    /// Such as `ListenerSet shop/more`.
    public String words() {
      return kind + " " + namespace + "/" + name;
    }
  }

  /// What it is attached to.
  ///
  /// @param ref a gateway, or a service (for traffic inside the mesh)
  /// @param section the listener's name, or empty for all of them
  /// @param port the listener's port, or 0 for all of them
  /// @param accepted what the parent's controller says of the attachment (`Accepted`)
  /// @param resolved what it says of the backends (`ResolvedRefs`)
  public record Parent(
      ObjectRef ref, String section, int port, Standing accepted, Standing resolved) {
    /// True for traffic of that listener.
    public boolean takes(Gateway.Listener listener) {
      return (section.isEmpty() || section.equals(listener.name()))
          && (port == 0 || port == listener.port());
    }
  }

  /// Where traffic goes that one of the matches takes; without matches it is all traffic.
  public record Rule(List<Match> matches, List<Backend> backends) {
    public Rule {
      matches = List.copyOf(matches);
      backends = List.copyOf(backends);
    }
  }

  /// What a rule takes.
  ///
  /// @param how how the path is compared; METHOD for a gRPC service and method
  /// @param path such as `/cart`, or `shop.Cart/Add`; `*` stands for any service or method
  /// @param method the HTTP method, or empty for all of them
  /// @param conditions how many headers and query parameters it asks for besides
  public record Match(How how, String path, String method, int conditions) {
    /// How a path is compared.
    public enum How {
      PREFIX,
      EXACT,
      EXPRESSION,
      METHOD
    }

    /// In a few words: `/cart`, `GET /`, `= /exact`, `~ /v[0-9]`, `shop.Cart/Add`.
    public String words() {
      String where =
          switch (how) {
            case PREFIX, METHOD -> path;
            case EXACT -> "= " + path;
            case EXPRESSION -> "~ " + path;
          };
      String what = method.isEmpty() ? where : method + " " + where;
      return conditions == 0 ? what : what + " …";
    }
  }

  /// A service's port.
  ///
  /// @param port 0 where none is given
  /// @param weight its share of the rule's traffic, 1 where the API leaves it unset; with 0 nothing
  ///   goes there
  public record Backend(ObjectRef service, int port, int weight) {}
}
