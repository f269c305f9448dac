package dev.portolan.app;

import dev.portolan.cluster.api.ClusterException;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.workspace.DeskStep;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.EffectRunner;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Workspace.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Does the window's work outside the reducer: each concern on a thread of its own, so that a slow
/// cluster never holds back a drawing or an export.
final class Effects implements EffectRunner, AutoCloseable {
  private final Beyond beyond;
  private final Core core;
  private final Source source;
  private final SessionWork session;
  private final CaptureWork captures;
  private final TailWork tails;
  private final DebugWork debug;
  private final DiagnosisWork diagnosis;
  private final DrawWork draw;
  private final Backstage backstage = new Backstage();
  private final PolicyWork policy = new PolicyWork();
  private final MatrixWork matrix = new MatrixWork();
  private final HistoryWork history;
  private final ExecutorService files =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("files").factory());

  /// What is not this tab's alone.
  interface Beyond {
    /// Nothing and nobody else.
    Beyond NOTHING =
        new Beyond() {
          @Override
          public void step(DeskStep step) {}

          @Override
          public void tell(Intent intent) {}
        };

    void step(DeskStep step);

    /// Tells every other tab.
    void tell(Intent intent);
  }

  Effects(Core core, Source source) {
    this(core, source, Beyond.NOTHING);
  }

  Effects(Core core, Source source, Beyond beyond) {
    this.core = core;
    this.source = source;
    this.beyond = beyond;
    this.session = new SessionWork(core);
    this.captures = new CaptureWork(session, core.clock());
    this.tails = new TailWork(session);
    this.debug = new DebugWork(session);
    this.diagnosis = new DiagnosisWork(session, core);
    this.draw = new DrawWork();
    this.history = new HistoryWork(core);
  }

  /// A tab that is not to be seen goes on reading its cluster, and draws and judges what there is
  /// once it is.
  void seen(boolean is) {
    backstage.seen(is);
  }

  @Override
  public void run(Effect effect, Consumer<Intent> dispatch) {
    if (effect instanceof Effect.Keep kept) {
      beyond.tell(new Intent.Heard(kept.told()));
    }
    switch (effect) {
      case Effect.Desk e -> beyond.step(e.step());
      case Effect.ReadKubeconfig e -> files.execute(() -> readKubeconfig(dispatch));
      case Effect.StartDemo e -> files.execute(() -> startDemo(dispatch));
      case Effect.OpenSession e -> session.open(e, dispatch);
      case Effect.CloseSession e -> session.closeCurrent();
      case Effect.Narrow e -> session.narrow(e.scope());
      case Effect.Trust e -> session.trust(e.command());
      case Effect.SaveView e -> files.execute(() -> core.remember(e.context(), e.view()));
      case Effect.SavePreference e ->
          files.execute(() -> core.remember(e.context(), e.preference()));
      case Effect.FetchYaml e -> session.fetchYaml(e, dispatch);
      case Effect.RunCheck e -> session.runCheck(e, dispatch);
      case Effect.CancelCheck e -> session.cancelCheck(e.id());
      case Effect.OfCapture e -> captures.run(e.task(), dispatch);
      case Effect.OfTail e -> tails.run(e.task(), dispatch);
      case Effect.OfDiagnosis e -> diagnosis.run(e.task(), dispatch);
      case Effect.OfDebug e -> debug.run(e.task(), dispatch);
      case Effect.OfHistory e -> history.run(e.task(), dispatch);
      case Effect.OfSweep e -> session.sweep(e.task(), dispatch);
      case Effect.Draw e -> backstage.run(e, () -> draw.draw(e, dispatch));
      case Effect.Predict e -> backstage.run(e, () -> policy.predict(e, dispatch));
      case Effect.Survey e -> policy.survey(e, dispatch);
      case Effect.Try e -> policy.tryOut(e, dispatch);
      case Effect.ReadPolicies e -> policy.read(e, dispatch);
      case Effect.ReadText e -> files.execute(() -> dispatch.accept(PolicyFile.read(e.file())));
      case Effect.SaveReach e -> files.execute(() -> core.settings().reach(e.reach()));
      case Effect.Arrange e -> matrix.arrange(e, dispatch);
      case Effect.SaveExecs e -> files.execute(() -> core.settings().execLimits(e.limits()));
      case Effect.SaveQuestion e -> files.execute(() -> core.settings().asked(e.question()));
      case Effect.SaveProtocol e -> files.execute(() -> core.settings().protocol(e.protocol()));
      case Effect.SaveLooks e -> files.execute(() -> core.settings().looks(e.looks()));
      case Effect.Export e ->
          files.execute(() -> Saving.to(e.file(), () -> core.export(e), dispatch));
      case Effect.ExportMatrix e ->
          files.execute(() -> Saving.to(e.file(), () -> core.export(e), dispatch));
    }
  }

  private void readKubeconfig(Consumer<Intent> dispatch) {
    Intent read = new Intent.KubeconfigRead(core.contexts(source));
    dispatch.accept(read);
    beyond.tell(read);
  }

  /// From here on the demo's context stands among the others.
  private void startDemo(Consumer<Intent> dispatch) {
    Kubeconfig demo;
    try {
      demo = core.kubeconfig(Source.DEMO);
    } catch (ClusterException e) {
      dispatch.accept(new Intent.Tell(Level.ERROR, "No demo: " + e.getMessage()));
      return;
    }
    readKubeconfig(dispatch);
    demo.current().ifPresent(c -> dispatch.accept(new Intent.OpenContext(c)));
  }

  @Override
  public void close() {
    session.close();
    captures.close();
    diagnosis.close();
    draw.close();
    policy.close();
    matrix.close();
    history.close();
    files.close();
  }
}
