package dev.portolan.ui.inspector;

import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.EndpointSlice.EndpointPort;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Fact;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.inspector.Facts.Status;
import dev.portolan.ui.parts.Tone;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The endpoints of a service as rows: address and ports, the pod behind it, how it is and where.
final class EndpointFacts {
  private EndpointFacts() {}

  static Section of(SnapshotIndex index, Service service) {
    Set<Fact> rows = new LinkedHashSet<>();
    index.slices(service.ref()).forEach(slice -> rows.addAll(rows(index, slice)));
    SectionBuilder section =
        new SectionBuilder(rows.isEmpty() ? "Endpoints" : "Endpoints (" + rows.size() + ")");
    EndpointReason.of(index, service).ifPresent(section::note);
    rows.forEach(section::add);
    return section.build();
  }

  static Section ofSlice(SnapshotIndex index, EndpointSlice slice) {
    SectionBuilder section = new SectionBuilder("Endpoints");
    if (!slice.serviceName().isEmpty()) {
      ObjectRef service = ObjectRef.service(slice.namespace(), slice.serviceName());
      section.link("Service", service.name(), service, new Status(Tone.PLAIN, ""));
    }
    rows(index, slice).forEach(section::add);
    return section.build();
  }

  /// The API's three conditions in words.
  static Status status(Endpoint endpoint) {
    if (endpoint.terminating()) {
      return new Status(
          Tone.WARN, endpoint.serving() ? "terminating, still serving" : "terminating");
    }
    return endpoint.ready() ? new Status(Tone.GOOD, "ready") : new Status(Tone.WARN, "not ready");
  }

  private static List<Fact> rows(SnapshotIndex index, EndpointSlice slice) {
    return slice.endpoints().stream().map(e -> row(index, slice, e)).toList();
  }

  private static Fact row(SnapshotIndex index, EndpointSlice slice, Endpoint endpoint) {
    Set<Integer> ports = new TreeSet<>();
    slice.ports().stream().map(EndpointPort::port).filter(p -> p > 0).forEach(ports::add);
    String address = endpoint.addresses().isEmpty() ? "" : endpoint.addresses().getFirst();
    StringBuilder label = new StringBuilder();
    for (int port : ports) {
      label.append(label.isEmpty() ? Words.socket(address, port) : ", " + port);
    }
    ObjectRef target = endpoint.target();
    Status status = status(endpoint);
    String node =
        target == null
            ? ""
            : index
                .snapshot()
                .pod(target)
                .map(pod -> pod.nodeName().isEmpty() ? "" : " on " + pod.nodeName())
                .orElse("");
    return new Fact(
        label.isEmpty() ? address : label.toString(),
        target == null ? "no pod behind it" : target.name(),
        status.tone(),
        target,
        status.text() + node);
  }
}
