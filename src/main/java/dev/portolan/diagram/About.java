package dev.portolan.diagram;

import java.time.Instant;
import java.util.List;

/// What a chart is of: the words of its title and footer.
///
/// @param context the kubeconfig context's name
/// @param time when the snapshot was taken
/// @param gaps what could not be seen, a sentence each: "not allowed to see" is never "none"
public record About(
    String context,
    String serverVersion,
    boolean simulated,
    Instant time,
    Counts counts,
    List<String> gaps) {
  public static final About NOTHING =
      new About("", "", false, Instant.EPOCH, new Counts(0, 0, 0, 0, 0), List.of());

  public About {
    gaps = List.copyOf(gaps);
  }

  /// How much is on the chart.
  public record Counts(int namespaces, int workloads, int pods, int services, int ingresses) {}
}
