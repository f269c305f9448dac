package dev.portolan.model;

/// What may be named across namespaces: all ReferenceGrants of a snapshot.
///
/// @param coverage how much of them is known
public record Grants(Shelf all, Coverage coverage) {
  /// Nothing is known of any.
  public static final Grants UNKNOWN = new Grants(Shelf.EMPTY, new Coverage.Syncing(0));

  public static Grants in(ClusterSnapshot snapshot) {
    return new Grants(
        snapshot.shelf(Kind.REFERENCE_GRANT), snapshot.coverage(Kind.REFERENCE_GRANT));
  }

  /// True where an object names one of another namespace and no grant there permits it. Where not
  /// all grants may be seen nothing is refused.
  public boolean refuse(ObjectRef user, ObjectRef used) {
    return refuse(user, used.kind().title(), used.namespace(), used.name());
  }

  /// True where a gateway may not show the certificate of a secret in another namespace.
  public boolean refuse(Gateway gateway, Gateway.Certificate secret) {
    return !secret.namespace().isEmpty()
        && refuse(gateway.ref(), "Secret", secret.namespace(), secret.name());
  }

  private boolean refuse(ObjectRef user, String kind, String namespace, String name) {
    return !user.namespace().equals(namespace)
        && coverage.in(namespace).complete()
        && all.in(namespace).stream()
            .noneMatch(g -> ((ReferenceGrant) g).permits(user, kind, namespace, name));
  }
}
