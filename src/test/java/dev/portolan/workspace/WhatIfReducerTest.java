package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Ties.Mark;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Policies;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Edits.Edit;
import dev.portolan.workspace.WhatIf.Step;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shop whose db nobody may reach, and what if that were otherwise.
final class WhatIfReducerTest {
  private static final ObjectRef WEB = new ObjectRef(Kind.DEPLOYMENT, "shop", "web");
  private static final ObjectRef DB = new ObjectRef(Kind.DEPLOYMENT, "shop", "db");
  private static final KubeObject DENY = Policies.deny("shop", "deny-db", "db");
  private static final KubeObject ALLOW = Policies.allow("shop", "web-to-db", "db", "web", 8080);

  private final ClusterSnapshot shop =
      new ClusterFixture()
          .namespace("shop")
          .deployment("shop", "web", 2)
          .deployment("shop", "db", 2)
          .add(DENY)
          .build();
  private final Workbench bench = new Workbench().open(shop);

  @BeforeEach
  void judged() {
    bench.send(new Intent.PredictionsReady(bench.epoch(), Reachability.of(shop)));
  }

  @Test
  void aTextIsReadElsewhereAndThenJudged() {
    bench.send(new Intent.TryPolicies("kind: NetworkPolicy"));
    assertThat(bench.effects)
        .endsWith(new Effect.ReadPolicies(bench.epoch(), "kind: NetworkPolicy", "default"));
    add(ALLOW);
    assertThat(changes().deltas())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.ends()).isEqualTo("shop/web → shop/db");
              assertThat(d.mark()).isEqualTo(Mark.ADDED);
              assertThat(d.words()).isEqualTo("gained TCP 8080");
            });
    assertThat(whatIf().words(shop))
        .isEqualTo("What if: 1 policy added; nothing was changed in the cluster");
  }

  @Test
  void editsAddUpAndAreTakenBackOneByOne() {
    add(ALLOW);
    bench.send(new Intent.TryWithout(DENY.ref()));
    answer();
    assertThat(whatIf().words(shop))
        .isEqualTo("What if: 1 policy added, 1 removed; nothing was changed in the cluster");
    bench.send(new Intent.UndoTry());
    answer();
    assertThat(whatIf().edits()).extracting(Edit::ref).containsExactly(ALLOW.ref());
    bench.send(new Intent.UndoTry());
    assertThat(whatIf().active()).isFalse();
    assertThat(whatIf().outcome()).isNull();
  }

  @Test
  void withoutItsOnlyPolicyTheDbIsOpenToAllAndToTheOutside() {
    bench.send(new Intent.TryWithout(DENY.ref()));
    answer();
    assertThat(changes().deltas())
        .extracting(Delta::ends)
        .contains("shop/web → shop/db", "shop/db → shop/db", "outside: everywhere → shop/db");
    assertThat(changes().deltas()).extracting(Delta::mark).containsOnly(Mark.ADDED);
  }

  @Test
  void changesLieOverTheMapAndTheSelectionIsJudgedByThem() {
    add(ALLOW);
    assertThat(bench.now().overlay().predicted().ties()).isNotEmpty();
    bench.send(new Intent.Select(WEB, false));
    Effect.Survey asked = bench.effects(Effect.Survey.class).getLast();
    assertThat(asked.reachability().snapshot().find(ALLOW.ref())).isPresent();
    bench.send(new Intent.DiscardTries());
    assertThat(bench.now().overlay().predicted().ties()).isEmpty();
    Effect.Survey again = bench.effects(Effect.Survey.class).getLast();
    assertThat(again.reachability().snapshot().find(ALLOW.ref())).isEmpty();
  }

  @Test
  void aTextWithProblemsChangesNothing() {
    bench.send(
        new Intent.PoliciesRead(
            bench.epoch(), new Step("x", List.of()), List.of("line 3: is not YAML")));
    assertThat(whatIf().problems()).containsExactly("line 3: is not YAML");
    assertThat(whatIf().active()).isFalse();
    assertThat(bench.effects(Effect.Try.class)).isEmpty();
  }

  @Test
  void aNewSnapshotIsJudgedAnewWithTheSameEdits() {
    add(ALLOW);
    int before = bench.effects(Effect.Try.class).size();
    bench.send(new Intent.PredictionsReady(bench.epoch(), Reachability.of(shop)));
    assertThat(bench.effects(Effect.Try.class)).hasSize(before + 1);
  }

  @Test
  void anAnswerToOtherEditsIsDropped() {
    add(ALLOW);
    Effect.Try late = bench.effects(Effect.Try.class).getLast();
    bench.send(new Intent.DiscardTries());
    bench.send(new Intent.Tried(late.epoch(), judge(late)));
    assertThat(whatIf().outcome()).isNull();
  }

  @Test
  void aCopyOfAPolicyGoesToTheEditorWithoutWhatTheServerAdds() {
    bench.send(new Intent.CopyPolicy(DENY.ref()));
    assertThat(bench.effects).endsWith(new Effect.FetchYaml(bench.epoch(), DENY.ref()));
    bench.send(
        new Intent.YamlArrived(
            bench.epoch(), DENY.ref(), "kind: X\nmetadata:\n  name: a\n  uid: 1\nspec: {}\n", ""));
    assertThat(whatIf().draft().text()).isEqualTo("kind: X\nmetadata:\n  name: a\nspec: {}\n");
  }

  @Test
  void aPolicyLookedAtTellsWhatItChanges() {
    Survey survey =
        new Surveyor(Reachability.of(shop)).answer(new Survey.Question(List.of(DENY.ref()), null));
    Lens lens = Objects.requireNonNull(survey.lens());
    assertThat(lens.pods()).isEqualTo(2);
    assertThat(lens.selected()).containsExactly(DB);
    assertThat(lens.changes().deltas()).extracting(Delta::mark).containsOnly(Mark.REMOVED);
    assertThat(lens.changes().deltas()).extracting(Delta::to).containsOnly(DB);
  }

  @Test
  void policiesAreCountedByThePodsThatTheySelect() {
    PolicyBook book = PolicyBook.of(Reachability.of(shop));
    assertThat(book.entries()).singleElement().satisfies(e -> assertThat(e.pods()).isEqualTo(2));
  }

  private void add(KubeObject policy) {
    Step step = new Step("kind: NetworkPolicy", List.of(new Edit(policy.ref(), policy, "")));
    bench.send(new Intent.PoliciesRead(bench.epoch(), step, List.of()));
    answer();
  }

  private void answer() {
    Effect.Try asked = bench.effects(Effect.Try.class).getLast();
    bench.send(new Intent.Tried(asked.epoch(), judge(asked)));
  }

  private static WhatIf.Outcome judge(Effect.Try asked) {
    return WhatIf.judge(new Surveyor(asked.reachability()), asked.edits());
  }

  private WhatIf whatIf() {
    return bench.now().predictions().whatIf();
  }

  private Changes changes() {
    return Objects.requireNonNull(whatIf().outcome()).changes();
  }
}
