package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.Resource;
import java.util.Map;

/// A service while it is being put together: a ClusterIP one until told otherwise.
final class ServicePlan {
  private final WorldBuilder world;
  private final ObjectNode service;
  private final ObjectNode spec;
  private final ArrayNode ports = Json.object().putArray("ports");

  ServicePlan(WorldBuilder world, String namespace, String name) {
    this.world = world;
    this.service = world.objects().object(Resource.SERVICES, namespace, name, Map.of("app", name));
    this.spec = service.putObject("spec");
    spec.put("type", "ClusterIP").put("sessionAffinity", "None");
    spec.put("internalTrafficPolicy", "Cluster");
    service.putObject("status").putObject("loadBalancer");
  }

  ServicePlan selects(String key, String value) {
    spec.withObject("/selector").put(key, value);
    return this;
  }

  /// Adds a TCP port; the target is a number or a port's name.
  ServicePlan port(String name, int port, String target) {
    return port(name, "TCP", port, target);
  }

  ServicePlan port(String name, String protocol, int port, String target) {
    ObjectNode row = ports.addObject().put("name", name).put("protocol", protocol);
    row.put("port", port);
    if (target.chars().allMatch(Character::isDigit)) {
      row.put("targetPort", Integer.parseInt(target));
    } else {
      row.put("targetPort", target);
    }
    return this;
  }

  ServicePlan nodePort(int number) {
    spec.put("type", "NodePort").put("externalTrafficPolicy", "Cluster");
    ((ObjectNode) ports.get(ports.size() - 1)).put("nodePort", number);
    return this;
  }

  /// A node port that only answers on nodes with an endpoint.
  ServicePlan localNodePort(int number) {
    nodePort(number);
    spec.put("externalTrafficPolicy", "Local");
    return this;
  }

  /// Callers meet the pods on their own node alone.
  ServicePlan keptOnNode() {
    spec.put("internalTrafficPolicy", "Local");
    return this;
  }

  /// A load balancer; an empty address leaves it pending.
  ServicePlan loadBalancer(int nodePort, String address) {
    nodePort(nodePort);
    spec.put("type", "LoadBalancer").put("allocateLoadBalancerNodePorts", true);
    if (!address.isEmpty()) {
      service
          .withObject("/status/loadBalancer")
          .putArray("ingress")
          .addObject()
          .put("ip", address)
          .put("ipMode", "VIP");
    }
    return this;
  }

  void clusterIp() {
    clusterIp(world.clusterIp());
  }

  void clusterIp(String address) {
    spec.put("clusterIP", address);
    spec.putArray("clusterIPs").add(address);
    spec.putArray("ipFamilies").add("IPv4");
    spec.put("ipFamilyPolicy", "SingleStack");
    finish();
  }

  void headless() {
    clusterIp("None");
  }

  /// A name outside the cluster in place of pods.
  void externalName(String name) {
    spec.put("type", "ExternalName").put("externalName", name);
    spec.remove("internalTrafficPolicy");
    finish();
  }

  private void finish() {
    if (!ports.isEmpty()) {
      spec.set("ports", ports);
    }
    world.put(service);
  }
}
