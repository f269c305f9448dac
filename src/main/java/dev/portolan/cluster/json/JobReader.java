package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Workload;
import java.io.IOException;
import java.util.List;

/// Reads jobs (batch/v1). A job wants `completions` pods (else `parallelism`, else 1) and counts
/// the ones that succeeded or are ready; servers before 1.24 do not tell ready ones and count
/// active.
public final class JobReader {
  private static final int UNSET = -1;

  private final MetadataReader meta = new MetadataReader();
  private LabelSelector selector = LabelSelector.EVERYTHING;
  private int completions = UNSET;
  private int parallelism = UNSET;
  private int succeeded;
  private int active;
  private int ready = UNSET;

  private JobReader() {}

  public static List<Workload> read(JsonParser in) throws IOException {
    JobReader job = new JobReader();
    Json.object(in, field -> job.field(in, field));
    return List.of(job.build());
  }

  private Workload build() {
    int desired = completions != UNSET ? completions : parallelism != UNSET ? parallelism : 1;
    int well = succeeded + (ready != UNSET ? ready : active);
    return new Workload(meta.of(Kind.JOB), desired, well, selector);
  }

  private void field(JsonParser in, String field) throws IOException {
    meta.section(in, field, name -> spec(in, name), name -> status(in, name));
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "completions" -> completions = Json.number(in);
      case "parallelism" -> parallelism = Json.number(in);
      case "selector" -> selector = Parts.selector(in);
      default -> {}
    }
  }

  private void status(JsonParser in, String field) throws IOException {
    switch (field) {
      case "succeeded" -> succeeded = Json.number(in);
      case "active" -> active = Json.number(in);
      case "ready" -> ready = Json.number(in);
      default -> {}
    }
  }
}
