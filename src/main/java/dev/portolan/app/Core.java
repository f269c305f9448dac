package dev.portolan.app;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.ClusterSessions;
import dev.portolan.cluster.Opening;
import dev.portolan.cluster.Scope;
import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.cluster.access.PluginTrust;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Overlay;
import dev.portolan.export.ChartExport;
import dev.portolan.export.MatrixExport;
import dev.portolan.history.HistoryFile;
import dev.portolan.history.HistoryFolder;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.kubeconfig.KubeconfigWatch;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.paint.Palette;
import dev.portolan.probe.Prober;
import dev.portolan.probe.run.Probes;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Tones;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The wired core that window and command line share: contexts, sessions, charts, checks, and the
/// demo cluster when it is asked for.
public final class Core implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Core.class.getName());

  private final Path home;
  private final Settings settings;
  private final TrustStore trusted;
  private final HistoryFolder history;
  private final Environment environment;
  private final IntFunction<DemoHost> demos;
  private final Clock clock = Clock.systemUTC();
  private @Nullable DemoHost demo;

  public Core(Map<String, String> environment, Path home) {
    this(environment, home, Environment.of(environment), DemoHost::start);
  }

  /// @param demos starts the demo cluster of so many pods
  Core(Path home, IntFunction<DemoHost> demos) {
    this(Map.of(), home, Environment.of(Map.of()), demos);
  }

  private Core(
      Map<String, String> own, Path home, Environment environment, IntFunction<DemoHost> demos) {
    this.demos = demos;
    Paths paths = Paths.of(own, home, System.getProperty("os.name"));
    this.environment = environment;
    this.home = home;
    settings = new Settings(paths.settingsFile());
    trusted = new TrustStore(paths.trustFile());
    history = new HistoryFolder(paths.history());
  }

  /// A core for the window: started from a dock or a menu, it reads the login shell's environment.
  ///
  /// @param terminal true when there is one to talk with the user
  public static Core ofDesktop(Map<String, String> own, Path home, boolean terminal) {
    return new Core(
        own,
        home,
        Environment.ofDesktop(own, System.getProperty("os.name"), terminal),
        DemoHost::start);
  }

  private KubeconfigLoader loader() {
    return new KubeconfigLoader(environment.get(), home);
  }

  public Settings settings() {
    return settings;
  }

  Clock clock() {
    return clock;
  }

  /// The contexts of a source. Asking for the demo starts it, once; it runs until `close`.
  public synchronized Kubeconfig kubeconfig(Source source) {
    if (!source.demo()) {
      return loader().load(source.kubeconfig());
    }
    DemoHost running = demo;
    if (running == null) {
      running = demos.apply(source.demoPods());
      demo = running;
    }
    return loader().load(running.kubeconfig());
  }

  /// The contexts of a source, and the demo's among them once it runs.
  Kubeconfig contexts(Source source) {
    return withDemo(source, kubeconfig(source));
  }

  /// Tells of every change of a source's files after `known` was read; the demo's context stays
  /// among theirs.
  Optional<KubeconfigWatch> watch(Source source, Kubeconfig known, Consumer<Kubeconfig> listener) {
    if (source.demo()) {
      return Optional.empty();
    }
    Consumer<Kubeconfig> merged = read -> listener.accept(withDemo(source, read));
    return Optional.of(KubeconfigWatch.start(loader(), source.kubeconfig(), known, merged));
  }

  /// What was read of a source's files, with the demo's context once it runs.
  synchronized Kubeconfig withDemo(Source source, Kubeconfig files) {
    if (source.demo() || demo == null) {
      return files;
    }
    List<KubeContext> all = new ArrayList<>(files.contexts());
    all.addAll(kubeconfig(Source.DEMO).contexts());
    return new Kubeconfig(all, files.problems());
  }

  /// Keeps what the user says about a context. Of the demo's nothing is kept: its file is another
  /// one each time.
  synchronized void remember(KubeContext.Id context, ContextPreference preference) {
    if (demo == null || !context.file().equals(demo.kubeconfig())) {
      settings.preference(context, preference);
    }
  }

  /// Keeps how a context was shown last; of the demo's nothing.
  synchronized void remember(KubeContext.Id context, ChartView view) {
    if (demo == null || !context.file().equals(demo.kubeconfig())) {
      settings.view(context, view);
    }
  }

  /// What was asked of a context's wire. The demo's kubeconfig is another one each time: its
  /// contexts are known by their names.
  public synchronized HistoryFile history(KubeContext.Id context) {
    boolean ofDemo = demo != null && context.file().equals(demo.kubeconfig());
    return history.of(ofDemo ? Source.DEMO_PLACE : context.file().toString(), context.name());
  }

  /// What was asked of a context of the demo, whether it runs or not.
  public HistoryFile historyOfDemo(String context) {
    return history.of(Source.DEMO_PLACE, context);
  }

  /// The credential plugins that the user has allowed.
  public TrustStore trusted() {
    return trusted;
  }

  /// Allows a plugin from now on, or where that cannot be kept, until the program ends.
  void trust(PluginCommand command) {
    try {
      trusted.remember(command);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "what the user allowed is not kept");
    }
  }

  /// Opens a context; see `ClusterSessions`. Only plugins that the user has allowed are run.
  public ClusterSession open(KubeContext context, ClusterSession.Listener listener) {
    return open(context, trusted, Scope.WIDEST, listener);
  }

  /// @param said hears what the credential plugin writes while it runs
  ClusterSession open(
      KubeContext context, Scope scope, Consumer<String> said, ClusterSession.Listener listener) {
    PluginTrust trust = new HeardTrust(trusted, said);
    return open(
        new Opening(context, scope, trust, environment.get(), settings::execLimits), listener);
  }

  /// The same where the caller says what is read, and what may run.
  public ClusterSession open(
      KubeContext context, PluginTrust trust, Scope scope, ClusterSession.Listener listener) {
    return open(
        new Opening(context, scope, trust, environment.get(), settings::execLimits), listener);
  }

  private static ClusterSession open(Opening opening, ClusterSession.Listener listener) {
    return ClusterSessions.open(opening, listener);
  }

  /// A prober for a session's containers; close it before the session.
  public Probes prober(ClusterSession session) {
    return new Probes(session.exec(), clock, Thread.ofVirtual().name("check-", 0).factory())
        .following(() -> Optional.of(session.snapshot()));
  }

  /// Asks the wire for a diagnosis: from pods by the prober, from outside by this computer.
  public WireAsker asker(Prober prober, ClusterSnapshot snapshot) {
    return new WireAsker(prober, snapshot, clock);
  }

  /// A fresh chart of a snapshot.
  public Diagram diagram(ClusterSnapshot snapshot, ChartView view) {
    return DiagramBuilder.build(snapshot, view, null);
  }

  /// Writes a whole chart to a file; its ending tells the format.
  public void export(Path file, Diagram diagram, Tones tones, double scale) throws IOException {
    export(new Effect.Export(file, diagram, Overlay.NONE, tones, scale, null));
  }

  void export(Effect.Export e) throws IOException {
    ChartExport.write(e.file(), e.diagram(), e.overlay(), palette(e.tones()), e.scale(), e.view());
  }

  void export(Effect.ExportMatrix e) throws IOException {
    MatrixExport.write(e.file(), e.matrix(), e.filter());
  }

  private static Palette palette(Tones tones) {
    return Palette.of(tones.sheets());
  }

  @Override
  public synchronized void close() {
    DemoHost running = demo;
    demo = null;
    if (running != null) {
      running.close();
    }
  }
}
