package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Makes objects as the API serves them. What is random in them comes from a seed.
final class Objects {
  private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private final Random random;
  private final Instant now;

  Objects(long seed, Instant now) {
    this.random = new Random(seed);
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /// The controller of an object.
  record Owner(Resource resource, String name, String uid) {}

  /// Where a pod runs.
  record Place(String node, String nodeIp, String ip) {
    static final Place NOWHERE = new Place("", "", "");
  }

  Instant now() {
    return now;
  }

  /// As runtimes name containers: 64 hexadecimal digits.
  String containerId() {
    return "simulated://%016x%016x%016x%016x"
        .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  Random random() {
    return random;
  }

  /// As the names of generated pods end: letters that do not spell words.
  String suffix(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(SUFFIX_LETTERS.charAt(random.nextInt(SUFFIX_LETTERS.length())));
    }
    return text.toString();
  }

  String uid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  ObjectNode object(Resource resource, String namespace, String name, Map<String, String> labels) {
    ObjectNode object = Json.object();
    object.put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
    ObjectNode meta = object.putObject("metadata").put("name", name);
    if (!namespace.isEmpty()) {
      meta.put("namespace", namespace);
    }
    meta.put("uid", uid()).put("resourceVersion", "0");
    Instant created = now.minus(Duration.ofSeconds(3600 + random.nextInt(30 * 86400)));
    meta.put("creationTimestamp", created.toString());
    if (!labels.isEmpty()) {
      strings(meta.putObject("labels"), labels);
    }
    ObjectNode manager = meta.putArray("managedFields").addObject();
    manager.put("manager", "portolan-demo").put("operation", "Update");
    manager.put("apiVersion", resource.apiVersion()).put("time", created.toString());
    manager.put("fieldsType", "FieldsV1").putObject("fieldsV1").putObject("f:metadata");
    return object;
  }

  static void strings(ObjectNode into, Map<String, String> values) {
    values.forEach(into::put);
  }

  static void own(ObjectNode object, Owner owner) {
    ObjectNode reference =
        ((ObjectNode) object.get("metadata")).putArray("ownerReferences").addObject();
    reference.put("apiVersion", owner.resource.apiVersion()).put("kind", owner.resource.kind());
    reference.put("name", owner.name).put("uid", owner.uid);
    reference.put("controller", true).put("blockOwnerDeletion", true);
  }

  ObjectNode pod(String namespace, String name, PodTemplate template, Place place) {
    ObjectNode pod = object(Resource.PODS, namespace, name, template.labels);
    if (!template.annotations.isEmpty()) {
      strings(((ObjectNode) pod.get("metadata")).putObject("annotations"), template.annotations);
    }
    ObjectNode spec = pod.putObject("spec");
    PodSpecs.template(spec, template);
    if (!place.node.isEmpty()) {
      spec.put("nodeName", place.node);
    }
    PodStatus.write(pod, template, place, this);
    String time = pod.at("/metadata/creationTimestamp").asText();
    ManagedFields.write(pod, "kube-controller-manager", "kubelet", time);
    PodSpecs.admitted(spec);
    return pod;
  }
}
