package dev.portolan.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The pods that run, the services and the nodes of a snapshot by their addresses.
record ByAddress(
    Map<String, List<Pod>> pods, Map<String, Service> services, Map<String, Node> nodes) {
  ByAddress(ClusterSnapshot snapshot) {
    this(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (Pod pod : snapshot.pods()) {
      if (!pod.ended()) {
        pod.ips().forEach(ip -> pods.computeIfAbsent(ip, k -> new ArrayList<>(1)).add(pod));
      }
    }
    for (Service service : snapshot.services()) {
      service.clusterIps().stream()
          .filter(ip -> !ip.equals(Service.UNASSIGNED))
          .forEach(ip -> services.put(ip, service));
      service.exposure().externalIps().forEach(ip -> services.put(ip, service));
      service.exposure().loadBalancer().forEach(ip -> services.put(ip, service));
    }
    snapshot.nodes().forEach(n -> n.addresses().forEach(a -> nodes.put(a, n)));
  }
}
