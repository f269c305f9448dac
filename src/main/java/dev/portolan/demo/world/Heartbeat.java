package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Lets a demo cluster live: now and then a pod of a deployment is replaced, and in one place
/// readiness flaps.
public final class Heartbeat implements Life {
  private static final List<String> CURATED =
      List.of("shop/web", "shop/catalog", "legacy/monolith");
  private static final String CURATED_FLAPPING = "analytics/collector";
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final int REPLACE_EVERY = 4;
  private static final int FLAP_EVERY = 6;

  private final ObjectStore store;
  private final Nodes nodes;
  private final Objects objects;
  private final EndpointsController endpoints;
  private final Duration step;
  private final LifeThread thread;
  private final List<String> restless;
  private final String flapping;
  private int beats;
  private Optional<Change> change = Optional.empty();

  /// A pod on its way out and its successor.
  private record Change(String namespace, Stored going, String coming) {}

  private Heartbeat(ObjectStore store, Nodes nodes, long seed, double timeScale) {
    this.store = store;
    this.nodes = nodes;
    this.objects = new Objects(seed ^ 0x5EEDL, Instant.now());
    this.endpoints = new EndpointsController(store, objects);
    this.step = Duration.ofNanos((long) (STEP.toNanos() * timeScale));
    List<String> generated =
        store.list(Resource.DEPLOYMENTS, "").items().stream()
            .filter(d -> d.tree().at("/status/readyReplicas").asInt() > 1)
            .map(d -> d.namespace() + "/" + d.name())
            .toList();
    boolean curated = generated.containsAll(CURATED);
    this.restless = curated ? CURATED : sample(generated);
    this.flapping = curated ? CURATED_FLAPPING : generated.isEmpty() ? "/" : generated.getLast();
    this.thread = new LifeThread("demo heartbeat", this::run);
  }

  /// Starts it for a store that is filled.
  public static Heartbeat start(ObjectStore store, Nodes nodes, long seed, double timeScale) {
    Heartbeat heartbeat = new Heartbeat(store, nodes, seed, timeScale);
    heartbeat.thread.start();
    return heartbeat;
  }

  @Override
  public void close() {
    thread.close();
  }

  private void run() {
    long next = System.nanoTime() + step.toNanos();
    while (!thread.closed()) {
      long wait = next - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      } else {
        beat();
        next += step.toNanos();
      }
    }
  }

  /// One step. A pod is replaced in two: its successor comes while it goes, then it is gone.
  private void beat() {
    beats++;
    if (beats % REPLACE_EVERY == 0) {
      succeed(restless.get(beats / REPLACE_EVERY % restless.size()));
    } else if (beats % REPLACE_EVERY == 1) {
      finish();
    }
    if (beats % FLAP_EVERY == 0) {
      firstPod(flapping).ifPresent(this::flap);
    }
  }

  private void succeed(String deployment) {
    Optional<Stored> oldest = firstPod(deployment);
    if (oldest.isEmpty()) {
      return;
    }
    Stored old = oldest.get();
    ObjectNode going = old.tree();
    ((ObjectNode) going.get("metadata")).put("deletionTimestamp", now().toString());
    PodStatus.ready(going, false, now());
    store.put(going);
    ObjectNode coming = old.tree();
    ObjectNode meta = (ObjectNode) coming.get("metadata");
    String name = old.name().substring(0, old.name().lastIndexOf('-') + 1) + objects.suffix(5);
    meta.put("name", name).put("uid", objects.uid()).put("creationTimestamp", now().toString());
    String ip = nodes.beside(coming.at("/status/podIP").asText());
    ObjectNode status = (ObjectNode) coming.get("status");
    status.put("podIP", ip).put("startTime", now().toString());
    status.putArray("podIPs").addObject().put("ip", ip);
    PodStatus.ready(coming, false, now());
    store.put(coming);
    endpoints.reconcile(old.namespace());
    change = Optional.of(new Change(old.namespace(), old, name));
  }

  private void finish() {
    if (change.isEmpty()) {
      return;
    }
    Change done = change.get();
    change = Optional.empty();
    store.delete(Resource.PODS, done.namespace, done.going.name());
    nodes.release(done.going.tree().at("/status/podIP").asText());
    Optional<Stored> successor = store.get(Resource.PODS, done.namespace, done.coming);
    if (successor.isPresent()) {
      ObjectNode pod = successor.get().tree();
      PodStatus.ready(pod, true, now());
      store.put(pod);
    }
    endpoints.reconcile(done.namespace);
  }

  private void flap(Stored pod) {
    ObjectNode tree = pod.tree();
    boolean ready = tree.at("/status/containerStatuses/0/ready").asBoolean();
    PodStatus.ready(tree, !ready, now());
    store.put(tree);
    endpoints.reconcile(pod.namespace());
  }

  private Optional<Stored> firstPod(String deployment) {
    String[] parts = deployment.split("/", -1);
    return store.prefixed(Resource.PODS, parts[0], parts[1] + "-").stream()
        .filter(p -> !p.tree().at("/metadata").has("deletionTimestamp"))
        .findFirst();
  }

  private static List<String> sample(List<String> all) {
    int size = all.size();
    return size < CURATED.size()
        ? List.of("/")
        : List.of(all.getFirst(), all.get(size / 3), all.get(size / 2));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
