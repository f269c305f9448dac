package dev.portolan.probe;

import dev.portolan.model.ObjectRef;

/// What a check is aimed at, before it is resolved to addresses and ports.
public sealed interface Target {
  /// A pod, by its addresses.
  record PodTarget(ObjectRef pod) implements Target {}

  /// A service, by its DNS name or cluster address; headless ones by their pods.
  record ServiceTarget(ObjectRef service) implements Target {}

  /// A host of an ingress, or of a route of the Gateway API.
  ///
  /// @param ingress the ingress, or the route
  /// @param host empty for a route that names none
  record IngressTarget(ObjectRef ingress, String host) implements Target {}

  /// A host name or an IP address that somebody typed. Checked for being one: never an option,
  /// never more than one word.
  record HostTarget(String host) implements Target {}

  /// How the target is called on screen and in results, such as `shop/web` or `example.org`.
  default String label() {
    return switch (this) {
      case PodTarget t -> t.pod().path();
      case ServiceTarget t -> t.service().path();
      case IngressTarget t -> t.host().isEmpty() ? t.ingress().path() : t.host();
      case HostTarget t -> t.host();
    };
  }
}
