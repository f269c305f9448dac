package dev.portolan.demo.net;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Where the simulated network can be listened to.
public final class Tap {
  private final List<Consumer<Flow>> listeners = new CopyOnWriteArrayList<>();

  /// Hears every flow from now on, in the sender's thread, until the answer is closed.
  public Hearing hear(Consumer<Flow> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell(Flow flow) {
    listeners.forEach(l -> l.accept(flow));
  }

  /// A listener that hears.
  public interface Hearing extends AutoCloseable {
    @Override
    void close();
  }
}
