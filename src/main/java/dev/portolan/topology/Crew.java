package dev.portolan.topology;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.List;

/// The pods of one workload, in the order of their names, and how they are.
public record Crew(List<Pod> pods, Tally tally) {
  static final Crew NONE = new Crew(List.of(), Tally.NONE);

  static Crew of(List<Pod> pods) {
    Tally tally = Tally.NONE;
    for (Pod pod : pods) {
      tally = tally.plus(Conditions.of(pod));
    }
    return new Crew(List.copyOf(pods), tally);
  }

  /// Where a pod stands among them, or a negative number.
  public int position(ObjectRef pod) {
    return Holdings.position(pods, pod.name());
  }
}
