package dev.portolan.demo.shell;

import dev.portolan.demo.net.SimNetwork;
import dev.portolan.probe.ContainerRef;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The inside of one container: its programs, its user, and a table of the processes that were
/// started in it.
final class Box {
  private static final int FIRST_PID = 7;

  private final ContainerRef ref;
  private final Image image;
  private final boolean restricted;
  private final SimNetwork network;
  private final ConcurrentSkipListMap<Integer, SimProcess> processes =
      new ConcurrentSkipListMap<>();
  private final AtomicInteger nextPid = new AtomicInteger(FIRST_PID);

  Box(ContainerRef ref, Image image, boolean restricted, SimNetwork network) {
    this.ref = ref;
    this.image = image;
    this.restricted = restricted;
    this.network = network;
  }

  ContainerRef ref() {
    return ref;
  }

  Image image() {
    return image;
  }

  /// Runs as an ordinary user without capabilities.
  boolean restricted() {
    return restricted;
  }

  SimNetwork network() {
    return network;
  }

  int newPid() {
    return nextPid.getAndIncrement();
  }

  void add(SimProcess process) {
    processes.put(process.pid(), process);
  }

  void remove(SimProcess process) {
    processes.remove(process.pid());
  }

  Optional<SimProcess> process(int pid) {
    return Optional.ofNullable(processes.get(pid));
  }

  Collection<SimProcess> processes() {
    return processes.values();
  }
}
