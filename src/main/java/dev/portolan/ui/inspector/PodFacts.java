package dev.portolan.ui.inspector;

import dev.portolan.model.Container;
import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Fact;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.inspector.Facts.Status;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What there is to say of a pod.
final class PodFacts {
  private PodFacts() {}

  static List<Section> of(SnapshotIndex index, Pod pod) {
    List<Section> sections = new ArrayList<>();
    sections.add(network(index, pod));
    pod.containers().forEach(container -> sections.add(container(container)));
    sections.add(services(index, pod));
    sections.add(policies(index, pod));
    return sections;
  }

  private static Section network(SnapshotIndex index, Pod pod) {
    SectionBuilder rows = new SectionBuilder("Pod");
    Status status = Standing.of(pod);
    rows.row("Status", pod.statusText(), status.tone(), reason(pod));
    long ready = pod.servingContainers().stream().filter(c -> c.status().ready()).count();
    rows.row(
        "Ready",
        pod.ready() ? "yes" : "no",
        pod.ready() || pod.ended() ? Tone.PLAIN : Tone.WARN,
        ready + " of " + Words.count(pod.servingContainers().size(), "container"));
    if (pod.ips().isEmpty()) {
      rows.row("Pod IP", "none yet", Tone.WARN, "");
    }
    rows.each("Pod IP", pod.ips());
    node(index, pod).ifPresent(rows::add);
    if (pod.hostNetwork()) {
      rows.row(
          "Host network",
          "yes",
          Tone.WARN,
          "shares its node's address; most network plugins apply no policy to it");
    }
    owner(index, pod).ifPresent(rows::add);
    rows.row("Created", Words.time(pod.meta().created()));
    return rows.build();
  }

  private static String reason(Pod pod) {
    String reason = pod.health().reason();
    return pod.ready() || reason.equals(pod.statusText()) ? "" : reason;
  }

  private static Optional<Fact> node(SnapshotIndex index, Pod pod) {
    if (pod.nodeName().isEmpty()) {
      return Optional.of(new Fact("Node", "not scheduled yet", Tone.WARN, null, ""));
    }
    ObjectRef ref = ObjectRef.node(pod.nodeName());
    String addresses =
        index.snapshot().nodes().stream()
            .filter(n -> n.ref().equals(ref))
            .flatMap(n -> n.addresses().stream())
            .collect(Collectors.joining(", "));
    boolean seen = index.snapshot().find(ref).isPresent();
    return Optional.of(new Fact("Node", pod.nodeName(), Tone.PLAIN, seen ? ref : null, addresses));
  }

  private static Optional<Fact> owner(SnapshotIndex index, Pod pod) {
    Optional<ObjectRef> top =
        index.workloadOf(pod.ref()).filter(ref -> index.snapshot().find(ref).isPresent());
    if (top.isPresent()) {
      ObjectRef ref = top.get();
      return Optional.of(new Fact("Owner", ref.name(), Tone.PLAIN, ref, ref.kind().title()));
    }
    OwnerRef owner = pod.meta().owner();
    return owner == null
        ? Optional.of(new Fact("Owner", "none", Tone.PLAIN, null, "nothing would restart it"))
        : Optional.of(new Fact("Owner", owner.name(), Tone.PLAIN, null, owner.kind()));
  }

  private static Section container(Container container) {
    String role =
        container.role() == Container.Role.MAIN
            ? ""
            : " (" + container.role().name().toLowerCase(Locale.ROOT) + ")";
    SectionBuilder rows = new SectionBuilder("Container " + container.name() + role);
    String state = container.status().state().name().toLowerCase(Locale.ROOT);
    boolean unready = container.running() && !container.status().ready();
    rows.row("State", state, Standing.tone(container), unready ? "not ready" : container.reason());
    int restarts = container.status().restarts();
    rows.row("Restarts", Integer.toString(restarts), restarts > 0 ? Tone.WARN : Tone.PLAIN, "");
    rows.row("Image", container.image());
    List<String> ports = container.ports().stream().map(PodFacts::port).toList();
    rows.each("Ports", ports.isEmpty() ? List.of("none declared") : ports);
    return rows.build();
  }

  private static String port(ContainerPort port) {
    String name = port.name().isEmpty() ? "" : port.name() + " ";
    String host = port.hostPort() == 0 ? "" : ", host port " + port.hostPort();
    return name + port.port() + "/" + port.protocol() + host;
  }

  private static Section services(SnapshotIndex index, Pod pod) {
    SectionBuilder rows = new SectionBuilder("Services that lead here");
    int found = 0;
    for (Service service : index.snapshot().services()) {
      if (service.namespace().equals(pod.namespace())
          && index.podsSelectedBy(service).contains(pod)) {
        rows.link("", service.name(), service.ref(), endpoint(index, service, pod));
        found++;
      }
    }
    Words.unseen(index.snapshot(), Kind.SERVICE, pod.namespace()).ifPresent(rows::note);
    if (found == 0 && Words.known(index.snapshot(), Kind.SERVICE, pod.namespace())) {
      rows.note(new Note(Tone.IDLE, "No service selects this pod."));
    }
    return rows.build();
  }

  private static Status endpoint(SnapshotIndex index, Service service, Pod pod) {
    Optional<Endpoint> endpoint =
        index.endpoints(service.ref()).stream()
            .filter(e -> pod.ref().equals(e.target()))
            .findFirst();
    if (endpoint.isPresent()) {
      return EndpointFacts.status(endpoint.get());
    }
    return Words.known(index.snapshot(), Kind.ENDPOINT_SLICE, pod.namespace())
        ? new Status(Tone.WARN, "selects it, but it is no endpoint")
        : new Status(Tone.IDLE, "endpoints not readable");
  }

  private static Section policies(SnapshotIndex index, Pod pod) {
    SectionBuilder rows = new SectionBuilder("Network policies that select it");
    List<NetworkPolicy> policies =
        index.snapshot().networkPolicies().stream()
            .filter(p -> p.namespace().equals(pod.namespace()))
            .filter(p -> p.podSelector().matches(pod.labels()))
            .toList();
    for (NetworkPolicy policy : policies) {
      rows.link("", policy.name(), policy.ref(), new Status(Tone.PLAIN, PolicyFacts.types(policy)));
    }
    Words.unseen(index.snapshot(), Kind.NETWORK_POLICY, pod.namespace()).ifPresent(rows::note);
    if (policies.isEmpty() && Words.known(index.snapshot(), Kind.NETWORK_POLICY, pod.namespace())) {
      rows.note(new Note(Tone.IDLE, "None: no policy limits its traffic on its own side."));
    }
    return rows.build();
  }
}
