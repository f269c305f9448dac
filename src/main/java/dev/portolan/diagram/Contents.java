package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts.Part;
import dev.portolan.model.Container;
import dev.portolan.model.Kind;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.Workload;
import dev.portolan.topology.Tally;
import dev.portolan.topology.Vertex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is inside of pods and workloads, in words.
final class Contents {
  private Contents() {}

  /// What a pod is made of: its containers, those that serve first.
  static List<Part> parts(Vertex vertex) {
    if (!(vertex.object() instanceof Pod pod)) {
      return List.of();
    }
    return pod.containers().stream()
        .sorted(Comparator.comparing(c -> !pod.servingContainers().contains(c)))
        .map(c -> new Part(c.name(), contents(c), health(c)))
        .toList();
  }

  private static Health health(Container container) {
    return switch (container.status().state()) {
      case RUNNING -> container.status().ready() ? Health.GOOD : Health.WARN;
      case WAITING -> container.reason().equals("ContainerCreating") ? Health.WARN : Health.BAD;
      case TERMINATED -> container.reason().equals("Completed") ? Health.IDLE : Health.BAD;
      case UNKNOWN -> Health.IDLE;
    };
  }

  private static String contents(Container container) {
    List<String> texts = new ArrayList<>();
    texts.add(image(container.image()));
    container.ports().stream()
        .map(p -> p.port() + (p.protocol() == Protocol.TCP ? "" : "/" + p.protocol()))
        .distinct()
        .forEach(p -> texts.add(":" + p));
    return String.join(" ", texts);
  }

  /// The last part of an image's name, with its tag: `registry.example/team/shop:1.2` is
  /// `shop:1.2`.
  private static String image(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    int digest = name.indexOf('@');
    return digest < 0 ? name : name.substring(0, digest);
  }

  /// As kubectl's READY column; of pods that only end, how many have ended.
  static String ready(Vertex workload) {
    Tally pods = workload.tally();
    Kind kind = workload.ref().kind();
    int wanted =
        workload.object() instanceof Workload w && kind != Kind.JOB && kind != Kind.CRON_JOB
            ? w.desired()
            : 0;
    int all = Math.max(wanted, pods.live());
    if (all == 0 && pods.idle() > 0) {
      return pods.idle() + " ended";
    }
    return all == 0 ? "0 pods" : pods.good() + "/" + all;
  }
}
