package dev.portolan.cluster.debug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An ephemeral container of a pod as the server tells of it.
///
/// @param state `running`, `waiting`, `terminated`, or empty while the kubelet has said nothing
record Attached(String name, String image, String state, String reason, String message) {
  /// Reasons that time alone does not heal.
  private static final Set<String> STUCK =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "ImageInspectError",
          "RegistryUnavailable",
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError");

  static List<Attached> of(JsonNode pod) {
    List<Attached> all = new ArrayList<>();
    for (JsonNode declared : pod.at("/spec/ephemeralContainers")) {
      String name = declared.path("name").asText();
      JsonNode state = state(pod, name);
      String which = state.fieldNames().hasNext() ? state.fieldNames().next() : "";
      JsonNode why = state.path(which);
      all.add(
          new Attached(
              name,
              declared.path("image").asText(),
              which,
              why.path("reason").asText(""),
              why.path("message").asText("").strip()));
    }
    return all;
  }

  private static JsonNode state(JsonNode pod, String name) {
    JsonNode found = MissingNode.getInstance();
    for (JsonNode status : pod.at("/status/ephemeralContainerStatuses")) {
      if (status.path("name").asText().equals(name)) {
        found = status.path("state");
      }
    }
    return found;
  }

  boolean running() {
    return state.equals("running");
  }

  boolean ours() {
    return name.startsWith(DebugOrder.NAME);
  }

  /// Why it will not run, in a sentence with what to do; empty while it still may.
  Optional<String> stuck() {
    String said = message.isEmpty() ? "" : ": " + shown();
    if (state.equals("terminated")) {
      return Optional.of("The debug container ended at once (" + reason + ")" + said + ".");
    }
    if (!state.equals("waiting") || !STUCK.contains(reason)) {
      return Optional.empty();
    }
    String words =
        switch (reason) {
          case "ErrImagePull", "ImagePullBackOff", "RegistryUnavailable" ->
              "The node cannot pull "
                  + image
                  + " ("
                  + reason
                  + said
                  + "). Is the name right, does the node reach the registry, do the pod's"
                  + " imagePullSecrets cover it? Name a mirror's image to try again.";
          case "InvalidImageName" -> image + " is no valid image name" + said + ".";
          case "ErrImageNeverPull" ->
              "The node lacks " + image + " and may not pull it" + said + ".";
          default -> "The node cannot start the debug container (" + reason + said + ").";
        };
    return Optional.of(words);
  }

  /// What it waits for, in a phrase.
  String waiting() {
    return switch (reason) {
      case "" -> "waiting for the node";
      case "ContainerCreating", "PodInitializing" -> "the node pulls " + image + " and starts it";
      default -> reason;
    };
  }

  private String shown() {
    String line = message.lines().findFirst().orElse("");
    String plain = line.replaceAll("[.\\s]+$", "");
    return plain.length() > 300 ? plain.substring(0, 300) + "…" : plain;
  }
}
