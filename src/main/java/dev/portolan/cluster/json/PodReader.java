package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Container;
import dev.portolan.model.Kind;
import dev.portolan.model.Pod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads pods (core/v1).
public final class PodReader {
  private final MetadataReader meta = new MetadataReader();
  private final ContainersReader containers = new ContainersReader();
  private String nodeName = "";
  private boolean hostNetwork;
  private String podIp = "";
  private final List<String> podIps = new ArrayList<>();
  private Pod.Phase phase = Pod.Phase.UNKNOWN;
  private String statusReason = "";
  private boolean ready;
  private String readyReason = "";
  private String scheduledReason = "";

  private PodReader() {}

  public static List<Pod> read(JsonParser in) throws IOException {
    PodReader pod = new PodReader();
    Json.object(in, field -> pod.field(in, field));
    return List.of(pod.build());
  }

  private Pod build() {
    List<String> ips = podIps.isEmpty() && !podIp.isEmpty() ? List.of(podIp) : podIps;
    List<Container> all = containers.build(meta.defaultContainer());
    return new Pod(
        meta.of(Kind.POD), nodeName, ips, hostNetwork, phase, new Pod.Health(ready, reason()), all);
  }

  /// Why it is not well: what the pod itself says (`Evicted`), that it finds no node, or its Ready
  /// condition's reason.
  private String reason() {
    if (!statusReason.isEmpty()) {
      return statusReason;
    }
    return scheduledReason.isEmpty() ? readyReason : scheduledReason;
  }

  private void field(JsonParser in, String field) throws IOException {
    meta.section(in, field, name -> spec(in, name), name -> status(in, name));
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "nodeName" -> nodeName = Json.text(in);
      case "hostNetwork" -> hostNetwork = Json.truth(in);
      default -> containers.spec(in, field);
    }
  }

  private void status(JsonParser in, String field) throws IOException {
    switch (field) {
      case "phase" -> phase = phase(Json.text(in));
      case "reason" -> statusReason = Json.text(in);
      case "podIP" -> podIp = Json.text(in);
      case "podIPs" ->
          Json.array(
              in,
              () -> {
                String ip = Json.texts(in).getOrDefault("ip", "");
                if (!ip.isEmpty()) {
                  podIps.add(ip);
                }
              });
      case "conditions" -> Json.array(in, () -> condition(Json.texts(in)));
      default -> containers.status(in, field);
    }
  }

  private void condition(Map<String, String> fields) {
    boolean holds = "True".equals(fields.get("status"));
    String given = holds ? "" : fields.getOrDefault("reason", "");
    String reason = given.equals("PodCompleted") ? "Completed" : given; // kubectl's word
    switch (fields.getOrDefault("type", "")) {
      case "Ready" -> {
        ready = holds;
        readyReason = reason;
      }
      case "PodScheduled" -> scheduledReason = reason;
      default -> {}
    }
  }

  private static Pod.Phase phase(String text) {
    return switch (text) {
      case "Pending" -> Pod.Phase.PENDING;
      case "Running" -> Pod.Phase.RUNNING;
      case "Succeeded" -> Pod.Phase.SUCCEEDED;
      case "Failed" -> Pod.Phase.FAILED;
      default -> Pod.Phase.UNKNOWN;
    };
  }
}
