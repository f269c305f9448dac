package dev.portolan.capture;

import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// The names of addresses, by one snapshot: pod, service or node. Each is looked up once; of
/// addresses that never end, only so many are remembered.
final class NameBook implements UnaryOperator<String> {
  private static final int MOST = 20_000;

  private final SnapshotIndex index;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  NameBook(SnapshotIndex index) {
    this.index = index;
  }

  @Override
  public String apply(String address) {
    String name = known.get(address);
    if (name != null) {
      return name;
    }
    String found = find(address);
    if (known.size() < MOST) {
      known.put(address, found);
    }
    return found;
  }

  private String find(String address) {
    Optional<ObjectRef> pod = index.podByIp(address).map(p -> p.ref());
    return pod.or(() -> index.serviceByIp(address).map(Service::ref))
        .map(ObjectRef::path)
        .or(() -> index.nodeByIp(address).map(Node::name))
        .orElse("");
  }
}
