package dev.portolan.probe.target;

import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a service has no ready endpoint, or leads to a port that nobody declares: the cause rather
/// than the symptom. The only place that says so; inspector, checks and diagnosis all ask here.
public final class EndpointCause {
  private static final int NAMED = 4;

  private final SnapshotIndex index;

  public EndpointCause(SnapshotIndex index) {
    this.index = index;
  }

  /// A cause.
  ///
  /// @param text one or two sentences that do not name the service
  public record Found(Why why, String text) {}

  /// Sorts of causes.
  public enum Why {
    SELECTS_NOTHING,
    ALL_ENDED,
    NONE_READY,
    /// No pod that is selected declares the named target port.
    PORT_NOWHERE,
    /// Some of the selected pods do not declare the named target port.
    PORT_PARTLY,
    /// The target port is a number that no container declares; it need not, but mostly does.
    PORT_UNDECLARED,
    /// It has no selector, and nobody has given it ready endpoints.
    NOT_GIVEN,
    /// Ready pods, and no endpoint: the controller has not written it.
    NOT_WRITTEN,
    /// No pod is selected among those that may be seen.
    PODS_UNSEEN;

    /// True when nothing can answer because of it.
    public boolean breaks() {
      return switch (this) {
        case SELECTS_NOTHING, ALL_ENDED, NONE_READY, PORT_NOWHERE, NOT_GIVEN -> true;
        case PORT_PARTLY, PORT_UNDECLARED, NOT_WRITTEN, PODS_UNSEEN -> false;
      };
    }
  }

  /// The cause, or empty when there is none, or the snapshot cannot tell: endpoints that may not be
  /// seen, a service that is an alias.
  public Optional<Found> of(Service service) {
    return of(service, 0);
  }

  /// The same for one of its ports; for all of them with 0.
  public Optional<Found> of(Service service, int port) {
    boolean seen =
        index.snapshot().coverage(Kind.ENDPOINT_SLICE).in(service.namespace()).complete();
    if (!seen || service.type() == Service.Type.EXTERNAL_NAME) {
      return Optional.empty();
    }
    List<Pod> pods = living(service);
    List<ServicePort> ports =
        service.ports().stream().filter(p -> port == 0 || p.port() == port).toList();
    Optional<Found> missing = missingPort(ports, pods);
    if (missing.isPresent()) {
      return missing;
    }
    List<Endpoint> endpoints = index.endpoints(service.ref());
    if (endpoints.stream().anyMatch(Endpoint::ready)) {
      return undeclared(ports, pods);
    }
    return Optional.of(service.selector().isEmpty() ? unselected(endpoints) : selected(service));
  }

  /// What stands in the way of every connection, as a sentence that names the service; else empty.
  String sentence(Service service) {
    return of(service)
        .filter(f -> f.why().breaks())
        .map(
            f -> {
              boolean port = f.why() == Why.PORT_NOWHERE;
              String what = port ? " leads nowhere. " : " has no ready endpoint. ";
              return service.ref().path() + what + f.text();
            })
        .orElse("");
  }

  private List<Pod> living(Service service) {
    return index.podsSelectedBy(service).stream().filter(pod -> !pod.ended()).toList();
  }

  private static Found unselected(List<Endpoint> endpoints) {
    String keeper = "It has no selector, so somebody else keeps its endpoints, and ";
    return new Found(
        Why.NOT_GIVEN,
        keeper + (endpoints.isEmpty() ? "has given it none." : "none of those given is ready."));
  }

  private Found selected(Service service) {
    List<Pod> pods = index.podsSelectedBy(service);
    if (pods.isEmpty()) {
      return nothingSelected(service);
    }
    List<Pod> living = living(service);
    if (living.isEmpty()) {
      return new Found(
          Why.ALL_ENDED, matches(pods) + ", and all of them have ended: " + named(pods) + ".");
    }
    if (living.stream().noneMatch(Pod::ready)) {
      return new Found(
          Why.NONE_READY, matches(living) + " but none is ready: " + named(living) + ".");
    }
    return new Found(
        Why.NOT_WRITTEN,
        matches(living)
            + " and are ready, yet there is no ready endpoint: the endpoint controller has not"
            + " written it (so far).");
  }

