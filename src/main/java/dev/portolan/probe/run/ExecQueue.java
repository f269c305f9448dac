package dev.portolan.probe.run;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.ExecLimits;
import dev.portolan.probe.PodExec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A `PodExec` that starts so many commands at once and no more, over the cluster and on each node.
/// The others wait in order, those for a busy node letting the ones behind them pass.
public final class ExecQueue implements PodExec {
  private final PodExec inner;
  private final Function<ContainerRef, String> nodes;
  private final Supplier<ExecLimits> limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Ticket> waiting = new ArrayList<>();
  private final Map<String, Integer> busy = new HashMap<>();
  private int running;

  /// @param nodes the node of a container's pod, or an empty name where it is not known
  /// @param limits asked at each start, so that a change of the settings holds at once
  public ExecQueue(
      PodExec inner, Function<ContainerRef, String> nodes, Supplier<ExecLimits> limits) {
    this.inner = inner;
    this.nodes = nodes;
    this.limits = limits;
  }

  @Override
  public Running start(ContainerRef container, List<String> argv, Listener listener) {
    Ticket ticket = new Ticket(container, argv, listener, nodes.apply(container));
    int ahead;
    lock.lock();
    try {
      ahead = waiting.size();
      waiting.add(ticket);
    } finally {
      lock.unlock();
    }
    serve();
    ticket.tell(ahead);
    return ticket;
  }

  /// Without waiting: what ends a command must not wait behind it.
  @Override
  public PodExec urgent() {
    return inner.urgent();
  }

  /// How many commands wait.
  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /// Starts what may start now.
  private void serve() {
    List<Ticket> next = new ArrayList<>();
    lock.lock();
    try {
      ExecLimits most = limits.get();
      for (Ticket ticket : List.copyOf(waiting)) {
        if (running >= most.cluster()) {
          break;
        }
        int there = busy.getOrDefault(ticket.node, 0);
        if (ticket.node.isEmpty() || there < most.node()) {
          waiting.remove(ticket);
          busy.merge(ticket.node, 1, Integer::sum);
          running++;
          next.add(ticket);
        }
      }
    } finally {
      lock.unlock();
    }
    next.forEach(Ticket::begin); // not within the lock: a listener may be told at once
  }

  private void release(Ticket ticket) {
    lock.lock();
    try {
      busy.computeIfPresent(ticket.node, (node, n) -> n == 1 ? null : n - 1);
      running--;
    } finally {
      lock.unlock();
    }
    serve();
  }

  /// A command that waits or runs.
  private final class Ticket implements Running, Listener {
    private final ContainerRef container;
    private final List<String> argv;
    private final Listener listener;
    private final String node;
    private final ReentrantLock starting = new ReentrantLock();
    private @Nullable Running started;
    private boolean begun;
    private boolean dropped;

    Ticket(ContainerRef container, List<String> argv, Listener listener, String node) {
      this.container = container;
      this.argv = List.copyOf(argv);
      this.listener = listener;
      this.node = node;
    }

    /// Says that it waits, unless another thread has begun it meanwhile.
    void tell(int ahead) {
      starting.lock();
      try {
        if (!begun) {
          listener.queued(ahead);
        }
      } finally {
        starting.unlock();
      }
    }

    void begin() {
      starting.lock();
      try {
        begun = true;
        listener.begun();
      } finally {
        starting.unlock();
      }
      Running now = inner.start(container, argv, this);
      boolean tooLate;
      starting.lock();
      try {
        started = now;
        tooLate = dropped;
      } finally {
        starting.unlock();
      }
      if (tooLate) {
        now.disconnect();
      }
    }

    @Override
    public void disconnect() {
      boolean waited;
      lock.lock();
      try {
        waited = waiting.remove(this);
      } finally {
        lock.unlock();
      }
      if (waited) {
        listener.ended(new End.Disconnected());
        return;
      }
      Running now;
      starting.lock();
      try {
        dropped = true;
        now = started;
      } finally {
        starting.unlock();
      }
      if (now != null) {
        now.disconnect();
      }
    }

    @Override
    public void output(boolean error, byte[] chunk) {
      listener.output(error, chunk);
    }

    @Override
    public void note(String how) {
      listener.note(how);
    }

    @Override
    public void ended(End end) {
      try {
        listener.ended(end);
      } finally {
        release(this);
      }
    }
  }
}
