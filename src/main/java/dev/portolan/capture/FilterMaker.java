package dev.portolan.capture;

import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes a filter of what is selected: the addresses of its pods, services (with the pods behind
/// them: some plugins replace the service's address within the caller) and nodes, and a port.
public final class FilterMaker {
  /// More addresses than this make a filter that nobody can read.
  static final int MOST = 32;

  private final SnapshotIndex index;
  private final Set<String> addresses = new LinkedHashSet<>();
  private final Set<Integer> ports = new TreeSet<>();

  private FilterMaker(SnapshotIndex index) {
    this.index = index;
  }

  /// The filter for what a pod has to do with others; empty when they have no addresses.
  ///
  /// @param others pods, services, workloads, nodes; the pod itself adds nothing
  /// @param port 0 for every port
  public static String between(
      SnapshotIndex index, ObjectRef pod, Collection<ObjectRef> others, int port) {
    FilterMaker maker = new FilterMaker(index);
    others.stream().filter(o -> !o.equals(pod)).forEach(o -> maker.add(o, port));
    if (port != 0) {
      maker.ports.add(port);
    }
    String hosts =
        maker.addresses.stream()
            .filter(FilterMaker::literal)
            .limit(MOST)
            .map(a -> "host " + a)
            .collect(Collectors.joining(" or "));
    String ports =
        maker.ports.stream().limit(MOST).map(p -> "port " + p).collect(Collectors.joining(" or "));
    if (hosts.isEmpty() || ports.isEmpty()) {
      return hosts + ports;
    }
    return bracketed(hosts) + " and " + bracketed(ports);
  }

  private static String bracketed(String list) {
    return list.contains(" or ") ? "(" + list + ")" : list;
  }

  /// The filter for what goes to or from one address that somebody typed; empty for a name.
  public static String host(String address, int port) {
    String alone = port == 0 ? "" : "port " + port;
    if (!literal(address)) {
      return alone;
    }
    return "host " + address + (port == 0 ? "" : " and " + alone);
  }

  /// Slices may hold names, and a service's address may be a word.
  private static boolean literal(String address) {
    try {
      InetAddress.ofLiteral(address);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void add(ObjectRef ref, int port) {
    switch (ref.kind()) {
      case POD -> index.snapshot().pod(ref).map(Pod::ips).ifPresent(addresses::addAll);
      case NODE ->
          index.snapshot().find(ref).map(o -> ((Node) o).addresses()).ifPresent(addresses::addAll);
      case SERVICE ->
          index.snapshot().find(ref).map(Service.class::cast).ifPresent(s -> service(s, port));
      case NAMESPACE -> index.podsIn(ref.name()).forEach(p -> addresses.addAll(p.ips()));
      default -> index.podsOf(ref).forEach(p -> addresses.addAll(p.ips()));
    }
  }

  private void service(Service service, int port) {
    addresses.addAll(service.clusterIps());
    for (EndpointSlice slice : index.slices(service.ref())) {
      slice.endpoints().forEach(e -> addresses.addAll(e.addresses()));
      if (port != 0) {
        slice.ports().stream()
            .filter(p -> service.ports().stream().anyMatch(s -> behind(s, p, port)))
            .forEach(p -> ports.add(p.port()));
      }
    }
  }

  private static boolean behind(ServicePort of, EndpointSlice.EndpointPort at, int port) {
    return of.port() == port && of.name().equals(at.name());
  }
}
