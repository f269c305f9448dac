package dev.portolan.cluster.debug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the server says to a debug container before there is one.
///
/// @param obstacle why none can be had at all, in one sentence, or empty
/// @param refusals why a profile is refused, by profile; empty for one that is admitted, missing
///   for one that was not asked for
public record DebugSurvey(String obstacle, Map<DebugProfile, String> refusals) {
  public DebugSurvey {
    EnumMap<DebugProfile, String> copy = new EnumMap<>(DebugProfile.class);
    copy.putAll(refusals);
    refusals = Collections.unmodifiableMap(copy);
  }

  static DebugSurvey impossible(String why) {
    return new DebugSurvey(why, Map.of());
  }

  /// The profiles that the server lets in, strongest first.
  public List<DebugProfile> admitted() {
    List<DebugProfile> admitted = new ArrayList<>();
    refusals.forEach(
        (profile, why) -> {
          if (why.isEmpty()) {
            admitted.add(profile);
          }
        });
    return admitted;
  }

  /// True when one can be had.
  public boolean possible() {
    return obstacle.isEmpty() && !admitted().isEmpty();
  }

  /// Why none can be had; empty when one can.
  public String why() {
    if (!obstacle.isEmpty() || possible()) {
      return obstacle;
    }
    String last = refusals.getOrDefault(DebugProfile.RESTRICTED, "");
    return "Admission refuses every profile, restricted too: " + last;
  }
}
