package dev.portolan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.manifests.ManifestFolder;
import dev.portolan.cluster.manifests.Manifests;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.pair.PairEngine;
import dev.portolan.policy.pair.Wording;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.NetworkPlugin;
import dev.portolan.policy.service.IngressJudge;
import dev.portolan.policy.service.ServiceJudge;
import dev.portolan.testkit.Scenario;
import dev.portolan.testkit.Scenario.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rules of policy semantics, a folder for each sentence: what it must come to was written from
/// the sentence and the API's documents.
final class ScenarioTest {
  @TestFactory
  Stream<DynamicTest> everySentence() {
    return Scenario.all().stream().map(s -> DynamicTest.dynamicTest(s.name(), () -> holds(s)));
  }

  @Test
  void noSentenceIsMissing() {
    Set<String> wanted = new TreeSet<>();
    IntStream.rangeClosed(1, 55).forEach(i -> wanted.add("%02d".formatted(i)));
    wanted.addAll(List.of("27a", "27b", "27c", "52a", "52b", "52c", "52d", "52e"));
    Set<String> there = new TreeSet<>();
    Scenario.all().forEach(s -> there.add(s.name().substring(0, s.name().indexOf('-'))));
    assertThat(there).isEqualTo(wanted);
  }

  private static void holds(Scenario scenario) {
    Manifests manifests = ManifestFolder.read(scenario.folder());
    problems(scenario, manifests);
    ClusterSnapshot snapshot = manifests.snapshot();
    Detection plugin = NetworkPlugin.detect(snapshot);
    assertThat(scenario.expected()).isNotEmpty();
    for (Expected row : scenario.expected()) {
      Choices choices =
          switch (row.choices()) {
            case "cilium" -> new Choices(false, true);
            case "hostpods" -> new Choices(true, false);
            default -> plugin.choices();
          };
      Reachability reachability = Reachability.of(snapshot, choices);
      Verdict verdict =
          row.ofService() ? service(snapshot, reachability, row) : pair(reachability, row);
      check(row, Freshness.note(plugin.mark(verdict), snapshot));
    }
  }

  /// The one pair, as both engines judge it.
  private static Verdict pair(Reachability reachability, Expected row) {
    ClusterSnapshot snapshot = reachability.snapshot();
    Party source = party(snapshot, row.from());
    Party target = party(snapshot, row.to());
    Traffic traffic =
        row.protocol().equals("ICMP")
            ? new Traffic.Icmp()
            : new Traffic.ToPort(Protocol.valueOf(row.protocol()), row.port());
    assertThat(reachability.judge(source, target, traffic).state().word())
        .as("judge %s", row)
        .isEqualTo(row.state());
    if (traffic instanceof Traffic.ToPort to && !row.state().equals("not applicable")) {
      Reach reach = reachability.reach(source, target);
      assertThat(reach.state(to.protocol(), to.port()).word())
          .as("reach %s", row)
          .isEqualTo(row.state());
    }
    return new PairEngine(snapshot, reachability.choices()).explain(source, target, traffic);
  }

  private static Verdict service(
      ClusterSnapshot snapshot, Reachability reachability, Expected row) {
    SnapshotIndex index = new SnapshotIndex(snapshot);
    ServiceJudge services = new ServiceJudge(reachability, index);
    if (row.from().equals("ingress")) {
      IngressJudge ingresses = new IngressJudge(index, services);
      return snapshot.ingresses().stream()
          .filter(i -> i.rules().stream().anyMatch(r -> r.host().equals(row.to())))
          .flatMap(i -> ingresses.routes(i, row.to()).stream())
          .findFirst()
          .orElseThrow()
          .verdict();
    }
    String[] name = row.to().split("/", -1);
    return services
        .judge(
            party(snapshot, row.from()),
            snapshot.service(ObjectRef.service(name[1], name[2])).orElseThrow(),
            Protocol.valueOf(row.protocol()),
            row.port())
        .verdict();
  }

  private static void check(Expected row, Verdict verdict) {
    List<String> texts = new ArrayList<>(List.of(Wording.sentence(verdict)));
    verdict.reasons().forEach(r -> texts.add(r.toString()));
    String all = String.join("\n", texts);
    assertThat(verdict.state().word()).as("%s%n%s", row, all).isEqualTo(row.state());
    if (row.reason().startsWith("!")) {
      assertThat(all).as("%s", row).doesNotContain(row.reason().substring(1));
    } else {
      assertThat(all).as("%s", row).contains(row.reason());
    }
  }

  private static void problems(Scenario scenario, Manifests manifests) {
    List<Manifests.Problem> left = new ArrayList<>(manifests.problems());
    for (String[] row : scenario.problems()) {
      boolean found =
          left.stream()
              .filter(p -> p.file().endsWith(row[0]) && p.line() == Integer.parseInt(row[1]))
              .filter(p -> p.text().contains(row[2]))
              .findFirst()
              .map(left::remove)
              .orElse(false);
      assertThat(found).as("%s among %s", List.of(row), manifests.problems()).isTrue();
    }
    assertThat(left).isEmpty();
  }

  private static Party party(ClusterSnapshot snapshot, String name) {
    if (!name.contains("/")) {
      return Party.outside(name);
    }
    String[] parts = name.split("[/@]", -1);
    Pod pod =
        snapshot
            .pod(new ObjectRef(Kind.POD, parts[0], parts[1]))
            .orElseThrow(() -> new AssertionError("no pod " + name + " among " + snapshot.pods()));
    return parts.length > 2 ? new Party.PodParty(pod, parts[2]) : Party.of(pod);
  }
}
