package dev.portolan.policy.lint;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.lint.Report.Place;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.Enforcement;
import dev.portolan.policy.plugin.NetworkPlugin;
import java.util.List;
import java.util.stream.Stream;

/// Looks through all policies of a snapshot for what is doubtful.
public final class Linter {
  private Linter() {}

  /// The findings, in the order of policies and rules. The plugin that runs is taken into account.
  public static List<LintFinding> lint(ClusterSnapshot snapshot) {
    Choices choices = NetworkPlugin.detect(snapshot).choices();
    return lint(snapshot, Reachability.of(snapshot, choices));
  }

  /// The same, with what is known of the snapshot already.
  public static List<LintFinding> lint(ClusterSnapshot snapshot, Reachability reachability) {
    Report report = new Report();
    Subjects subjects = new Subjects(snapshot, reachability.choices());
    boolean podsKnown = snapshot.coverage(Kind.POD).complete();
    boolean namespacesKnown = snapshot.coverage(Kind.NAMESPACE).complete();
    for (NetworkPolicy policy : snapshot.networkPolicies()) {
      new SectionChecks(policy, report).check();
      new ServerChecks(policy, snapshot, report).check();
      if (podsKnown) {
        new SelectionChecks(policy, subjects, report).check();
      }
      if (podsKnown && namespacesKnown) {
        new PeerChecks(policy, subjects, report).check();
      }
    }
    if (podsKnown) {
      new DnsCheck(subjects, report).check();
      new ShadowCheck(subjects, report, new Sample(subjects, reachability.outside())).check();
      new AdminChecks(subjects, report).check();
    }
    enforcement(snapshot, report);
    return report.inOrder();
  }

  private static void enforcement(ClusterSnapshot snapshot, Report report) {
    Detection detection = NetworkPlugin.detect(snapshot);
    if (detection.enforcement() != Enforcement.NOT_ENFORCED) {
      return;
    }
    Stream.concat(snapshot.networkPolicies().stream(), snapshot.adminPolicies().stream())
        .map(KubeObject::ref)
        .sorted()
        .findFirst()
        .ifPresent(
            first ->
                report.warn(
                    "nothing-enforces",
                    Place.of(first),
                    detection.sentence(),
                    "policies are only as good as the network plugin that makes them hold"));
  }
}
