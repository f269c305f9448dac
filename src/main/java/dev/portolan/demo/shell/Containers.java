package dev.portolan.demo.shell;

import dev.portolan.demo.net.SimNetwork;
import dev.portolan.demo.shell.Programs.Installed;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.ContainerRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The container runtime of the demo: starts programs in containers, each on a virtual thread, and
/// knows what runs where.
public final class Containers implements AutoCloseable {
  private static final int KILL = 9;

  private final SimNetwork network;
  private final long seed;
  private final double timeScale;
  private final Map<ContainerRef, Box> boxes = new ConcurrentHashMap<>();
  private volatile Consumer<ContainerRef> ending = ref -> {};
  private final AtomicLong started = new AtomicLong();

  public Containers(SimNetwork network, long seed, double timeScale) {
    this.network = network;
    this.seed = seed;
    this.timeScale = timeScale;
  }

  public SimNetwork network() {
    return network;
  }

  /// Starts a program; the output hears its end.
  public void start(ContainerRef container, List<String> argv, Output output) {
    Box box = boxes.computeIfAbsent(container, this::open);
    Optional<Installed> found = box.image().programs().find(argv.getFirst());
    if (found.isEmpty()) {
      output.ended(new Exit.NotFound(argv.getFirst()));
      return;
    }
    Random random = new Random(seed * 31 + started.incrementAndGet());
    SimProcess process = new SimProcess(box.newPid(), argv, output, random, timeScale);
    box.add(process);
    Thread.ofVirtual()
        .name("demo " + container + " " + argv.getFirst())
        .start(() -> run(found.get().program(), new Call(argv, process, box), output));
  }

  /// Has somebody told of each container whose first process was told to end.
  public void onEnding(Consumer<ContainerRef> listener) {
    ending = listener;
  }

  /// True when the simulated registry has an image.
  public static boolean knows(String image) {
    return Image.known(image);
  }

  /// Does something after a simulated time, as a node does when an image was pulled.
  public void later(Duration time, Runnable work) {
    long nanos = (long) (time.toNanos() * timeScale);
    Thread.ofVirtual()
        .name("demo node")
        .start(
            () -> {
              long end = System.nanoTime() + nanos;
              while (System.nanoTime() - end < 0) {
                LockSupport.parkNanos(end - System.nanoTime());
              }
              work.run();
            });
  }

  /// How many processes that were started by exec still run in a container.
  public int running(ContainerRef container) {
    Box box = boxes.get(container);
    return box == null ? 0 : box.processes().size();
  }

  /// Ends what runs in a pod, as its deletion does.
  public void stop(ObjectRef pod) {
    boxes.forEach(
        (container, box) -> {
          if (container.podRef().equals(pod)) {
            box.processes().forEach(p -> p.kill(KILL));
            boxes.remove(container);
          }
        });
  }

  /// Kills everything that runs.
  @Override
  public void close() {
    boxes.values().forEach(b -> b.processes().forEach(p -> p.kill(KILL)));
  }

  /// Runs a program to its end on the calling thread.
  static void run(Program program, Call call, Output output) {
    int code;
    try {
      code = program.run(call);
    } catch (Killed killed) {
      code = 128 + killed.signal();
    } finally {
      call.box().remove(call.process());
      call.process().end();
    }
    output.ended(new Exit.Code(code));
  }

  private Box open(ContainerRef container) {
    Image image = Image.of(network.image(container));
    return new Box(container, image, network.restricted(container), network, r -> ending.accept(r));
  }
}
