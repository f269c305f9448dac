package dev.portolan.ui.inspector;

import dev.portolan.model.Ingress;
import dev.portolan.model.Ingress.Backend;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Status;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The services that an ingress or a route leads to, and whether they are there.
final class Backends {
  private Backends() {}

  static List<Backend> of(Ingress ingress) {
    List<Backend> backends = new ArrayList<>();
    ingress.rules().forEach(rule -> rule.paths().forEach(path -> backends.add(path.backend())));
    Backend fallback = ingress.defaultBackend();
    if (fallback != null) {
      backends.add(fallback);
    }
    return backends;
  }

  static ObjectRef service(String namespace, Backend backend) {
    return ObjectRef.service(namespace, backend.serviceName());
  }

  static Status judge(SnapshotIndex index, String namespace, Backend backend) {
    return judge(index, service(namespace, backend), backend.port());
  }

  /// A service's port that something leads to.
  static Status judge(SnapshotIndex index, ObjectRef named, PortRef wanted) {
    Optional<Service> service = index.snapshot().service(named);
    if (service.isEmpty()) {
      return Words.known(index.snapshot(), Kind.SERVICE, named.namespace())
          ? new Status(Tone.BAD, "no such service")
          : new Status(Tone.IDLE, "services not readable");
    }
    if (service.get().ports().stream().noneMatch(port -> is(port, wanted))) {
      return new Status(Tone.BAD, "the service has no port " + wanted);
    }
    return Standing.of(index, service.get());
  }

  private static boolean is(ServicePort port, PortRef ref) {
    return ref.isNamed() ? port.name().equals(ref.name()) : port.port() == ref.number();
  }
}
