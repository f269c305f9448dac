package dev.portolan.diagnosis;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Service;
import java.util.Optional;

/// Names of cluster DNS.
final class Names {
  private Names() {}

  static boolean literal(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
  }

  /// The service that cluster DNS knows by a name: `web`, `web.shop`, `web.shop.svc` and so on.
  static Optional<Service> service(ClusterSnapshot snapshot, String host, String namespace) {
    String[] labels = host.split("\\.", -1);
    boolean dns = labels.length <= 2 || labels[2].equals("svc");
    if (literal(host) || !dns) {
      return Optional.empty();
    }
    String in = labels.length > 1 ? labels[1] : namespace;
    return snapshot.service(ObjectRef.service(in, labels[0]));
  }

  /// The cluster's own DNS, as kubeadm and most others name it.
  static Optional<Service> dns(ClusterSnapshot snapshot) {
    return snapshot
        .service(ObjectRef.service("kube-system", "kube-dns"))
        .or(() -> snapshot.service(ObjectRef.service("kube-system", "coredns")));
  }
}
