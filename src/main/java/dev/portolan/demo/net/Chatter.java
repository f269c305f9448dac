package dev.portolan.demo.net;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// What the demo's pods do by themselves: now and then one looks up a service of its namespace and
/// connects to it. Only while somebody listens; nobody else would notice.
public final class Chatter {
  private static final Duration PAUSE = Duration.ofMillis(450);
  private static final int ELSEWHERE = 4;
  private static final long SEED = 11;

  private final SimNetwork network;
  private final Random random;
  private final AtomicInteger listeners = new AtomicInteger();
  private final List<ObjectRef> watched = new CopyOnWriteArrayList<>();

  Chatter(SimNetwork network) {
    this.network = network;
    this.random = new Random(SEED);
  }

  /// Has the pods talk until the answer is closed.
  public Tap.Hearing listen() {
    if (listeners.incrementAndGet() == 1) {
      Thread.ofVirtual().name("demo chatter").start(this::talk);
    }
    return listeners::decrementAndGet;
  }

  /// The same; this pod talks more than others, and is talked to.
  public Tap.Hearing listen(ObjectRef pod) {
    watched.add(pod);
    Tap.Hearing talking = listen();
    return () -> {
      watched.remove(pod);
      talking.close();
    };
  }

  private void talk() {
    while (listeners.get() > 0) {
      say();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private Pod talker(List<Pod> pods) {
    List<Pod> heard = pods.stream().filter(p -> watched.contains(p.ref())).toList();
    List<Pod> from = heard.isEmpty() || random.nextBoolean() ? pods : heard;
    return from.get(random.nextInt(from.size()));
  }

  private void say() {
    List<Pod> pods = network.talkers();
    List<Service> services = network.services();
    if (pods.isEmpty() || services.isEmpty()) {
      return;
    }
    Pod pod = talker(pods);
    boolean far = random.nextInt(ELSEWHERE) == 0;
    List<Service> near =
        services.stream().filter(s -> far || s.namespace().equals(pod.namespace())).toList();
    if (near.isEmpty()) {
      return;
    }
    Service service = near.get(random.nextInt(near.size()));
    ServicePort port = service.ports().get(random.nextInt(service.ports().size()));
    if (network.lookup(pod.ref(), service.dnsName()) instanceof Lookup.Found found) {
      network.connect(pod.ref(), found.addresses().getFirst(), port.port(), random);
    }
  }
}
