package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Changes a generated cluster at an even rate, so many pods a second: labels, readiness, and
/// replacement, each of which is four changes (one goes, another comes, gets ready, the first is
/// gone). Endpoints follow. A changed pod says in a label when it was changed, so that a reader can
/// tell how late it learns.
public final class Churn implements Life {
  /// Milliseconds since 1970 at which a pod was last changed.
  public static final String CHANGED_AT = "demo.portolan.dev/changed-at";

  private static final Duration TICK = Duration.ofMillis(10);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ObjectStore store;
  private final Nodes nodes;
  private final Objects objects;
  private final Random random;
  private final EndpointsController endpoints;
  private final List<Stored> deployments;
  private final Map<String, List<Stored>> services = new HashMap<>();
  private final Queue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
  private final int perSecond;
  private final LifeThread thread;

  /// What is left to do of a replacement.
  private record Due(long nanos, Runnable step) {}

  private Churn(ObjectStore store, Nodes nodes, long seed, int perSecond) {
    this.store = store;
    this.nodes = nodes;
    this.perSecond = perSecond;
    this.objects = new Objects(seed ^ 0xC4A9L, Instant.now());
    this.random = objects.random();
    this.endpoints = new EndpointsController(store, objects);
    this.deployments = store.list(Resource.DEPLOYMENTS, "").items();
    for (Stored service : store.list(Resource.SERVICES, "").items()) {
      String app = service.tree().at("/spec/selector/app").asText("");
      services
          .computeIfAbsent(service.namespace() + "/" + app, k -> new ArrayList<>())
          .add(service);
    }
    this.thread = new LifeThread("demo churn", this::run);
  }

  /// Starts it for a store that is filled.
  public static Churn start(ObjectStore store, Nodes nodes, long seed, int perSecond) {
    Churn churn = new Churn(store, nodes, seed, perSecond);
    churn.thread.start();
    return churn;
  }

  @Override
  public void close() {
    thread.close();
  }

  private void run() {
    long began = System.nanoTime();
    long done = 0;
    while (!thread.closed() && !deployments.isEmpty()) {
      long wanted = (long) ((System.nanoTime() - began) / 1e9 * perSecond);
      while (done < wanted && !thread.closed()) {
        done += change() ? 1 : 0;
      }
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  /// Changes one pod; false when the one that chance chose is not to be changed.
  private boolean change() {
    Due first = due.peek();
    if (first != null && first.nanos - System.nanoTime() <= 0) {
      due.remove();
      first.step.run();
      return true;
    }
    Stored deployment = deployments.get(random.nextInt(deployments.size()));
    List<Stored> pods = pods(deployment);
    if (pods.isEmpty()) {
      return false;
    }
    Stored pod = pods.get(random.nextInt(pods.size()));
    ObjectNode tree = pod.tree();
    boolean going = tree.path("metadata").has("deletionTimestamp");
    if (going || tree.at("/status/podIP").isMissingNode()) {
      return false;
    }
    int dice = random.nextInt(10);
    if (dice < 5) {
      put(tree);
    } else if (dice < 8) {
      PodStatus.ready(tree, !tree.at("/status/containerStatuses/0/ready").asBoolean(), now());
      put(tree);
      endpoints(deployment);
    } else {
      replace(deployment, pod, tree);
    }
    return true;
  }

  private void replace(Stored deployment, Stored old, ObjectNode going) {
    String ip = going.at("/status/podIP").asText();
    final ObjectNode coming = going.deepCopy();
    ((ObjectNode) going.get("metadata")).put("deletionTimestamp", now().toString());
    PodStatus.ready(going, false, now());
    put(going);
    endpoints(deployment);
    String name = old.name().substring(0, old.name().lastIndexOf('-') + 1) + objects.suffix(5);
    later(Duration.ZERO, () -> arrive(deployment, coming, name, nodes.beside(ip)));
    later(GRACE, () -> ready(deployment, name));
    later(
        GRACE,
        () -> {
          store.delete(Resource.PODS, old.namespace(), old.name());
          nodes.release(ip);
          endpoints(deployment);
        });
  }

  private void arrive(Stored deployment, ObjectNode pod, String name, String ip) {
    ObjectNode meta = (ObjectNode) pod.get("metadata");
    meta.put("name", name).put("uid", objects.uid()).put("creationTimestamp", now().toString());
    ObjectNode status = (ObjectNode) pod.get("status");
    status.put("podIP", ip).put("startTime", now().toString());
    status.putArray("podIPs").addObject().put("ip", ip);
    PodStatus.ready(pod, false, now());
    put(pod);
    endpoints(deployment);
  }

  private void ready(Stored deployment, String name) {
    store
        .get(Resource.PODS, deployment.namespace(), name)
        .ifPresent(
            stored -> {
              ObjectNode pod = stored.tree();
              PodStatus.ready(pod, true, now());
              put(pod);
              endpoints(deployment);
            });
  }

  private void later(Duration time, Runnable step) {
    due.add(new Due(System.nanoTime() + time.toNanos(), step));
  }

  private void put(ObjectNode pod) {
    pod.withObject("/metadata/labels").put(CHANGED_AT, Long.toString(System.currentTimeMillis()));
    store.put(pod);
  }

  private void endpoints(Stored deployment) {
    String app = deployment.namespace() + "/" + deployment.name();
    List<Stored> fronts = services.getOrDefault(app, List.of());
    if (!fronts.isEmpty()) {
      List<Backend> pods = pods(deployment).stream().map(Backend::of).toList();
      fronts.forEach(s -> endpoints.reconcile(s.tree(), pods));
    }
  }

  private List<Stored> pods(Stored deployment) {
    return store.prefixed(Resource.PODS, deployment.namespace(), deployment.name() + "-");
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
