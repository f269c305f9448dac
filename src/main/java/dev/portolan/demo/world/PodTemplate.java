package dev.portolan.demo.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a workload's pods are to be; filled in step by step while a world is built.
final class PodTemplate {
  /// How the pods fare.
  enum State {
    READY,
    UNREADY,
    CRASHING,
    UNSCHEDULABLE,
    COMPLETED
  }

  /// A declared port, listened on.
  record Port(String name, String protocol, int number) {}

  /// A container of the pod.
  record Plan(String name, String image, List<Port> ports) {}

  final Map<String, String> labels = new LinkedHashMap<>();
  final Map<String, String> annotations = new LinkedHashMap<>();
  final List<Plan> containers = new ArrayList<>();
  State state = State.READY;
  boolean hostNetwork;
  boolean restricted;
  String node = "";

  static PodTemplate of(String container, String image) {
    PodTemplate template = new PodTemplate();
    return template.container(container, image);
  }

  PodTemplate container(String name, String image) {
    containers.add(new Plan(name, image, new ArrayList<>()));
    return this;
  }

  /// Adds a port to the last container.
  PodTemplate port(String name, int number) {
    return port(name, "TCP", number);
  }

  PodTemplate port(String name, String protocol, int number) {
    containers.getLast().ports().add(new Port(name, protocol, number));
    return this;
  }

  PodTemplate label(String key, String value) {
    labels.put(key, value);
    return this;
  }

  PodTemplate annotation(String key, String value) {
    annotations.put(key, value);
    return this;
  }

  PodTemplate state(State pods) {
    this.state = pods;
    return this;
  }

  /// The pods use their node's network.
  PodTemplate onHost() {
    this.hostNetwork = true;
    return this;
  }

  /// The pods run as an ordinary user without capabilities.
  PodTemplate restricted() {
    this.restricted = true;
    return this;
  }

  PodTemplate on(String nodeName) {
    this.node = nodeName;
    return this;
  }
}
