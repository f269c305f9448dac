package dev.portolan.sweep;

import dev.portolan.diagnosis.Ground;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.Enforcement;
import dev.portolan.policy.service.Because;
import dev.portolan.policy.subject.Questions;
import dev.portolan.policy.subject.Subject;
import dev.portolan.policy.subject.Wanted;
import dev.portolan.probe.ContainerRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the policies say of single checks. For one thread at a time.
public final class Forecast {
  private final SnapshotIndex index;
  private final Questions questions;
  private final Detection plugin;

  /// Predictions know a subject again by its identity.
  private final Map<ObjectRef, Subject> callers = new HashMap<>();

  public Forecast(Reachability reachability, SnapshotIndex index, Detection plugin) {
    this.index = index;
    this.questions = Questions.brief(reachability, index);
    this.plugin = plugin;
  }

  public Predicted of(ContainerRef from, Subject to, Knock knock) {
    Optional<Pod> pod = index.snapshot().pod(from.podRef());
    if (pod.isEmpty()) {
      return Predicted.NOTHING;
    }
    Subject caller =
        callers.computeIfAbsent(from.podRef(), ref -> new Subject.Pods(ref, List.of(pod.get())));
    Verdict verdict = questions.ask(caller, to, wanted(knock)).verdict();
    String because = Because.of(verdict);
    boolean idle =
        verdict.state() == State.DENIED && plugin.enforcement() == Enforcement.NOT_ENFORCED;
    return new Predicted(
        verdict.state(),
        idle ? because + "; nothing enforces it: " + plugin.why() : because,
        Ground.rejects(plugin));
  }

  private static Wanted wanted(Knock knock) {
    return switch (knock.kind()) {
      case ICMP -> new Wanted.Ping();
      case TCP, UDP ->
          knock.port() == 0
              ? new Wanted.Declared(knock.protocol())
              : new Wanted.Port(knock.protocol(), PortRef.of(knock.port()));
    };
  }
}
