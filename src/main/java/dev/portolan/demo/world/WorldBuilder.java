package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.world.Objects.Owner;
import dev.portolan.demo.world.PodTemplate.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts whole workloads and their services into a store, a line each.
final class WorldBuilder {
  private final ObjectStore store;
  private final Objects objects;
  private final Nodes nodes;
  private final Map<String, List<Backend>> backends = new HashMap<>();
  private int nextService = 16;

  WorldBuilder(ObjectStore store, int pods, long seed, Instant now) {
    this.store = store;
    this.objects = new Objects(seed, now);
    this.nodes = new Nodes(pods);
    nodes.objects(objects).forEach(store::put);
  }

  Nodes nodes() {
    return nodes;
  }

  Objects objects() {
    return objects;
  }

  void namespace(String name) {
    namespace(name, Map.of());
  }

  /// @param more labels beside the one that every namespace has
  void namespace(String name, Map<String, String> more) {
    Map<String, String> labels = new TreeMap<>(more);
    labels.put("kubernetes.io/metadata.name", name);
    ObjectNode namespace = objects.object(Resource.NAMESPACES, "", name, labels);
    ((ObjectNode) namespace.get("metadata"))
        .putObject("annotations")
        .put(SimulationNotes.SIMULATED, "true");
    namespace.putObject("spec").putArray("finalizers").add("kubernetes");
    namespace.putObject("status").put("phase", "Active");
    store.put(namespace);
  }

  /// A deployment with its replica set and pods, labelled `app=NAME` besides the template's labels.
  void deployment(String namespace, String name, int replicas, PodTemplate template) {
    template.labels.putIfAbsent("app", name);
    ObjectNode deployment = workload(Resource.DEPLOYMENTS, namespace, name, template);
    counts(deployment, replicas, template);
    store.put(deployment);
    String hash = objects.suffix(10);
    PodTemplate hashed = template.label("pod-template-hash", hash);
    ObjectNode set = workload(Resource.REPLICA_SETS, namespace, name + "-" + hash, hashed);
    counts(set, replicas, template);
    Objects.own(set, owner(Resource.DEPLOYMENTS, deployment));
    store.put(set);
    Owner owner = owner(Resource.REPLICA_SETS, set);
    Copies pods = new Copies(namespace, hashed, owner);
    for (int i = 0; i < replicas; i++) {
      pods.add(owner.name() + "-" + objects.suffix(5));
    }
  }

  void statefulSet(String namespace, String name, int replicas, PodTemplate template) {
    template.labels.putIfAbsent("app", name);
    ObjectNode set = workload(Resource.STATEFUL_SETS, namespace, name, template);
    ((ObjectNode) set.get("spec")).put("serviceName", name);
    counts(set, replicas, template);
    store.put(set);
    template.labels.put("statefulset.kubernetes.io/pod-name", name + "-0");
    Copies pods = new Copies(namespace, template, owner(Resource.STATEFUL_SETS, set));
    for (int i = 0; i < replicas; i++) {
      pods.add(name + "-" + i);
    }
  }

  void daemonSet(String namespace, String name, PodTemplate template) {
    template.labels.putIfAbsent("app", name);
    ObjectNode set = workload(Resource.DAEMON_SETS, namespace, name, template);
    int count = nodes.names().size();
    set.putObject("status")
        .put("desiredNumberScheduled", count)
        .put("currentNumberScheduled", count)
        .put("numberReady", count)
        .put("numberAvailable", count);
    store.put(set);
    Owner owner = owner(Resource.DAEMON_SETS, set);
    for (String node : nodes.names()) {
      pod(namespace, name + "-" + objects.suffix(5), template.on(node), owner);
    }
  }

  /// A job that has done its work.
  void job(String namespace, String name, PodTemplate template) {
    template.labels.putIfAbsent("job-name", name);
    ObjectNode job = workload(Resource.JOBS, namespace, name, template.state(State.COMPLETED));
    ((ObjectNode) job.get("spec")).put("completions", 1).put("parallelism", 1);
    job.putObject("status").put("succeeded", 1);
    store.put(job);
    pod(namespace, name + "-" + objects.suffix(5), template, owner(Resource.JOBS, job));
  }

  /// A pod that nothing owns, labelled `app=NAME`.
  void pod(String namespace, String name, PodTemplate template) {
    template.labels.putIfAbsent("app", name);
    know(Backend.of(store.put(objects.pod(namespace, name, template, placeOf(template)))));
  }

  private Backend pod(String namespace, String name, PodTemplate template, Owner owner) {
    ObjectNode pod = objects.pod(namespace, name, template, placeOf(template));
    Objects.own(pod, owner);
    return know(Backend.of(store.put(pod)));
  }

