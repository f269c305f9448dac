package dev.portolan.policy.sets;

import dev.portolan.model.AdminPolicy.Action;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rule over numbered terms.
///
/// @param everybody true when it speaks of every peer, inside and outside
/// @param terms the terms of its peers otherwise: any of them
/// @param ports the ports it gives by number
/// @param names the ports it gives by name
record Rule(
    Action action, boolean everybody, List<Integer> terms, Connections ports, List<Name> names) {
  Rule {
    terms = List.copyOf(terms);
    names = List.copyOf(names);
  }

  /// A port by its name in the target's containers, of any protocol when it is null.
  record Name(String name, @Nullable Protocol protocol) {
    /// What the target's port means, as far as the protocol allows.
    Connections of(Connections declared) {
      return protocol == null ? declared : Connections.of(protocol, declared.ports(protocol));
    }
  }
}
