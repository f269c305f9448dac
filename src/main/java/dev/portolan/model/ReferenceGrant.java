package dev.portolan.model;

import java.util.List;

/// A ReferenceGrant of the Gateway API: which objects of other namespaces may name which of its
/// own. Without one a route's backend in another namespace gets no traffic.
public record ReferenceGrant(Metadata meta, List<From> from, List<To> to) implements KubeObject {
  public ReferenceGrant {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  /// Who may name something.
  ///
  /// @param kind as `kind:` spells it, such as `HTTPRoute`
  public record From(String group, String kind, String namespace) {}

  /// What may be named.
  ///
  /// @param name empty for every object of that kind
  public record To(String group, String kind, String name) {}

  /// True when it lets one object name another.
  public boolean permits(ObjectRef user, ObjectRef used) {
    return permits(user, used.kind().title(), used.namespace(), used.name());
  }

  /// The same of any kind, such as `Secret`.
  boolean permits(ObjectRef user, String kind, String namespace, String name) {
    return namespace.equals(namespace())
        && from.stream()
            .anyMatch(
                f -> f.kind.equals(user.kind().title()) && f.namespace.equals(user.namespace()))
        && to.stream()
            .anyMatch(t -> t.kind.equals(kind) && (t.name.isEmpty() || t.name.equals(name)));
  }
}
