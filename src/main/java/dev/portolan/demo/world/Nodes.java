package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.world.Objects.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The nodes of a world, and the addresses that they give to pods: node i has 10.90.0.11+i and the
/// pod range 10.244.i+1.0/24, its gateway at .1.
final class Nodes {
  private static final int PODS_PER_NODE = 240;
  private static final int CURATED = 3;

  private final List<Slot> slots = new ArrayList<>();
  private int turn;

  private static final class Slot {
    final String name;
    final String address;
    final String podPrefix;
    final String zone;
    int nextHost = 2;

    Slot(String name, String address, String podPrefix, String zone) {
      this.name = name;
      this.address = address;
      this.podPrefix = podPrefix;
      this.zone = zone;
    }
  }

  /// As many nodes as this many pods need; three at least, a third of them in zone b.
  Nodes(int pods) {
    int count = Math.max(CURATED, (pods + 109) / 110);
    for (int i = 0; i < count; i++) {
      String name = count == CURATED ? "demo-node-" + (char) ('a' + i) : "demo-node-" + (i + 1);
      int net = i + 1;
      slots.add(
          new Slot(
              name,
              "10.90." + (i + 11) / 250 + "." + (1 + (i + 10) % 250),
              "10." + (244 + net / 256) + "." + net % 256 + ".",
              i % CURATED == CURATED - 1 ? "zone-b" : "zone-a"));
    }
  }

  /// The next pod's place: on the named node, or on each node in turn.
  Place place(PodTemplate template) {
    Slot slot = template.node.isEmpty() ? next() : named(template.node);
    if (template.hostNetwork) {
      return new Place(slot.name, slot.address, slot.address);
    }
    return new Place(slot.name, slot.address, slot.podPrefix + slot.nextHost++);
  }

  List<String> names() {
    return slots.stream().map(s -> s.name).toList();
  }

  List<ObjectNode> objects(Objects objects) {
    return slots.stream().map(s -> object(objects, s)).toList();
  }

  private Slot next() {
    for (int tries = 0; tries < slots.size(); tries++) {
      Slot slot = slots.get(turn++ % slots.size());
      if (slot.nextHost < PODS_PER_NODE) {
        return slot;
      }
    }
    throw new IllegalStateException("no node has an address left");
  }

  private Slot named(String name) {
    return slots.stream().filter(s -> s.name.equals(name)).findFirst().orElseThrow();
  }

  private static ObjectNode object(Objects objects, Slot slot) {
    ObjectNode node =
        objects.object(
            Resource.NODES,
            "",
            slot.name,
            Map.of("kubernetes.io/hostname", slot.name, "topology.kubernetes.io/zone", slot.zone));
    ObjectNode spec = node.putObject("spec").put("podCIDR", slot.podPrefix + "0/24");
    spec.putArray("podCIDRs").add(slot.podPrefix + "0/24");
    spec.put("providerID", "simulated://" + slot.name);
    ObjectNode status = node.putObject("status");
    ArrayNode addresses = status.putArray("addresses");
    addresses.addObject().put("type", "InternalIP").put("address", slot.address);
    addresses.addObject().put("type", "Hostname").put("address", slot.name);
    ObjectNode ready = status.putArray("conditions").addObject();
    ready.put("type", "Ready").put("status", "True").put("reason", "KubeletReady");
    ready.put("message", "simulated: this node is part of Portolan's demo cluster");
    ObjectNode info = status.putObject("nodeInfo");
    info.put("kubeletVersion", "v1.34.1-demo").put("operatingSystem", "linux");
    info.put("osImage", "Portolan demo (simulated)").put("architecture", "amd64");
    info.put("containerRuntimeVersion", "simulated://1.0");
    return node;
  }
}
