package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Workload;
import java.io.IOException;
import java.util.List;

/// Reads the kinds that own pods and count replicas: deployments, replica sets, stateful sets
/// (`spec.replicas`, 1 when unset) and daemon sets (`status.desiredNumberScheduled`), all apps/v1.
public final class WorkloadReader {
  private final MetadataReader meta = new MetadataReader();
  private LabelSelector selector = LabelSelector.EVERYTHING;
  private int replicas = 1;
  private int ready;
  private int scheduled;

  private WorkloadReader() {}

  /// A reader of one of these kinds.
  public static ObjectReader of(Kind kind) {
    return in -> read(in, kind);
  }

  private static List<Workload> read(JsonParser in, Kind kind) throws IOException {
    WorkloadReader workload = new WorkloadReader();
    Json.object(in, field -> workload.field(in, field));
    int desired = kind == Kind.DAEMON_SET ? workload.scheduled : workload.replicas;
    return List.of(
        new Workload(workload.meta.of(kind), desired, workload.ready, workload.selector));
  }

  private void field(JsonParser in, String field) throws IOException {
    meta.section(in, field, name -> spec(in, name), name -> status(in, name));
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "replicas" -> replicas = Json.number(in);
      case "selector" -> selector = Parts.selector(in);
      default -> {}
    }
  }

  private void status(JsonParser in, String field) throws IOException {
    switch (field) {
      case "readyReplicas", "numberReady" -> ready = Json.number(in);
      case "desiredNumberScheduled" -> scheduled = Json.number(in);
      default -> {}
    }
  }
}
