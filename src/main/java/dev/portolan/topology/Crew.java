package dev.portolan.topology;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.List;

/// The pods of one workload, in the order of their names, and how they are.
public record Crew(List<Pod> pods, Tally tally) {
  static final Crew NONE = new Crew(List.of(), Tally.NONE);

  static Crew of(List<Pod> pods) {
    int[] counts = new int[4];
    for (Pod pod : pods) {
      switch (Conditions.of(pod)) {
        case GOOD -> counts[0]++;
        case WARN -> counts[1]++;
        case BAD -> counts[2]++;
        case IDLE -> counts[3]++;
      }
    }
    Tally tally = new Tally(counts[0], counts[1], counts[2], counts[3]);
    return new Crew(List.copyOf(pods), tally);
  }

  /// Where a pod stands among them, or a negative number.
  public int position(ObjectRef pod) {
    return Holdings.position(pods, pod.name());
  }
}
