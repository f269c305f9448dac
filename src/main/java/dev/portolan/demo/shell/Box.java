package dev.portolan.demo.shell;

import dev.portolan.demo.net.SimNetwork;
import dev.portolan.probe.ContainerRef;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The inside of one container: its programs, its user, and a table of the processes that were
/// started in it.
final class Box {
  private static final int FIRST_PID = 7;

  private final ContainerRef ref;
  private final Image image;
  private final boolean restricted;
  private final SimNetwork network;
  private final Consumer<ContainerRef> ending;
  private final ConcurrentSkipListMap<Integer, SimProcess> processes =
      new ConcurrentSkipListMap<>();
  private final AtomicInteger nextPid = new AtomicInteger(FIRST_PID);

  /// @param ending hears when its first process was told to end
  Box(
      ContainerRef ref,
      Image image,
      boolean restricted,
      SimNetwork network,
      Consumer<ContainerRef> ending) {
    this.ref = ref;
    this.image = image;
    this.restricted = restricted;
    this.network = network;
    this.ending = ending;
  }

  void endContainer() {
    ending.accept(ref);
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
