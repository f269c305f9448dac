package dev.portolan.policy;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Says of a verdict that a policy in it is so new that the network may not know it yet. An edit of
/// an older policy, or a removal, leaves nothing to see this by.
public final class Freshness {
  /// How long a plugin may take; most need a second or two.
  static final Duration SETTLES_IN = Duration.ofSeconds(30);

  private Freshness() {}

  /// The verdict, with a note for each policy among its reasons that was created shortly before the
  /// snapshot, or after it by another clock.
  public static Verdict note(Verdict verdict, ClusterSnapshot snapshot) {
    Set<ObjectRef> policies = new LinkedHashSet<>();
    for (Reason reason : verdict.reasons()) {
      if (reason.policy() != null) {
        policies.add(reason.policy());
      }
    }
    List<Reason> reasons = new ArrayList<>(verdict.reasons());
    for (ObjectRef policy : policies) {
      Instant created =
          snapshot.find(policy).map(KubeObject::meta).map(m -> m.created()).orElse(null);
      if (created != null && isFresh(created, snapshot.time())) {
        long seconds = Math.max(0, Duration.between(created, snapshot.time()).toSeconds());
        String text = "was created " + seconds + " s ago: it may not be in force yet";
        reasons.add(new Reason(Role.NOTE, null, policy, -1, text));
      }
    }
    return new Verdict(verdict.state(), reasons);
  }

  static boolean isFresh(Instant created, Instant now) {
    return created.plus(SETTLES_IN).isAfter(now);
  }
}
