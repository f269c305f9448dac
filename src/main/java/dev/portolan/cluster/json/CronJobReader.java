package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Workload;
import java.io.IOException;
import java.util.List;

/// Reads cron jobs (batch/v1 and v1beta1). Between its runs a cron job wants no pods: it counts the
/// jobs that run now (`status.active`).
public final class CronJobReader {
  private final MetadataReader meta = new MetadataReader();
  private int active;

  private CronJobReader() {}

  public static List<Workload> read(JsonParser in) throws IOException {
    CronJobReader job = new CronJobReader();
    Json.object(in, field -> job.field(in, field));
    return List.of(
        new Workload(job.meta.of(Kind.CRON_JOB), job.active, job.active, LabelSelector.EVERYTHING));
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "metadata" -> meta.read(in);
      case "status" ->
          Json.object(
              in,
              name -> {
                if (name.equals("active")) {
                  Json.array(in, () -> active++);
                }
              });
      default -> {}
    }
  }
}
