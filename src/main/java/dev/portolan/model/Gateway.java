package dev.portolan.model;

import java.util.List;

/// A gateway (gateway.networking.k8s.io): listeners that take traffic from outside and hand it to
/// the routes that are attached to them.
///
/// @param className the GatewayClass, whose controller runs it
/// @param addresses addresses and host names in `status.addresses`
/// @param standing what its controller says: `Programmed`, or `Ready` of the older versions, or
///   `Accepted` where neither is said
public record Gateway(
    Metadata meta,
    String className,
    List<Listener> listeners,
    List<String> addresses,
    Standing standing)
    implements KubeObject {
  public Gateway {
    listeners = List.copyOf(listeners);
    addresses = List.copyOf(addresses);
  }

  /// One port on which it listens.
  ///
  /// @param host the only host that it takes, maybe with a `*.` before it; empty for every host
  /// @param protocol such as `HTTPS`, `HTTP`, `TLS`, `TCP`, `UDP`
  /// @param from whose routes may attach to it: `Same` (namespace), `All` or `Selector`
  /// @param certificates the secrets that it shows its certificates from
  public record Listener(
      String name,
      String host,
      int port,
      String protocol,
      Tls tls,
      String from,
      List<Certificate> certificates) {
    public Listener {
      certificates = List.copyOf(certificates);
    }

    /// One that names no certificate.
    public Listener(String name, String host, int port, String protocol, Tls tls, String from) {
      this(name, host, port, protocol, tls, from, List.of());
    }
  }

  /// A secret that holds a certificate.
  ///
  /// @param namespace empty for the gateway's own
  public record Certificate(String namespace, String name) {}

  /// What a listener does with TLS.
  public enum Tls {
    /// It speaks none.
    NONE,
    /// It ends here; what goes on is plain unless a policy of the backend says otherwise.
    TERMINATE,
    /// It is handed on as it is.
    PASSTHROUGH
  }

  /// What a controller says of an object in a condition.
  ///
  /// @param state whether the condition holds; UNKNOWN where no controller has spoken
  /// @param reason the condition's own word, or empty
  public record Standing(State state, String reason) {
    public static final Standing UNSPOKEN = new Standing(State.UNKNOWN, "");

    /// `status` of a condition.
    public enum State {
      TRUE,
      FALSE,
      UNKNOWN
    }

    public boolean refused() {
      return state == State.FALSE;
    }
  }

  /// True when any of its listeners ends TLS.
  public boolean terminatesTls() {
    return listeners.stream().anyMatch(l -> l.tls() == Tls.TERMINATE);
  }
}
