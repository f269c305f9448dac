package dev.portolan.demo.server;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What the API server is told to do wrong. Thread-safe.
public final class Faults {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition spoken = lock.newCondition();
  private final Map<Fault.Point, Armed> armed = new EnumMap<>(Fault.Point.class);
  private final Set<String> disabled = ConcurrentHashMap.newKeySet();
  private boolean silent;
  private volatile Duration delay = Duration.ZERO;
  private volatile Duration skew = Duration.ZERO;
  private volatile boolean watchList = true;
  private volatile boolean protobuf = true;

  private record Armed(Fault fault, int times) {}

  /// The next answers at this point, so many, go wrong like this; none for 0.
  public void arm(Fault.Point point, Fault fault, int times) {
    lock.lock();
    try {
      if (times > 0) {
        armed.put(point, new Armed(fault, times));
      } else {
        armed.remove(point);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Every answer is held back this long.
  public void delay(Duration time) {
    delay = time;
  }

  /// The server's clock is ahead by this much, or behind.
  public void skew(Duration time) {
    skew = time;
  }

  /// A half-open connection: from now on nothing is answered, and watches send nothing, though all
  /// connections stay; or it all goes on.
  public void silence(boolean on) {
    lock.lock();
    try {
      silent = on;
      spoken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Serves a group and version no more, such as `discovery.k8s.io/v1`, or serves it again.
  public void disable(String apiVersion, boolean on) {
    if (on) {
      disabled.add(apiVersion);
    } else {
      disabled.remove(apiVersion);
    }
  }

  /// Streams lists as watches (`sendInitialEvents`) or, as older servers do, refuses to.
  public void watchList(boolean served) {
    watchList = served;
  }

  /// Answers in protobuf who asks for it, or knows JSON only, as some proxies and stubs do.
  public void protobuf(boolean served) {
    protobuf = served;
  }

  /// No fault from now on.
  public void heal() {
    lock.lock();
    try {
      armed.clear();
    } finally {
      lock.unlock();
    }
    delay = Duration.ZERO;
    skew = Duration.ZERO;
    disabled.clear();
    watchList = true;
    protobuf = true;
    silence(false);
  }

  Duration delay() {
    return delay;
  }

  Duration skew() {
    return skew;
  }

  boolean watchList() {
    return watchList;
  }

  boolean protobuf() {
    return protobuf;
  }

  /// True while something is not served that could be.
  public boolean disables() {
    return !disabled.isEmpty();
  }

  boolean serves(String apiVersion) {
    return !disabled.contains(apiVersion);
  }

  /// The fault that strikes here and now, if one does.
  Optional<Fault> take(Fault.Point point) {
    lock.lock();
    try {
      Armed found = armed.get(point);
      if (found == null) {
        return Optional.empty();
      }
      if (found.times == 1) {
        armed.remove(point);
      } else {
        armed.put(point, new Armed(found.fault, found.times - 1));
      }
      return Optional.of(found.fault);
    } finally {
      lock.unlock();
    }
  }

  /// Waits as long as the server is silent.
  void awaitSpeech() throws InterruptedException {
    lock.lock();
    try {
      while (silent) {
        spoken.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
