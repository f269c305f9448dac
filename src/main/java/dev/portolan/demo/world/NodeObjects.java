package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Resource;
import java.util.List;
import java.util.Map;

/// Makes node objects as kubelets report them.
final class NodeObjects {
  private static final List<String> PRESSURES =
      List.of("MemoryPressure", "DiskPressure", "PIDPressure");

  private NodeObjects() {}

  static ObjectNode make(
      Objects objects, String name, String zone, String address, String podRange) {
    ObjectNode node =
        objects.object(
            Resource.NODES,
            "",
            name,
            Map.of(
                "kubernetes.io/hostname",
                name,
                "kubernetes.io/os",
                "linux",
                "kubernetes.io/arch",
                "amd64",
                "topology.kubernetes.io/zone",
                zone));
    String time = node.at("/metadata/creationTimestamp").asText();
    ObjectNode spec = node.putObject("spec").put("podCIDR", podRange);
    spec.putArray("podCIDRs").add(podRange);
    spec.put("providerID", "simulated://" + name);
    ObjectNode status = node.putObject("status");
    for (String kind : new String[] {"capacity", "allocatable"}) {
      status
          .putObject(kind)
          .put("cpu", "16")
          .put("ephemeral-storage", "203234260Ki")
          .put("memory", "65852156Ki")
          .put("pods", "240");
    }
    ArrayNode addresses = status.putArray("addresses");
    addresses.addObject().put("type", "InternalIP").put("address", address);
    addresses.addObject().put("type", "Hostname").put("address", name);
    ArrayNode conditions = status.putArray("conditions");
    for (String pressure : PRESSURES) {
      condition(conditions, pressure, false, "KubeletHasSufficient", time);
    }
    condition(conditions, "Ready", true, "KubeletReady", time);
    ObjectNode info = status.putObject("nodeInfo");
    info.put("kubeletVersion", "v1.34.1-demo").put("operatingSystem", "linux");
    info.put("osImage", "Portolan demo (simulated)").put("architecture", "amd64");
    info.put("containerRuntimeVersion", "simulated://1.0");
    ManagedFields.write(node, "kube-controller-manager", "kubelet", time);
    return node;
  }

  private static void condition(
      ArrayNode conditions, String type, boolean holds, String reason, String time) {
    ObjectNode row = conditions.addObject().put("type", type);
    row.put("status", holds ? "True" : "False").put("reason", reason);
    row.put("message", "simulated: this node is part of Portolan's demo cluster");
    row.put("lastHeartbeatTime", time).put("lastTransitionTime", time);
  }
}
