package dev.portolan.ui.inspector;

import dev.portolan.model.Container;
import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.parts.Tone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why a service has no endpoint, or none that is ready: the cause, not the symptom.
final class EndpointReason {
  private static final int NAMED = 4;

  private EndpointReason() {}

  static Optional<Note> of(SnapshotIndex index, Service service) {
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      return Optional.of(
          new Note(
              Tone.IDLE,
              "An ExternalName service has no endpoints: cluster DNS answers with "
                  + service.exposure().externalName()
                  + "."));
    }
    Optional<Note> unseen =
        Words.unseen(index.snapshot(), Kind.ENDPOINT_SLICE, service.namespace());
    if (unseen.isPresent()) {
      return unseen;
    }
    Optional<Note> port = missingPort(index, service);
    if (port.isPresent()) {
      return port;
    }
    List<Endpoint> endpoints = index.endpoints(service.ref());
    if (endpoints.stream().anyMatch(Endpoint::ready)) {
      return Optional.empty();
    }
    return Optional.of(
        service.selector().isEmpty() ? unselected(endpoints) : selected(index, service));
  }

  private static Note unselected(List<Endpoint> endpoints) {
    String keeper = "It has no selector, so somebody else keeps its endpoints, and ";
    return new Note(
        Tone.BAD,
        keeper + (endpoints.isEmpty() ? "has given it none." : "none of those given is ready."));
  }

  private static Note selected(SnapshotIndex index, Service service) {
    Optional<Note> unseen = Words.unseen(index.snapshot(), Kind.POD, service.namespace());
    List<Pod> pods = index.podsSelectedBy(service);
    if (pods.isEmpty()) {
      return unseen.orElseGet(() -> nothingSelected(index, service));
    }
    List<Pod> living = pods.stream().filter(pod -> !pod.ended()).toList();
    if (living.isEmpty()) {
      return new Note(
          Tone.BAD, matches(pods) + ", and all of them have ended: " + named(pods) + ".");
    }
    if (living.stream().noneMatch(Pod::ready)) {
      return new Note(Tone.BAD, matches(living) + " but none is ready: " + named(living) + ".");
    }
    return new Note(
        Tone.WARN,
        matches(living)
            + " and are ready, yet there is no ready endpoint: the endpoint controller has not"
            + " written it (so far).");
  }

  private static Note nothingSelected(SnapshotIndex index, Service service) {
    LabelSelector selector = LabelSelector.of(service.selector());
    String text =
        "The selector "
            + Words.labels(service.selector())
            + " matches no pod in "
            + service.namespace()
            + ".";
    String elsewhere =
        index.snapshot().pods().stream()
            .filter(pod -> selector.matches(pod.labels()))
            .map(Pod::namespace)
            .distinct()
            .limit(NAMED)
            .collect(Collectors.joining(", "));
    return new Note(
        Tone.BAD,
        elsewhere.isEmpty()
            ? text
            : text
                + " Pods in "
                + elsewhere
                + " match, but a service sees its own namespace only.");
  }

  /// A named `targetPort` is looked up in each pod; a pod that does not declare it gets no traffic.
  private static Optional<Note> missingPort(SnapshotIndex index, Service service) {
    List<Pod> pods = index.podsSelectedBy(service).stream().filter(pod -> !pod.ended()).toList();
    for (ServicePort port : service.ports()) {
      if (port.targetPort().isNamed() && !pods.isEmpty()) {
        List<Pod> without = pods.stream().filter(pod -> !declares(pod, port)).toList();
        if (!without.isEmpty()) {
          return Optional.of(missing(port, pods, without));
        }
      }
    }
    return Optional.empty();
  }

  private static Note missing(ServicePort port, List<Pod> pods, List<Pod> without) {
    boolean all = without.size() == pods.size();
    String who =
        !all
            ? without.size() + " of the " + pods.size() + " pods it selects do not declare"
            : pods.size() == 1
                ? "the pod it selects does not declare"
                : "none of the " + pods.size() + " pods it selects declares";
    String declared =
        without.getFirst().servingContainers().stream()
            .flatMap(c -> c.ports().stream())
            .map(ContainerPort::name)
            .filter(name -> !name.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    String instead = declared.isEmpty() ? "no port names" : declared;
    return new Note(
        all ? Tone.BAD : Tone.WARN,
        "Port "
            + port.port()
            + " leads to targetPort `"
            + port.targetPort().name()
            + "`, which "
            + who
            + ". Declared: "
            + instead
            + ".");
  }

  private static boolean declares(Pod pod, ServicePort port) {
    return pod.servingContainers().stream()
        .map(Container::ports)
        .flatMap(List::stream)
        .anyMatch(
            p -> p.name().equals(port.targetPort().name()) && p.protocol() == port.protocol());
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
