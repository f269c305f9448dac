package dev.portolan.policy.service;

import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.EndpointSlice.EndpointPort;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Party;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Finds what is behind a service's port: its ready endpoints where the snapshot knows any, else
/// the pods that its selector matches, as for manifests.
final class Backends {
  private final SnapshotIndex index;

  Backends(SnapshotIndex index) {
    this.index = index;
  }

  /// A backend's party and the port there.
  record Spot(Party party, int port) {}

  /// What was found; when that is nothing, `why` says why.
  record Found(List<Spot> spots, String why) {}

  /// The backends of one of the service's ports.
  Found of(Service service, ServicePort port) {
    List<EndpointSlice> slices =
        index.slices(service.ref()).stream().filter(s -> !s.endpoints().isEmpty()).toList();
    if (slices.isEmpty()) {
      return selected(service, port);
    }
    Set<Spot> spots = new LinkedHashSet<>();
    boolean ready = false;
    for (EndpointSlice slice : slices) {
      for (Endpoint endpoint : slice.endpoints()) {
        ready |= endpoint.ready();
        OptionalInt target = endpoint.ready() ? targetIn(slice, port) : OptionalInt.empty();
        target.ifPresent(t -> spots.addAll(spots(endpoint, t)));
      }
    }
    if (!spots.isEmpty()) {
      return new Found(List.copyOf(spots), "");
    }
    return new Found(List.of(), ready ? noPort(service, port) : noneReady(service));
  }

  /// The pods that serve the service, whatever its ports.
  List<Party> pods(Service service) {
    Set<Party> parties = new LinkedHashSet<>();
    for (EndpointSlice slice : index.slices(service.ref())) {
      slice.endpoints().stream()
          .filter(Endpoint::ready)
          .forEach(e -> spots(e, 0).forEach(s -> parties.add(s.party())));
    }
    if (parties.isEmpty()) {
      serving(service).forEach(p -> parties.addAll(parties(p)));
    }
    return List.copyOf(parties);
  }

  /// Why nothing is behind the service.
  String nobody(Service service) {
    if (service.selector().isEmpty()) {
      return "the service has no selector, and nobody has given it ready endpoints";
    }
    String selector = LabelSelector.of(service.selector()).toString();
    return index.podsSelectedBy(service).isEmpty()
        ? "the service has no endpoints: its selector " + selector + " matches no pod"
        : noneReady(service);
  }

  private Found selected(Service service, ServicePort port) {
    List<Pod> pods = serving(service);
    if (pods.isEmpty()) {
      return new Found(List.of(), nobody(service));
    }
    List<Spot> spots = new ArrayList<>();
    for (Pod pod : pods) {
      OptionalInt target = resolve(pod, port);
      target.ifPresent(t -> parties(pod).forEach(p -> spots.add(new Spot(p, t))));
    }
    return new Found(spots, spots.isEmpty() ? noPort(service, port) : "");
  }

  private List<Pod> serving(Service service) {
    return index.podsSelectedBy(service).stream()
        .filter(p -> !p.ended())
        .filter(p -> p.planned() || p.ready() || service.publishNotReadyAddresses())
        .toList();
  }

  private List<Spot> spots(Endpoint endpoint, int port) {
    List<Spot> spots = new ArrayList<>();
    for (String address : endpoint.addresses()) {
      Party party =
          Optional.ofNullable(endpoint.target())
              .flatMap(index.snapshot()::pod)
              .or(() -> index.podByIp(address))
              .<Party>map(p -> new Party.PodParty(p, address))
              .orElseGet(() -> Party.outside(address));
      spots.add(new Spot(party, port));
    }
    return spots;
  }

  private static List<Party> parties(Pod pod) {
    return pod.ips().isEmpty()
        ? List.of(Party.of(pod))
        : pod.ips().stream().<Party>map(a -> new Party.PodParty(pod, a)).toList();
  }

  /// The slice's own port of this name. An unset one means every port.
  private static OptionalInt targetIn(EndpointSlice slice, ServicePort port) {
    for (EndpointPort p : slice.ports()) {
      if (p.protocol() == port.protocol() && p.name().equals(port.name())) {
        return OptionalInt.of(p.port() == 0 ? port.port() : p.port());
      }
    }
    return OptionalInt.empty();
  }

  /// The service's target port as this pod has it; a named one is looked up in its containers.
  static OptionalInt resolve(Pod pod, ServicePort port) {
    PortRef target = port.targetPort();
    if (!target.isNamed()) {
      return OptionalInt.of(target.number() == 0 ? port.port() : target.number());
    }
    return pod.servingContainers().stream()
        .flatMap(c -> c.ports().stream())
        .filter(p -> p.protocol() == port.protocol() && p.name().equals(target.name()))
        .mapToInt(ContainerPort::port)
        .findFirst();
  }

  private static String noPort(Service service, ServicePort port) {
    return port.targetPort().isNamed()
        ? "no selected pod declares a %s port named %s"
            .formatted(port.protocol(), port.targetPort().name())
        : "no endpoint of " + service.ref().path() + " serves this port";
  }

  private static String noneReady(Service service) {
    return "the service has no ready endpoint"
        + (service.selector().isEmpty()
            ? ""
            : ": no pod that " + LabelSelector.of(service.selector()) + " selects is ready");
  }
}
