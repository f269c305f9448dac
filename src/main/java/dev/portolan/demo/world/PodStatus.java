package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.world.Objects.Place;
import dev.portolan.demo.world.PodTemplate.State;
import java.time.Instant;
import java.util.Locale;

/// Writes the status of pods.
final class PodStatus {
  private static final String SCHEDULED = "PodScheduled";

  private PodStatus() {}

  static void write(ObjectNode pod, PodTemplate template, Place place, Objects objects) {
    Instant time = objects.now();
    State state = template.state;
    ObjectNode status = pod.putObject("status");
    status.put("phase", phase(state));
    ArrayNode conditions = status.putArray("conditions");
    if (state == State.UNSCHEDULABLE) {
      condition(conditions, SCHEDULED, false, "Unschedulable", time)
          .put("message", "0/3 nodes are available: 3 Insufficient memory.");
      status.put("qosClass", "Burstable");
      return;
    }
    String reason = state == State.COMPLETED ? "PodCompleted" : "ContainersNotReady";
    condition(conditions, "PodReadyToStartContainers", state != State.COMPLETED, "", time);
    condition(conditions, "Initialized", true, "", time);
    condition(conditions, "Ready", state == State.READY, reason, time);
    condition(conditions, "ContainersReady", state == State.READY, reason, time);
    condition(conditions, SCHEDULED, true, "", time);
    status.put("hostIP", place.nodeIp());
    status.putArray("hostIPs").addObject().put("ip", place.nodeIp());
    status.put("podIP", place.ip());
    status.putArray("podIPs").addObject().put("ip", place.ip());
    status.put("startTime", time.toString());
    ArrayNode containers = status.putArray("containerStatuses");
    for (PodTemplate.Plan plan : template.containers) {
      ObjectNode row = containers.addObject().put("name", plan.name());
      row.put("ready", state == State.READY);
      row.put("restartCount", state == State.CRASHING ? 17 : 0);
      row.putObject("lastState");
      row.put("image", plan.image()).put("imageID", imageId(plan.image()));
      row.put("started", state == State.READY || state == State.UNREADY);
      row.put("containerID", objects.containerId());
      containerState(row.putObject("state"), state, plan.name(), time);
    }
    status.put("qosClass", "Burstable");
  }

  /// Sets a running pod's readiness, as its probe would.
  static void ready(ObjectNode pod, boolean ready, Instant time) {
    for (JsonNode condition : pod.at("/status/conditions")) {
      String type = condition.path("type").asText();
      if (type.equals("Ready") || type.equals("ContainersReady")) {
        ObjectNode row = (ObjectNode) condition;
        row.put("status", ready ? "True" : "False").put("lastTransitionTime", time.toString());
        row.remove("reason");
        if (!ready) {
          row.put("reason", "ContainersNotReady");
        }
      }
    }
    for (JsonNode container : pod.at("/status/containerStatuses")) {
      ((ObjectNode) container).put("ready", ready);
    }
  }

  private static void containerState(ObjectNode state, State pod, String name, Instant time) {
    switch (pod) {
      case READY, UNREADY -> state.putObject("running").put("startedAt", time.toString());
      case CRASHING ->
          state
              .putObject("waiting")
              .put("reason", "CrashLoopBackOff")
              .put("message", "back-off 5m0s restarting failed container=" + name);
      case COMPLETED ->
          state
              .putObject("terminated")
              .put("exitCode", 0)
              .put("reason", "Completed")
              .put("finishedAt", time.toString());
      case UNSCHEDULABLE -> state.putObject("waiting").put("reason", "Pending");
    }
  }

  private static ObjectNode condition(
      ArrayNode conditions, String type, boolean holds, String reason, Instant time) {
    ObjectNode row = conditions.addObject().put("type", type);
    row.put("status", holds ? "True" : "False").putNull("lastProbeTime");
    row.put("lastTransitionTime", time.toString());
    return holds || reason.isEmpty() ? row : row.put("reason", reason);
  }

  private static String phase(State state) {
    return switch (state) {
      case READY, UNREADY, CRASHING -> "Running";
      case UNSCHEDULABLE -> "Pending";
      case COMPLETED -> "Succeeded";
    };
  }

  private static String imageId(String image) {
    return "%s@sha256:%064x"
        .formatted(image.split(":", -1)[0], Integer.toUnsignedLong(image.hashCode()))
        .toLowerCase(Locale.ROOT);
  }
}