  private Backend know(Backend pod) {
    backends.computeIfAbsent(pod.pod().namespace(), n -> new ArrayList<>()).add(pod);
    return pod;
  }

  /// The pods of one workload: the first is written, the others are copies with values of their
  /// own.
  private final class Copies {
    private final String namespace;
    private final PodTemplate template;
    private final Owner owner;
    private @Nullable Backend first;

    Copies(String namespace, PodTemplate template, Owner owner) {
      this.namespace = namespace;
      this.template = template;
      this.owner = owner;
    }

    void add(String name) {
      Backend model = first;
      if (model == null) {
        first = pod(namespace, name, template, owner);
        return;
      }
      Objects.Place place = placeOf(template);
      String uid = objects.uid();
      Map<String, String> own = new HashMap<>(Map.of("metadata.name", name, "metadata.uid", uid));
      if (!place.node().isEmpty()) {
        own.put("spec.nodeName", place.node());
        own.put("status.hostIP", place.nodeIp());
        own.put("status.hostIPs.ip", place.nodeIp());
        own.put("status.podIP", place.ip());
        own.put("status.podIPs.ip", place.ip());
        for (int i = 0; i < template.containers.size(); i++) {
          String slot = "status.containerStatuses.containerID" + (i == 0 ? "" : "#" + i);
          own.put(slot, objects.containerId());
        }
      }
      if (owner.resource() == Resource.STATEFUL_SETS) {
        own.put("metadata.labels.statefulset.kubernetes.io/pod-name", name);
      }
      know(model.like(store.putLike(model.pod(), own), uid, place));
    }
  }

  private Objects.Place placeOf(PodTemplate template) {
    return template.state == State.UNSCHEDULABLE ? Objects.Place.NOWHERE : nodes.place(template);
  }

  /// An object written as JSON, given what the API server would add.
  void json(Resource resource, String namespace, String name, String rest) {
    Map<String, String> labels =
        resource == Resource.ENDPOINT_SLICES
            ? Map.of("kubernetes.io/service-name", name.replaceFirst("-manual$", ""))
            : Map.of();
    ObjectNode object = objects.object(resource, namespace, name, labels);
    ObjectNode parsed = Json.parse(rest.getBytes(StandardCharsets.UTF_8));
    JsonNode metadata = parsed.remove("metadata");
    object.setAll(parsed);
    if (metadata instanceof ObjectNode more) {
      object.withObject("/metadata").setAll(more);
    }
    store.put(object);
  }

  /// The next free cluster address.
  String clusterIp() {
    nextService++;
    return "10.96." + nextService / 250 + "." + (1 + nextService % 250);
  }

  /// A service of type ClusterIP without ports yet; `put` takes it when it is complete.
  ServicePlan service(String namespace, String name) {
    return new ServicePlan(this, namespace, name);
  }

  void put(ObjectNode object) {
    store.put(object);
  }

  private ObjectNode workload(
      Resource resource, String namespace, String name, PodTemplate template) {
    ObjectNode object = objects.object(resource, namespace, name, template.labels);
    ObjectNode spec = object.putObject("spec");
    if (resource != Resource.JOBS) {
      Objects.strings(spec.putObject("selector").putObject("matchLabels"), template.labels);
    }
    ObjectNode pod = spec.putObject("template");
    Objects.strings(pod.putObject("metadata").putObject("labels"), template.labels);
    PodSpecs.template(pod.putObject("spec"), template);
    return object;
  }

  private static void counts(ObjectNode workload, int replicas, PodTemplate template) {
    int ready = template.state == State.READY ? replicas : 0;
    ((ObjectNode) workload.get("spec")).put("replicas", replicas);
    ObjectNode status = workload.putObject("status");
    status.put("observedGeneration", 1).put("replicas", replicas);
    if (!workload.path("kind").asText().equals(Resource.REPLICA_SETS.kind())) {
      status.put("updatedReplicas", replicas);
    }
    status.put("readyReplicas", ready).put("availableReplicas", ready);
  }

  private static Owner owner(Resource resource, ObjectNode object) {
    return new Owner(
        resource, object.at("/metadata/name").asText(), object.at("/metadata/uid").asText());
  }

  /// Adds the endpoints of every service: call it when all pods are there.
  void endpoints() {
    EndpointsController controller = new EndpointsController(store, objects);
    store
        .list(Resource.NAMESPACES, "")
        .items()
        .forEach(n -> controller.reconcile(n.name(), backends.getOrDefault(n.name(), List.of())));
    backends.clear();
  }
}
