package dev.portolan.demo.logs;

import dev.portolan.demo.net.SimNetwork;
import dev.portolan.demo.net.Tap;
import dev.portolan.model.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What the demo's pods have written, the newest lines of each.
public final class LogBook {
  private static final int MOST_LINES = 400;
  private static final int MOST_PODS = 500;

  private final SimNetwork network;
  private final Instant born = Instant.now();
  private final Map<ObjectRef, Deque<Line>> logs = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();
  private long count;

  /// A line with its number, which grows through all logs.
  public record Line(long number, Instant time, String text) {
    /// As the API sends it with `timestamps=true`.
    public String stamped() {
      return time + " " + text;
    }
  }

  public LogBook(SimNetwork network) {
    this.network = network;
    Scribe scribe = new Scribe(network);
    var _ = network.tap().hear(flow -> scribe.notes(flow).forEach(this::write));
  }

  private void write(Scribe.Note note) {
    lock.lock();
    try {
      Deque<Line> log = logs.get(note.pod());
      if (log == null && logs.size() >= MOST_PODS) {
        return;
      }
      Deque<Line> lines = log == null ? new ArrayDeque<>() : log;
      logs.put(note.pod(), lines);
      lines.addLast(new Line(++count, Instant.now(), note.text()));
      if (lines.size() > MOST_LINES) {
        lines.removeFirst();
      }
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The lines of a pod after the one with this number; the first of all says what they are.
  public List<Line> after(ObjectRef pod, long number) {
    lock.lock();
    try {
      List<Line> lines = new ArrayList<>();
      if (number < 0) {
        lines.add(
            new Line(0, born, "simulated: a log of Portolan's demo cluster (" + pod.name() + ")"));
      }
      logs.getOrDefault(pod, new ArrayDeque<>()).stream()
          .filter(l -> l.number() > Math.max(0, number))
          .forEach(lines::add);
      return lines;
    } finally {
      lock.unlock();
    }
  }

  /// Waits at most so long until something is written anywhere.
  public void await(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long before = count;
      long left = time.toNanos();
      while (count == before && left > 0) {
        left = written.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Has the pods talk while somebody reads.
  public Tap.Hearing read() {
    return network.chatter().listen();
  }
}
