package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.shell.Containers;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.probe.ContainerRef;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/// Answers `pods/exec`: refuses what a real server refuses before the upgrade, then hands the
/// WebSocket to an `ExecSocket`.
final class ExecEntry {
  /// Newest first; the first one that the client offers is taken.
  private static final List<String> PROTOCOLS = List.of("v5.channel.k8s.io", "v4.channel.k8s.io");

  private final ObjectStore store;
  private final Containers containers;
  private final ServerWebSocketContainer webSockets;

  ExecEntry(ObjectStore store, Containers containers, ServerWebSocketContainer webSockets) {
    this.store = store;
    this.containers = containers;
    this.webSockets = webSockets;
  }

  boolean handle(
      ApiPath target, Fields query, Request request, Response response, Callback callback)
      throws ApiFailure {
    List<String> command = query.getValuesOrEmpty("command");
    if (command.isEmpty()) {
      throw ApiFailure.badRequest("you must specify at least 1 command for the exec");
    }
    ContainerRef container = container(target, query);
    String upgrade = request.getHeaders().get(HttpHeader.UPGRADE);
    if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
      throw ApiFailure.badRequest(
          "the demo cluster serves exec over WebSocket only: Upgrade: websocket");
    }
    String protocols = request.getHeaders().get(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL);
    List<String> offered =
        protocols == null ? List.of() : List.of(protocols.strip().split("\\s*,\\s*", -1));
    String protocol =
        PROTOCOLS.stream()
            .filter(offered::contains)
            .findFirst()
            .orElseThrow(() -> ApiFailure.badRequest("the protocol must be one of " + PROTOCOLS));
    boolean upgraded =
        webSockets.upgrade(
            (req, resp, cb) -> {
              resp.setAcceptedSubProtocol(protocol);
              return new ExecSocket(containers, container, command);
            },
            request,
            response,
            callback);
    if (!upgraded) {
      throw ApiFailure.badRequest("the WebSocket upgrade failed");
    }
    return true;
  }

  private ContainerRef container(ApiPath target, Fields query) throws ApiFailure {
    JsonNode pod =
        store
            .get(Resource.PODS, target.namespace(), target.name())
            .orElseThrow(() -> ApiFailure.notFound(Resource.PODS, target.name()))
            .tree();
    String phase = pod.at("/status/phase").asText();
    if (phase.equals("Succeeded") || phase.equals("Failed")) {
      throw ApiFailure.badRequest(
          "cannot exec into a container in a completed pod; current phase is " + phase);
    }
    List<String> names = new ArrayList<>();
    pod.at("/spec/containers").forEach(c -> names.add(c.path("name").asText()));
    List<String> asked = query.getValuesOrEmpty("container");
    String name = asked.isEmpty() ? "" : asked.getFirst();
    if (name.isEmpty() && names.size() > 1) {
      throw ApiFailure.badRequest(
          "a container name must be specified for pod %s, choose one of: [%s]"
              .formatted(target.name(), String.join(" ", names)));
    }
    String chosen = name.isEmpty() ? names.getFirst() : name;
    pod.at("/spec/ephemeralContainers").forEach(c -> names.add(c.path("name").asText()));
    if (!names.contains(chosen)) {
      throw ApiFailure.badRequest(
          "container %s is not valid for pod %s".formatted(chosen, target.name()));
    }
    if (pod.at("/spec/nodeName").asText("").isEmpty()) {
      throw ApiFailure.badRequest("pod %s does not have a host assigned".formatted(target.name()));
    }
    if (!running(pod, chosen)) {
      throw ApiFailure.badRequest("container not found (\"%s\")".formatted(chosen));
    }
    return new ContainerRef(target.namespace(), target.name(), chosen);
  }

  private static boolean running(JsonNode pod, String container) {
    boolean running = false;
    for (String list : List.of("containerStatuses", "ephemeralContainerStatuses")) {
      for (JsonNode status : pod.path("status").path(list)) {
        boolean meant = status.path("name").asText().equals(container);
        running |= meant && status.path("state").has("running");
      }
    }
    return running;
  }
}
