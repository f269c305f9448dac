package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.Notice;
import dev.portolan.workspace.Workspace.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class StoreTest {
  private static final Looks DARK = Looks.START.with(Looks.ThemeChoice.DARK);
  private static final Looks LIGHT = Looks.START.with(Looks.ThemeChoice.LIGHT);

  @Test
  void losesNoIntentOfManyThreads() throws Exception {
    Store store = new Store(Workspace.initial(Theme.LIGHT), (effect, dispatch) -> {});
    List<Long> seen = new ArrayList<>();
    store.subscribe(w -> seen.add(w.notices().getLast().id()));
    CountDownLatch together = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int thread = t;
        done.add(
            pool.submit(
                () -> {
                  together.await();
                  for (int i = 0; i < 250; i++) {
                    store.dispatch(new Intent.Tell(Level.INFO, thread + "/" + i));
                  }
                  return null;
                }));
      }
      together.countDown();
      for (Future<?> f : done) {
        f.get();
      }
    }
    assertThat(store.now().notices().getLast().id()).isEqualTo(1000);
    assertThat(seen).hasSize(1000).isSorted();
  }

  @Test
  void takesIntentsThatEffectsAndSubscribersSendWhileItReduces() {
    List<Effect> effects = new ArrayList<>();
    Store store =
        new Store(
            Workspace.initial(Theme.LIGHT),
            (effect, dispatch) -> {
              effects.add(effect);
              dispatch.accept(new Intent.Tell(Level.INFO, "saved"));
            });
    store.dispatch(new Intent.SetLooks(DARK));
    assertThat(effects).containsExactly(new Effect.SaveLooks(DARK));
    assertThat(store.now().notices()).extracting(Notice::text).containsExactly("saved");
  }

  /// A bar that shows the newest would bring back, one by one, what had its moment long ago.
  @Test
  void whatOnlyInformsGivesWayToWhatIsToldNext() {
    Store store = new Store(Workspace.initial(Theme.LIGHT), (effect, dispatch) -> {});
    store.dispatch(new Intent.Tell(Level.WARNING, "not permitted"));
    store.dispatch(new Intent.Tell(Level.INFO, "one written"));
    store.dispatch(new Intent.Tell(Level.INFO, "two written"));
    assertThat(store.now().notices())
        .extracting(Notice::text)
        .containsExactly("not permitted", "two written");
  }

  @Test
  void tellsNobodyWhenNothingChanged() throws Exception {
    Store store = new Store(Workspace.initial(Theme.LIGHT), (effect, dispatch) -> {});
    List<Workspace> seen = new ArrayList<>();
    AutoCloseable subscription = store.subscribe(seen::add);
    store.dispatch(new Intent.Hover(null));
    assertThat(seen).isEmpty();
    store.dispatch(new Intent.SetLooks(DARK));
    subscription.close();
    store.dispatch(new Intent.SetLooks(LIGHT));
    assertThat(seen).hasSize(1);
  }

  @Test
  void worksOnAfterASubscriberFailed() {
    Store store = new Store(Workspace.initial(Theme.LIGHT), (effect, dispatch) -> {});
    AutoCloseable broken =
        store.subscribe(
            w -> {
              throw new IllegalStateException("broken view");
            });
    assertThatThrownBy(() -> store.dispatch(new Intent.SetLooks(DARK))).hasMessage("broken view");
    assertThat(broken).isNotNull();
    assertThatThrownBy(() -> store.dispatch(new Intent.SetLooks(LIGHT))).hasMessage("broken view");
    assertThat(store.now().appearance().theme()).isEqualTo(Theme.LIGHT);
  }

  @Test
  void aSubscriberThatFailsHoldsBackNeitherTheOthersNorTheEffectsNorWhatIsNext() {
    List<Effect> effects = new ArrayList<>();
    List<Workspace> seen = new ArrayList<>();
    Store store =
        new Store(
            Workspace.initial(Theme.LIGHT),
            (effect, dispatch) -> {
              effects.add(effect);
              dispatch.accept(new Intent.Tell(Level.INFO, "saved"));
              throw new IllegalStateException("broken work");
            });
    store.subscribe(
        w -> {
          throw new IllegalStateException("broken view");
        });
    store.subscribe(seen::add);

    assertThatThrownBy(() -> store.dispatch(new Intent.SetLooks(DARK)))
        .hasMessage("broken view")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
    assertThat(effects).containsExactly(new Effect.SaveLooks(DARK));
    assertThat(seen).hasSize(2);
    assertThat(store.now().notices()).extracting(Notice::text).containsExactly("saved");
  }
}
