package dev.portolan.sweep;

import dev.portolan.checkset.CheckSet;
import dev.portolan.checkset.CheckSet.Check;
import dev.portolan.checkset.CheckSet.End;
import dev.portolan.checkset.CheckSetText;
import dev.portolan.checkset.Expect;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.subject.Subject;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes a check set of what a sweep observed. Sources are named by their workload, since pods come
/// and go, unless the pods of one differ. A check whose prediction is undecided is left out: what a
/// pod on its host's network gets from a service may depend on which backend answers.
public final class SweepChecks {
  private static final int MOST_REASONS = 5;

  private final SnapshotIndex index;

  private SweepChecks(SnapshotIndex index) {
    this.index = index;
  }

  /// A question of a workload, and what its pods found.
  private record Asked(String workload, String target, Knock knock) {}

  /// A check set as it is written, and what a person has to know of it.
  ///
  /// @param leftOut which checks it does not hold
  public record Saved(CheckSet set, String text, List<LeftOut> leftOut) {
    public Saved {
      leftOut = List.copyOf(leftOut);
    }
  }

  /// Checks that a set does not hold.
  ///
  /// @param sentence how many, and what sort
  /// @param reasons why, the most frequent first, a line each
  public record LeftOut(String sentence, List<String> reasons) {
    public LeftOut {
      reasons = List.copyOf(reasons);
    }

    /// The sentence, then its reasons.
    public List<String> lines() {
      List<String> lines = new ArrayList<>(List.of(sentence));
      reasons.forEach(r -> lines.add("  " + r));
      return lines;
    }
  }

  public static Saved save(ClusterSnapshot snapshot, Collection<Result> results) {
    SweepChecks checks = new SweepChecks(new SnapshotIndex(snapshot));
    Map<Asked, List<Result>> asked = new LinkedHashMap<>();
    for (Result result : results) {
      if (Expect.from(result.outcome()).isPresent()) {
        asked.computeIfAbsent(checks.asked(result), k -> new ArrayList<>()).add(result);
      }
    }
    Set<Check> checked = new LinkedHashSet<>();
    asked.forEach((question, all) -> add(question, all, checked));
    CheckSet set = new CheckSet(List.copyOf(checked));
    List<LeftOut> leftOut = leftOut(results);
    List<String> comment = new ArrayList<>();
    comment.add(
        "What " + snapshot.origin().context() + " answered; run it with: portolan verify FILE");
    leftOut.forEach(l -> comment.addAll(l.lines()));
    return new Saved(set, CheckSetText.of(set, String.join("\n", comment)), leftOut);
  }

  /// What was not asked tells nothing, and where the prediction is open another answer may come the
  /// next time: neither can be expected.
  private static List<LeftOut> leftOut(Collection<Result> results) {
    List<LeftOut> all = new ArrayList<>();
    long unasked = results.stream().filter(r -> Expect.from(r.outcome()).isEmpty()).count();
    if (unasked > 0) {
      List<String> why =
          Unasked.of(results).stream().limit(MOST_REASONS).map(Unasked::line).toList();
      all.add(new LeftOut(count(unasked) + " could not be asked: left out.", why));
    }
    Map<String, Integer> reasons = new LinkedHashMap<>();
    results.stream()
        .filter(r -> Expect.from(r.outcome()).isPresent() && open(r))
        .forEach(r -> reasons.merge(reason(r), 1, Integer::sum));
    int undecided = reasons.values().stream().mapToInt(Integer::intValue).sum();
    if (undecided > 0) {
      String sentence =
          count(undecided)
              + " with an undecided prediction: left out, the answer may be another next time.";
      all.add(new LeftOut(sentence, most(reasons)));
    }
    return all;
  }

  private static List<String> most(Map<String, Integer> reasons) {
    List<String> lines = new ArrayList<>();
    reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_REASONS)
        .forEach(e -> lines.add(e.getValue() + ": " + e.getKey()));
    if (reasons.size() > MOST_REASONS) {
      lines.add("and " + (reasons.size() - MOST_REASONS) + " more reasons");
    }
    return lines;
  }

  private static boolean open(Result result) {
    return result.pair().predicted().state() == State.UNDECIDED;
  }

  private static String reason(Result result) {
    String because = result.pair().predicted().because();
    return because.isEmpty() ? "nothing is predicted" : because;
  }

  private static String count(long checks) {
    return checks + (checks == 1 ? " check" : " checks");
  }

  /// One check of the workload where all of its pods found the same, else one of each pod.
  private static void add(Asked question, List<Result> all, Set<Check> set) {
    boolean alike =
        all.stream().map(Result::outcome).distinct().count() == 1
            && all.stream().noneMatch(SweepChecks::open);
    for (Result result : all) {
      String from = alike ? question.workload() : "pod/" + result.pair().from().podRef().path();
      if (!open(result)) {
        Expect.from(result.outcome()).ifPresent(e -> set.add(check(from, question, e)));
      }
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
