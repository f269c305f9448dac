package dev.portolan.diagram;

import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies over the chart for a moment: selection, hover, search matches, the paths of checks,
/// what the policies say.
///
/// @param matches when not null, everything else is dimmed
/// @param source the pod that checks start from, or null
/// @param predicted what the policies say
public record Overlay(
    Set<ObjectRef> selected,
    @Nullable ObjectRef hovered,
    @Nullable Set<ObjectRef> matches,
    @Nullable ObjectRef source,
    List<ProbePath> paths,
    Predicted predicted) {
  public static final Overlay NONE =
      new Overlay(Set.of(), null, null, null, List.of(), Predicted.NOTHING);

  public Overlay {
    selected = Set.copyOf(selected);
    matches = matches == null ? null : Set.copyOf(matches);
    paths = List.copyOf(paths);
  }

  /// What the policies say, over the chart.
  ///
  /// @param ties the connections of what is selected
  /// @param ringed the pods that the policy looked at selects
  /// @param tinted what its rules' peers match, each with the number of the first such rule, from 0
  public record Predicted(List<Ties> ties, Set<ObjectRef> ringed, Map<ObjectRef, Integer> tinted) {
    public static final Predicted NOTHING = new Predicted(List.of(), Set.of(), Map.of());

    public Predicted {
      ties = List.copyOf(ties);
      ringed = Set.copyOf(ringed);
      tinted = Map.copyOf(tinted);
    }
  }

  /// The path that a check took, as far as it was seen.
  ///
  /// @param stops from the caller to the target or to where it was lost
  /// @param label its outcome in a few words, such as `ping 0.4 ms`
  public record ProbePath(List<Stop> stops, Tone tone, String label) {
    public ProbePath {
      stops = List.copyOf(stops);
    }
  }

  /// One stop of a path: an object on the map, or a place that is not on it (an outside host, a
  /// silent hop).
  ///
  /// @param leg what is to be said of the way that leads to it, such as `+0.3 ms`; or empty
  public record Stop(@Nullable ObjectRef object, String label, String leg) {
    public Stop(@Nullable ObjectRef object, String label) {
      this(object, label, "");
    }
  }

  /// How a path ended.
  public enum Tone {
    GOOD,
    BAD,
    UNKNOWN
  }
}