  private Found nothingSelected(Service service) {
    LabelSelector selector = LabelSelector.of(service.selector());
    String text = "The selector " + selector + " matches no pod in " + service.namespace() + ".";
    if (!index.snapshot().coverage(Kind.POD).in(service.namespace()).complete()) {
      return new Found(
          Why.PODS_UNSEEN, "The selector " + selector + " matches no pod that is seen.");
    }
    String elsewhere =
        index.snapshot().pods().stream()
            .filter(pod -> selector.matches(pod.labels()))
            .map(Pod::namespace)
            .distinct()
            .limit(NAMED)
            .collect(Collectors.joining(", "));
    String hint = " Pods in " + elsewhere + " match, but a service sees its own namespace only.";
    return new Found(Why.SELECTS_NOTHING, elsewhere.isEmpty() ? text : text + hint);
  }

  /// A named `targetPort` is looked up in each pod; a pod that does not declare it gets no traffic.
  private static Optional<Found> missingPort(List<ServicePort> ports, List<Pod> pods) {
    for (ServicePort port : ports) {
      List<Pod> without = pods.stream().filter(pod -> !declares(pod, port)).toList();
      if (port.targetPort().isNamed() && !without.isEmpty()) {
        return Optional.of(missing(port, pods, without));
      }
    }
    return Optional.empty();
  }

  private static Found missing(ServicePort port, List<Pod> pods, List<Pod> without) {
    boolean all = without.size() == pods.size();
    String who =
        !all
            ? without.size() + " of the " + pods.size() + " pods it selects do not declare"
            : pods.size() == 1
                ? "the pod it selects does not declare"
                : "none of the " + pods.size() + " pods it selects declares";
    String declared =
        ports(without.getFirst())
            .map(ContainerPort::name)
            .filter(name -> !name.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return new Found(
        all ? Why.PORT_NOWHERE : Why.PORT_PARTLY,
        "Port "
            + port.port()
            + " leads to targetPort `"
            + port.targetPort().name()
            + "`, which "
            + who
            + ". Declared: "
            + (declared.isEmpty() ? "no port names" : declared)
            + ".");
  }

  /// A number need not be declared; but where every pod declares ports, and none this one, it is
  /// mostly a slip.
  private static Optional<Found> undeclared(List<ServicePort> ports, List<Pod> pods) {
    boolean telling =
        !pods.isEmpty() && pods.stream().allMatch(p -> ports(p).findAny().isPresent());
    return ports.stream()
        .filter(port -> telling && !port.targetPort().isNamed())
        .filter(port -> pods.stream().noneMatch(pod -> declares(pod, port)))
        .findFirst()
        .map(port -> new Found(Why.PORT_UNDECLARED, undeclared(port, pods.getFirst())));
  }

  private static String undeclared(ServicePort port, Pod pod) {
    String declared =
        ports(pod)
            .map(p -> p.port() + (p.name().isEmpty() ? "" : " (" + p.name() + ")"))
            .distinct()
            .collect(Collectors.joining(", "));
    return "Port "
        + port.port()
        + " leads to targetPort "
        + port.targetPort().number()
        + ", which no pod that it selects declares. Declared: "
        + declared
        + ".";
  }

  private static boolean declares(Pod pod, ServicePort port) {
    return ports(pod)
        .filter(p -> p.protocol() == port.protocol())
        .anyMatch(
            p ->
                port.targetPort().isNamed()
                    ? p.name().equals(port.targetPort().name())
                    : p.port() == port.targetPort().number());
  }

  private static Stream<ContainerPort> ports(Pod pod) {
    return pod.servingContainers().stream().flatMap(c -> c.ports().stream());
  }

  private static String matches(List<Pod> pods) {
    return pods.size() == 1 ? "1 pod matches" : pods.size() + " pods match";
  }

  private static String named(List<Pod> pods) {
    String some =
        pods.stream()
            .limit(NAMED)
            .map(pod -> pod.name() + " (" + why(pod) + ")")
            .collect(Collectors.joining(", "));
    return pods.size() > NAMED ? some + " and " + (pods.size() - NAMED) + " more" : some;
  }

  private static String why(Pod pod) {
    String status = pod.statusText();
    if (!status.equals("Running")) {
      return status;
    }
    return pod.health().reason().isEmpty() ? "not ready" : pod.health().reason();
  }
}
