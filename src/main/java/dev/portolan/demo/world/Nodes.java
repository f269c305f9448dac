package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.world.Objects.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The nodes of a world, and the addresses that they give to pods: node i has 10.90.0.11+i and the
/// pod range 10.244.i+1.0/24, its gateway at .1; of more nodes than fit there, 10.128.i+1.0/24.
public final class Nodes {
  private static final int FIRST_HOST = 2;
  private static final int LAST_HOST = 254;
  private static final int CURATED = 3;
  private static final int MOST_IN_USUAL_RANGE = 2800;

  /// Of Kubernetes' largest cluster: 150,000 pods on 5,000 nodes.
  private static final int PODS_PER_NODE = 30;

  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, Slot> byPrefix = new HashMap<>();
  private int turn;

  private static final class Slot {
    final String name;
    final String address;
    final String podPrefix;
    final String zone;
    final BitSet taken = new BitSet();
    int last = FIRST_HOST - 1;

    Slot(String name, String address, String podPrefix, String zone) {
      this.name = name;
      this.address = address;
      this.podPrefix = podPrefix;
      this.zone = zone;
    }

    /// The next free address, in turn, so that a freed one is not taken again at once.
    String take() {
      int host = taken.nextClearBit(last + 1);
      if (host > LAST_HOST) {
        host = taken.nextClearBit(FIRST_HOST);
      }
      if (host > LAST_HOST) {
        throw new IllegalStateException("no address left on " + name);
      }
      taken.set(host);
      last = host;
      return podPrefix + host;
    }
  }

  /// As many nodes as this many pods need; three at least, a third of them in zone b.
  Nodes(int pods) {
    int count = Math.max(CURATED, (pods + PODS_PER_NODE - 1) / PODS_PER_NODE);
    int range = count > MOST_IN_USUAL_RANGE ? 128 : 244;
    for (int i = 0; i < count; i++) {
      String name = count == CURATED ? "demo-node-" + (char) ('a' + i) : "demo-node-" + (i + 1);
      int net = i + 1;
      slots.add(
          new Slot(
              name,
              "10.90." + (i + 11) / 250 + "." + (1 + (i + 10) % 250),
              "10." + (range + net / 256) + "." + net % 256 + ".",
              i % CURATED == CURATED - 1 ? "zone-b" : "zone-a"));
    }
    slots.forEach(s -> byPrefix.put(s.podPrefix, s));
  }

  /// The next pod's place: on the named node, or on each node in turn.
  synchronized Place place(PodTemplate template) {
    Slot slot = template.node.isEmpty() ? next() : named(template.node);
    if (template.hostNetwork) {
      return new Place(slot.name, slot.address, slot.address);
    }
    return new Place(slot.name, slot.address, slot.take());
  }

  /// An address on the same node as another pod's.
  synchronized String beside(String podIp) {
    Slot slot = ofAddress(podIp);
    return slot == null ? podIp : slot.take();
  }

  /// Gives an address back.
  synchronized void release(String podIp) {
    Slot slot = ofAddress(podIp);
    if (slot != null) {
      slot.taken.clear(Integer.parseInt(podIp.substring(podIp.lastIndexOf('.') + 1)));
    }
  }

  private @Nullable Slot ofAddress(String podIp) {
    return byPrefix.get(podIp.substring(0, podIp.lastIndexOf('.') + 1));
  }

  List<String> names() {
    return slots.stream().map(s -> s.name).toList();
  }

  List<ObjectNode> objects(Objects objects) {
    return slots.stream().map(s -> object(objects, s)).toList();
  }

  private Slot next() {
    return slots.get(turn++ % slots.size());
  }

  private Slot named(String name) {
    return slots.stream().filter(s -> s.name.equals(name)).findFirst().orElseThrow();
  }

  private static ObjectNode object(Objects objects, Slot slot) {
    return NodeObjects.make(objects, slot.name, slot.zone, slot.address, slot.podPrefix + "0/24");
  }
}
