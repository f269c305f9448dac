package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Looks.ThemeChoice;
import org.junit.jupiter.api.Test;

/// What one tab's workspace says to the others, and hears of them.
final class DeskTest {
  private static final Looks DARK = Looks.START.with(ThemeChoice.DARK);

  private final Workbench one = new Workbench();
  private final Workbench other = new Workbench();

  @Test
  void stepsAreLeftToTheDesk() {
    Workspace before = one.now();
    one.send(new Intent.OnDesk(new DeskStep.Next(true)));
    assertThat(one.now()).isSameAs(before);
    assertThat(one.effects).containsExactly(new Effect.Desk(new DeskStep.Next(true)));
  }

  @Test
  void whatOneKeepsTheOtherShowsWithoutKeepingItOnceMore() {
    KubeContext.Id prod = Workbench.context("prod").id();
    one.send(
        new Intent.SetLooks(DARK),
        new Intent.ShowReach(ReachShown.OFF),
        new Intent.Prefer(prod, ContextPreference.PLAIN.withFavourite(true)));
    assertThat(one.effects(Effect.Keep.class)).hasSize(3);
    one.effects(Effect.Keep.class).forEach(k -> other.send(new Intent.Heard(k.told())));
    assertThat(other.now().appearance()).isEqualTo(one.now().appearance());
    assertThat(other.now().contexts().preferences()).isEqualTo(one.now().contexts().preferences());
    assertThat(other.effects).isEmpty();
  }

  @Test
  void whatIsToldIsWhatWasDone() {
    one.send(new Intent.SetLooks(DARK));
    assertThat(one.effects(Effect.Keep.class).getFirst().told())
        .isEqualTo(new Intent.SetLooks(DARK));
  }
}
