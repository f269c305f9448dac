package dev.portolan.model;

/// The name of one object in one cluster: kind, namespace (empty for cluster-scoped kinds) and
/// name.
public record ObjectRef(Kind kind, String namespace, String name) implements Comparable<ObjectRef> {
  public static ObjectRef namespace(String name) {
    return new ObjectRef(Kind.NAMESPACE, "", name);
  }

  public static ObjectRef node(String name) {
    return new ObjectRef(Kind.NODE, "", name);
  }

  public static ObjectRef pod(String namespace, String name) {
    return new ObjectRef(Kind.POD, namespace, name);
  }

  public static ObjectRef service(String namespace, String name) {
    return new ObjectRef(Kind.SERVICE, namespace, name);
  }

  /// `namespace/name`, or the name alone where there is no namespace.
  public String path() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }

  @Override
  public int compareTo(ObjectRef other) {
    int order = namespace.compareTo(other.namespace);
    if (order == 0) {
      order = kind.compareTo(other.kind);
    }
    return order == 0 ? name.compareTo(other.name) : order;
  }

  @Override
  public String toString() {
    return kind.title() + " " + path();
  }
}
