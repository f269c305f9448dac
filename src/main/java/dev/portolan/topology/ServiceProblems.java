package dev.portolan.topology;

import dev.portolan.model.Container;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.topology.ProblemTable.Ground;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of the table of problems that are about services.
final class ServiceProblems {
  private ServiceProblems() {}

  static @Nullable String selectsNothing(Service service, Ground ground) {
    Backing backing = ground.backing();
    if (backing == null || !ground.known().pods()) {
      return null;
    }
    if (service.selector().isEmpty() || service.type() == Service.Type.EXTERNAL_NAME) {
      return null;
    }
    return backing.backends().isEmpty() ? "no pod has " + labels(service.selector()) : null;
  }

  static @Nullable String noEndpoints(Service service, Ground ground) {
    if (service.type() == Service.Type.EXTERNAL_NAME || ground.tally().good() > 0) {
      return null;
    }
    int all = ground.tally().total();
    if (all > 0) {
      return "0 of " + all + " ready";
    }
    boolean known = ground.known().slices() && service.selector().isEmpty();
    return known ? "nobody has given it endpoints" : null;
  }

  /// A named port has to be declared. A number need not be; but where every pod declares ports, and
  /// none of them this one, it is mostly a slip.
  static @Nullable String wrongPort(Service service, Ground ground) {
    Backing backing = ground.backing();
    if (backing == null || service.selector().isEmpty()) {
      return null;
    }
    if (pods(backing, ground).findAny().isEmpty()) {
      return null;
    }
    for (ServicePort port : service.ports()) {
      PortRef target = port.targetPort();
      boolean declared = pods(backing, ground).anyMatch(p -> declares(p, port));
      boolean telling =
          declared
              || target.isNamed()
              || pods(backing, ground).allMatch(ServiceProblems::declaresAny);
      if (!declared && telling) {
        return "port " + port.port() + " leads to " + target + ", which no container declares";
      }
    }
    return null;
  }

  private static Stream<Pod> pods(Backing backing, Ground ground) {
    return backing.backends().stream()
        .map(Backing.Backend::pod)
        .filter(Objects::nonNull)
        .flatMap(ref -> ground.here().pod(ref).stream());
  }

  private static boolean declares(Pod pod, ServicePort port) {
    PortRef target = port.targetPort();
    return pod.servingContainers().stream()
        .map(Container::ports)
        .flatMap(List::stream)
        .filter(p -> p.protocol() == port.protocol())
        .anyMatch(
            p -> target.isNamed() ? p.name().equals(target.name()) : p.port() == target.number());
  }

  private static boolean declaresAny(Pod pod) {
    return pod.servingContainers().stream().anyMatch(c -> !c.ports().isEmpty());
  }

  private static String labels(Map<String, String> selector) {
    return new TreeMap<>(selector)
        .entrySet().stream()
            .map((Map.Entry<String, String> e) -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
  }
}
