package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.shell.Containers;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.probe.ContainerRef;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/// Answers `pods/ephemeralcontainers`: takes the strategic merge patch that adds a debug container,
/// judges it as pod security admission does by the namespace's label, and has the simulated node
/// pull its image and start it.
final class DebugEntry {
  private static final Duration PULL = Duration.ofMillis(1500);
  private static final String WAITING = "waiting";

  private final ObjectStore store;
  private final Containers containers;

  DebugEntry(ObjectStore store, Containers containers) {
    this.store = store;
    this.containers = containers;
    containers.onEnding(this::ended);
  }

  ObjectNode read(ApiPath target) throws ApiFailure {
    return store
        .get(Resource.PODS, target.namespace(), target.name())
        .orElseThrow(() -> ApiFailure.notFound(Resource.PODS, target.name()))
        .tree();
  }

  /// @param dryRun true when everything is judged and nothing kept
  ObjectNode patch(ApiPath target, byte[] body, boolean dryRun) throws ApiFailure {
    JsonNode asked;
    try {
      asked = Json.parse(body).at("/spec/ephemeralContainers");
    } catch (UncheckedIOException e) {
      throw ApiFailure.badRequest("the body is not JSON");
    }
    ObjectNode pod = read(target);
    ArrayNode there = pod.withObject("/spec").withArray("/ephemeralContainers");
    for (JsonNode container : asked) {
      String name = container.path("name").asText("");
      String image = container.path("image").asText("");
      if (!name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?") || image.isBlank()) {
        throw invalid(target, "spec.ephemeralContainers[0]: Required value: name and image");
      }
      for (JsonNode old : there) {
        if (old.path("name").asText().equals(name)) {
          throw invalid(
              target,
              "spec.ephemeralContainers: Forbidden: existing ephemeral containers \""
                  + name
                  + "\" may not be changed");
        }
      }
      new PodSecurity(store).judge(target, container);
      there.add(container.deepCopy());
      row(pod, name, image)
          .putObject("state")
          .putObject(WAITING)
          .put("reason", "ContainerCreating");
    }
    if (!dryRun && !asked.isEmpty()) {
      store.put(pod);
      asked.forEach(c -> containers.later(PULL, () -> started(target, c.path("name").asText())));
    }
    return pod;
  }

  /// The node has pulled the image, or has found that there is none of that name.
  private void started(ApiPath target, String name) {
    var found = store.get(Resource.PODS, target.namespace(), target.name());
    if (found.isEmpty()) {
      return;
    }
    ObjectNode pod = found.get().tree();
    for (JsonNode status : pod.at("/status/ephemeralContainerStatuses")) {
      if (!status.path("name").asText().equals(name)) {
        continue;
      }
      String image = status.path("image").asText();
      ObjectNode state = ((ObjectNode) status).putObject("state");
      if (Containers.knows(image)) {
        state.putObject("running").put("startedAt", Instant.now().toString());
        ((ObjectNode) status).put("imageID", image + "@sha256:" + "5".repeat(64));
      } else {
        state
            .putObject(WAITING)
            .put("reason", "ErrImagePull")
            .put(
                "message",
                "failed to pull and unpack image \"%s\": not found (simulated)".formatted(image));
      }
    }
    store.put(pod);
  }

  /// A debug container's first process has ended, and with it the container; a pod's own would be
  /// started again, which is not simulated.
  private void ended(ContainerRef ref) {
    store
        .get(Resource.PODS, ref.namespace(), ref.pod())
        .ifPresent(
            found -> {
              ObjectNode pod = found.tree();
              for (JsonNode status : pod.at("/status/ephemeralContainerStatuses")) {
                if (status.path("name").asText().equals(ref.container())) {
                  ObjectNode end = ((ObjectNode) status).putObject("state").putObject("terminated");
                  end.put("exitCode", 0).put("reason", "Completed");
                  end.put("finishedAt", Instant.now().toString());
                  store.put(pod);
                }
              }
            });
  }

  private static ObjectNode row(ObjectNode pod, String name, String image) {
    ObjectNode row = pod.withObject("/status").withArray("/ephemeralContainerStatuses").addObject();
    row.put("name", name).put("image", image).put("imageID", "").put("ready", false);
    row.put("restartCount", 0).putObject("lastState");
    return row;
  }

  private static ApiFailure invalid(ApiPath target, String why) {
    return ApiFailure.invalid("Pod \"" + target.name() + "\" is invalid: " + why);
  }
}
