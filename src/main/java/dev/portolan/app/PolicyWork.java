package dev.portolan.app;

import dev.portolan.cluster.manifests.ManifestFolder;
import dev.portolan.cluster.manifests.Manifests;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.NetworkPlugin;
import dev.portolan.workspace.Bookkeeper;
import dev.portolan.workspace.Edits.Edit;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Surveyor;
import dev.portolan.workspace.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Judges snapshots, and looks at what is predicted of a selection, off the caller's thread; while
/// one is being judged only the latest waits, and judging keeps a pace that leaves the picture its
/// time. Within one opening each judgement starts from the one before.
final class PolicyWork implements AutoCloseable {
  /// Of one core; what every change asks for anew may not take more.
  private static final double SHARE = 0.2;

  private static final double LINTING_SHARE = 0.05;

  private final ScheduledExecutorService judging = Worker.named("policy");
  private final ExecutorService surveying = Worker.named("survey");
  private final AtomicReference<Effect.@Nullable Predict> snapshot = new AtomicReference<>();
  private final AtomicReference<Effect.@Nullable Survey> question = new AtomicReference<>();
  private final AtomicReference<Effect.@Nullable Try> trial = new AtomicReference<>();
  private final ScheduledExecutorService listing = Worker.named("policies");
  private final Pace judgingPace = new Pace(SHARE);
  private final Pace listingPace = new Pace(SHARE);
  private final AtomicReference<@Nullable Listing> toList = new AtomicReference<>();
  private @Nullable Reachability previous;
  private long previousEpoch = -1;
  private @Nullable Detection detected;
  private @Nullable Surveyor surveyor;
  private Pace lintingPace = new Pace(LINTING_SHARE);
  private Bookkeeper keeper = new Bookkeeper();
  private long keptEpoch = -1;
  private boolean lintWaits;

  void predict(Effect.Predict request, Consumer<Intent> dispatch) {
    if (snapshot.getAndSet(request) == null) {
      var _ =
          judging.schedule(
              () -> judgingPace.run(() -> predictLatest(dispatch)),
              judgingPace.rest(),
              TimeUnit.NANOSECONDS);
    }
  }

  void survey(Effect.Survey request, Consumer<Intent> dispatch) {
    if (question.getAndSet(request) == null) {
      surveying.execute(() -> surveyLatest(dispatch));
    }
  }

  /// Runs on the judging thread: `previous` belongs to it.
  private void predictLatest(Consumer<Intent> dispatch) {
    Effect.Predict request = snapshot.getAndSet(null);
    if (request == null) {
      return;
    }
    Reachability before = request.epoch() == previousEpoch ? previous : null;
    Choices choices = detection(request.snapshot(), before).choices();
    Reachability now =
        before == null || !before.choices().equals(choices)
            ? Reachability.of(request.snapshot(), choices)
            : before.next(request.snapshot());
    previous = now;
    previousEpoch = request.epoch();
    dispatch.accept(new Intent.PredictionsReady(request.epoch(), now));
    Listing listing = new Listing(request.epoch(), now);
    if (toList.getAndSet(listing) == null) {
      listing(dispatch);
    }
  }

  /// What is known of network plugins; looked at anew only where something tells of them.
  private Detection detection(ClusterSnapshot now, @Nullable Reachability before) {
    Detection known = detected;
    Detection is =
        known == null || before == null
            ? NetworkPlugin.detect(now)
            : NetworkPlugin.detect(now, before.snapshot(), known);
    detected = is;
    return is;
  }

  /// What is to be listed and linted.
  private record Listing(long epoch, Reachability reachability) {}

  /// On a thread of its own: a lint must not hold back a judgement.
  private void listing(Consumer<Intent> dispatch) {
    var _ =
        listing.schedule(
            () -> listingPace.run(() -> listLatest(dispatch)),
            listingPace.rest(),
            TimeUnit.NANOSECONDS);
  }

  /// Runs on the listing thread: `keeper` belongs to it. Counting keeps up with the changes; the
  /// linter looks at everything, and comes when it had its rest.
  private void listLatest(Consumer<Intent> dispatch) {
    Listing latest = toList.getAndSet(null);
    if (latest == null) {
      return;
    }
    if (latest.epoch() != keptEpoch) {
      keptEpoch = latest.epoch();
      keeper = new Bookkeeper();
      lintingPace = new Pace(LINTING_SHARE);
    }
    keeper.take(latest.reachability());
    if (keeper.lintDue() && lintingPace.rest() == 0) {
      lintingPace.run(keeper::lint);
    } else if (keeper.lintDue() && !lintWaits) {
      lintWaits = true;
      var _ =
          listing.schedule(
              () -> lintingPace.run(() -> lintLater(dispatch)),
              lintingPace.rest(),
              TimeUnit.NANOSECONDS);
    }
    dispatch.accept(new Intent.PoliciesListed(latest.epoch(), keeper.book()));
  }

  private void lintLater(Consumer<Intent> dispatch) {
    lintWaits = false;
    if (keeper.lintDue()) {
      keeper.lint();
      dispatch.accept(new Intent.PoliciesListed(keptEpoch, keeper.book()));
    }
  }

  /// Runs on the surveying thread: `surveyor` belongs to it.
  private void surveyLatest(Consumer<Intent> dispatch) {
    Effect.Survey request = question.getAndSet(null);
    if (request == null) {
      return;
    }
    Surveyor kept = surveyor;
    if (kept == null || !kept.reachability().equals(request.reachability())) {
      kept = new Surveyor(request.reachability());
      surveyor = kept;
    }
    dispatch.accept(new Intent.Surveyed(request.epoch(), kept.answer(request.question())));
  }

  void tryOut(Effect.Try request, Consumer<Intent> dispatch) {
    if (trial.getAndSet(request) == null) {
      surveying.execute(() -> tryLatest(dispatch));
    }
  }

  private void tryLatest(Consumer<Intent> dispatch) {
    Effect.Try request = trial.getAndSet(null);
    if (request != null) {
      Surveyor now = new Surveyor(request.reachability());
      dispatch.accept(new Intent.Tried(request.epoch(), WhatIf.judge(now, request.edits())));
    }
  }

  /// Policies only: whatever else a text describes is not tried out.
  void read(Effect.ReadPolicies request, Consumer<Intent> dispatch) {
    surveying.execute(
        () -> {
          Manifests read = ManifestFolder.read("pasted.yaml", request.yaml(), request.namespace());
          List<String> problems = new ArrayList<>();
          read.problems().forEach(p -> problems.add("line " + p.line() + ": " + p.text()));
          List<Edit> edits =
              read.snapshot().objects().values().stream()
                  .flatMap(byRef -> byRef.values().stream())
                  .filter(o -> o.ref().kind().isPolicy())
                  .map(o -> new Edit(o.ref(), o, ""))
                  .toList();
          if (edits.isEmpty() && problems.isEmpty()) {
            problems.add("There is no policy in the text.");
          }
          WhatIf.Step step = new WhatIf.Step(request.yaml(), edits);
          dispatch.accept(new Intent.PoliciesRead(request.epoch(), step, problems));
        });
  }

  @Override
  public void close() {
    judging.shutdownNow();
    surveying.shutdownNow();
    listing.shutdownNow();
  }
}
