package dev.portolan.sweep;

import dev.portolan.checkset.CheckSet;
import dev.portolan.checkset.CheckSet.Check;
import dev.portolan.checkset.CheckSet.End;
import dev.portolan.checkset.CheckSetText;
import dev.portolan.checkset.Expect;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.subject.Subject;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a check set of what a sweep observed. Sources are named by their workload, since pods come
/// and go, unless the pods of one differ.
public final class SweepChecks {
  private final SnapshotIndex index;

  private SweepChecks(SnapshotIndex index) {
    this.index = index;
  }

  /// A question of a workload, and what its pods found.
  private record Asked(String workload, String target, Knock knock) {}

  public static String text(ClusterSnapshot snapshot, Collection<Result> results) {
    CheckSet set = set(snapshot, results);
    long known = results.stream().filter(r -> Expect.from(r.outcome()).isPresent()).count();
    long unknown = results.size() - known;
    String comment =
        "What "
            + snapshot.origin().context()
            + " answered; run it with: portolan verify FILE"
            + (unknown == 0 ? "" : "\n" + unknown + " checks could not be asked and are left out.");
    return CheckSetText.of(set, comment);
  }

  public static CheckSet set(ClusterSnapshot snapshot, Collection<Result> results) {
    SweepChecks checks = new SweepChecks(new SnapshotIndex(snapshot));
    Map<Asked, List<Result>> asked = new LinkedHashMap<>();
    for (Result result : results) {
      if (Expect.from(result.outcome()).isPresent()) {
        asked.computeIfAbsent(checks.asked(result), k -> new ArrayList<>()).add(result);
      }
    }
    Set<Check> set = new LinkedHashSet<>();
    asked.forEach((question, all) -> checks.add(question, all, set));
    return new CheckSet(List.copyOf(set));
  }

  private void add(Asked question, List<Result> all, Set<Check> set) {
    boolean alike = all.stream().map(Result::outcome).distinct().count() == 1;
    for (Result result : all) {
      String from = alike ? question.workload() : "pod/" + result.pair().from().podRef().path();
      Optional<Expect> expect = Expect.from(result.outcome());
      expect.ifPresent(e -> set.add(check(from, question, e)));
    }
  }

  private static Check check(String from, Asked question, Expect expect) {
    Knock knock = question.knock();
    return new Check(
        0,
        "",
        new End.Named(from),
        new End.Named(question.target()),
        knock.kind(),
        knock.port(),
        expect);
  }

  private Asked asked(Result result) {
    Pair pair = result.pair();
    ObjectRef pod = pair.from().podRef();
    String workload = label(index.workloadOf(pod).orElse(pod));
    return new Asked(workload, target(pair.to()), pair.knock());
  }

  private String target(Target target) {
    return switch (target) {
      case Target.PodTarget t -> label(index.workloadOf(t.pod()).orElse(t.pod()));
      case Target.ServiceTarget t -> "svc/" + t.service().path();
      case Target.IngressTarget t -> t.host();
      case Target.HostTarget t -> t.host();
    };
  }

  private static String label(ObjectRef ref) {
    String label = new Subject.Pods(ref, List.of()).label();
    return label.equals(ref.path()) ? "pod/" + label : label;
  }
}
