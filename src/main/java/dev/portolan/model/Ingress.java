package dev.portolan.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An ingress: hosts and paths that lead to services.
///
/// @param className `ingressClassName`, or the old annotation, or empty
/// @param defaultBackend where everything goes that no rule takes, or null
/// @param tlsHosts the hosts of which TLS ends here; `*` for an entry that names none
/// @param addresses addresses and host names in `status.loadBalancer.ingress`
public record Ingress(
    Metadata meta,
    String className,
    List<Rule> rules,
    @Nullable Backend defaultBackend,
    List<String> tlsHosts,
    List<String> addresses)
    implements KubeObject {
  public Ingress {
    rules = List.copyOf(rules);
    tlsHosts = List.copyOf(tlsHosts);
    addresses = List.copyOf(addresses);
  }

  /// The paths of one host; an empty host stands for all.
  public record Rule(String host, List<Path> paths) {
    public Rule {
      paths = List.copyOf(paths);
    }
  }

  /// A path and the service it leads to.
  public record Path(String path, String pathType, Backend backend) {}

  /// A service's port in the ingress's namespace.
  public record Backend(String serviceName, PortRef port) {}
}
