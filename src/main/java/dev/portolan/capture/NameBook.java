package dev.portolan.capture;

import dev.portolan.probe.output.HopNamer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// The names of addresses, by one snapshot, as the hops of a trace have them. Each is looked up
/// once; of addresses that never end, only so many are remembered.
final class NameBook implements UnaryOperator<String> {
  private static final int MOST = 20_000;

  private final HopNamer namer;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  NameBook(HopNamer namer) {
    this.namer = namer;
  }

  @Override
  public String apply(String address) {
    String name = known.get(address);
    if (name != null) {
      return name;
    }
    String found = namer.name(address);
    if (known.size() < MOST) {
      known.put(address, found);
    }
    return found;
  }
}
