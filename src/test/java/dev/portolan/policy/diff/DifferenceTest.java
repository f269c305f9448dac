package dev.portolan.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import dev.portolan.testkit.ManifestText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a change opens and closes.
final class DifferenceTest {
  private static final String PODS =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a, labels: {app: a}}
      spec: {containers: [{name: c, image: x}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: b, labels: {app: b}}
      spec: {containers: [{name: c, image: x}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: c, labels: {app: c}}
      spec: {containers: [{name: c, image: x}]}
      """;
  private static final String ONLY_A =
      policy(
          "only-a", "b", "[{from: [{podSelector: {matchLabels: {app: a}}}], ports: [{port: 80}]}]");

  private static String policy(String name, String app, String ingress) {
    return """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: %s}
        spec: {podSelector: {matchLabels: {app: %s}}, ingress: %s}
        """
        .formatted(name, app, ingress);
  }

  private static Difference between(String before, String after) {
    return Difference.between(
        Reachability.of(ManifestText.cluster(before)),
        Reachability.of(ManifestText.cluster(after)));
  }

  @Test
  void aNewPolicyClosesWhatItDoesNotAdmit() {
    Difference difference = between(PODS, PODS + ONLY_A);
    assertThat(difference.gains()).isFalse();
    assertThat(difference.changes())
        .extracting(c -> c.from().id() + " " + c.to().id() + " " + c.shift().lost())
        .containsExactly(
            "Pod/default/a Pod/default/b TCP 0-79,81-65535; UDP all; SCTP all",
            "Pod/default/c Pod/default/b all",
            "outside/0.0.0.0-255.255.255.255 Pod/default/b all",
            "outside/::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff Pod/default/b all");
    assertThat(Because.of(difference.changes().getFirst().sample().after()))
        .contains("default/only-a");
  }

  @Test
  void explainsEachSortOfChangeByAConnectionOfItsOwn() {
    Difference moved = between(PODS + ONLY_A, PODS + ONLY_A.replace("port: 80", "port: 81"));
    Change change = moved.changes().getFirst();
    Change.Sample gained = change.sample(change.shift().gained());
    assertThat(gained.port()).isEqualTo(81);
    assertThat(gained.before().state()).isEqualTo(State.DENIED);
    assertThat(gained.after().state()).isEqualTo(State.ALLOWED);
    Change.Sample lost = change.sample(change.shift().lost());
    assertThat(lost.port()).isEqualTo(80);
    assertThat(lost.before().state()).isEqualTo(State.ALLOWED);
    assertThat(lost.after().state()).isEqualTo(State.DENIED);
  }

  @Test
  void takingItOutOpensTheSameAgain() {
    Difference there = between(PODS, PODS + ONLY_A);
    Difference back = between(PODS + ONLY_A, PODS);
    assertThat(back.loses()).isFalse();
    assertThat(back.changes())
        .extracting(c -> c.shift().gained())
        .isEqualTo(there.changes().stream().map(c -> c.shift().lost()).toList());
  }

  @Test
  void rangesOfEqualChangesAreJoined() {
    String block = "[{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}]";
    Difference difference = between(PODS + ONLY_A, PODS + ONLY_A + policy("block", "b", block));
    assertThat(difference.changes())
        .extracting(c -> c.from().id() + " " + c.shift().gained())
        .containsExactly(
            "outside/10.0.0.0-10.0.255.255 all", "outside/10.2.0.0-10.255.255.255 all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: new}\n"})
  void whatChangesNothingIsNoDifference(String more) {
    assertThat(between(PODS + ONLY_A, PODS + ONLY_A + more).changes()).isEmpty();
  }

  @Test
  void aNewLabelOnAPodCounts() {
    Difference difference = between(PODS + ONLY_A, PODS.replace("{app: c}", "{app: a}") + ONLY_A);
    assertThat(difference.changes())
        .extracting(c -> c.from().id() + " " + c.to().id() + " " + c.shift().gained())
        .containsExactly("Pod/default/c Pod/default/b TCP 80");
  }

  @Test
  void aNewWorkloadIsSaidToBeNew() {
    ClusterSnapshot before = ManifestText.cluster(PODS);
    String more = PODS + "---\n" + PODS.lines().limit(4).reduce("", (x, y) -> x + y + "\n");
    ClusterSnapshot after =
        ManifestText.cluster(more.replaceFirst("(?s)(.*)name: a,", "$1name: d,"));
    Difference difference = Difference.between(Reachability.of(before), Reachability.of(after));
    assertThat(difference.added()).extracting(g -> g.id()).containsExactly("Pod/default/d");
    assertThat(difference.removed()).isEmpty();
    assertThat(difference.gains()).isTrue();
  }

  @Test
  void podsOfOneWorkloadThatChangeInOppositeWaysAreBothSeen() {
    String two =
        """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: pair}
        spec: {replicas: 0, selector: {matchLabels: {set: pair}}, template: {metadata: {labels: {set: pair}}, spec: {containers: [{name: c, image: x}]}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: p1, labels: {app: p1}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: pair, uid: u, controller: true}]}
        spec: {containers: [{name: c, image: x}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: p2, labels: {app: p2}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: pair, uid: u, controller: true}]}
        spec: {containers: [{name: c, image: x}]}
        ---
        """;
    Difference difference =
        between(
            two + PODS + policy("closed", "p1", "[]"), two + PODS + policy("closed", "p2", "[]"));
    assertThat(difference.changes())
        .filteredOn(c -> c.from().id().equals("Pod/default/a"))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.to().id()).isEqualTo("ReplicaSet/default/pair");
              assertThat(c.shift().gained().isAll()).isTrue();
              assertThat(c.shift().lost().isAll()).isTrue();
            });
  }
}
