package dev.portolan.policy.matrix;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.AddressRange;
import java.util.Optional;

/// What a row or a column is of, from one snapshot to the next.
public sealed interface Key {
  /// A namespace, a workload or a pod.
  record Thing(ObjectRef ref) implements Key {}

  /// Everything that is not in the cluster.
  record Outside() implements Key {}

  /// Some of the addresses outside.
  record Range(AddressRange range) implements Key {}

  static Key of(ObjectRef ref) {
    return new Thing(ref);
  }

  /// The object of the cluster that it names, if it does.
  default Optional<ObjectRef> object() {
    return this instanceof Thing(ObjectRef ref) ? Optional.of(ref) : Optional.empty();
  }

  /// As people write it: `shop/web`, `outside`, `10.0.0.0-10.0.0.255`.
  default String path() {
    return switch (this) {
      case Thing(ObjectRef ref) -> ref.path();
      case Outside _ -> "outside";
      case Range(AddressRange range) -> range.toString();
    };
  }
}
