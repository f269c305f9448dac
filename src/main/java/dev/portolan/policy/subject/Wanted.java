package dev.portolan.policy.subject;

import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import org.jspecify.annotations.Nullable;

/// What of a connection is asked for.
public sealed interface Wanted {
  /// One port, by number or name: of the service where the target is one, else of the pods.
  record Port(Protocol protocol, PortRef port) implements Wanted {}

  /// Every port that the target declares, of one protocol or, when null, of all.
  record Declared(@Nullable Protocol protocol) implements Wanted {
    boolean takes(Protocol other) {
      return protocol == null || protocol == other;
    }
  }

  /// A ping.
  record Ping() implements Wanted {}
}
