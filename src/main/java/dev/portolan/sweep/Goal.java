package dev.portolan.sweep;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.subject.Subject;
import dev.portolan.probe.Target;
import java.util.Set;

/// One port of one target.
///
/// @param subject the same target as predictions know it
/// @param behind the pods that it leads to
record Goal(Target target, Knock knock, Subject subject, Set<ObjectRef> behind) {
  Goal {
    behind = Set.copyOf(behind);
  }
}
