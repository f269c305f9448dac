package dev.portolan.workspace;

import dev.portolan.cluster.Scope;
import dev.portolan.cluster.SessionState;
import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.cluster.rights.Rights;
import dev.portolan.diagnosis.Protocols;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that the window shows, immutable. Views render it and nothing else.
///
/// @param contexts the contexts that there are, and what the user keeps about them
/// @param open the context that is open, or was last (its state is then `Closed`); null before the
///   first
/// @param diagram the chart of the open context, an empty one before the first snapshot
/// @param checks newest first
/// @param predictions what the policies say of the open context
/// @param matrix what the user looks at in the matrix
/// @param wire what is asked of the wire, beside single checks
/// @param notices what the user was told last, newest last
public record Workspace(
    Appearance appearance,
    Contexts contexts,
    @Nullable OpenContext open,
    Diagram diagram,
    MapView map,
    Checks checks,
    Predictions predictions,
    MatrixView matrix,
    Wire wire,
    List<Notice> notices) {
  public Workspace {
    notices = List.copyOf(notices);
  }

  /// The contexts that there are, and what the user keeps about them.
  public record Contexts(Kubeconfig kubeconfig, Preferences preferences) {
    public static final Contexts NONE =
        new Contexts(new Kubeconfig(List.of(), List.of()), Preferences.NONE);
  }

  /// A colour theme.
  public enum Theme {
    LIGHT,
    DARK
  }

  /// An open context. `epoch` grows with every opening: whatever arrives with an older one is
  /// dropped.
  ///
  /// @param scope the namespaces that are read
  /// @param rights what the user may do there, as far as it is known
  /// @param consent the program that has to be allowed first, or null
  /// @param said what the credential plugin wrote last, such as where to log in
  public record OpenContext(
      long epoch,
      KubeContext context,
      Scope scope,
      SessionState state,
      ClusterSnapshot snapshot,
      Rights rights,
      @Nullable Consent consent,
      List<String> said) {
    private static final long IDS_PER_EPOCH = 1_000_000;

    public OpenContext {
      said = List.copyOf(said);
    }

    /// Where the ids of this opening begin: an older opening's are never met again.
    long ids() {
      return epoch * IDS_PER_EPOCH;
    }

    /// True where a view names no namespace that is not read.
    boolean reads(ChartView view) {
      return scope.widest() || scope.namespaces().containsAll(view.filter().namespaces());
    }

    OpenContext with(SessionState newState) {
      return new OpenContext(epoch, context, scope, newState, snapshot, rights, consent, said);
    }

    OpenContext with(ClusterSnapshot newSnapshot) {
      return new OpenContext(epoch, context, scope, state, newSnapshot, rights, consent, said);
    }

    OpenContext with(Scope newScope) {
      return new OpenContext(epoch, context, newScope, state, snapshot, rights, consent, said);
    }

    OpenContext with(Rights newRights) {
      return new OpenContext(epoch, context, scope, state, snapshot, newRights, consent, said);
    }

    OpenContext with(Consent newConsent) {
      return new OpenContext(epoch, context, scope, state, snapshot, rights, newConsent, said);
    }

    OpenContext hearing(List<String> newSaid) {
      return new OpenContext(epoch, context, scope, state, snapshot, rights, consent, newSaid);
    }

    public boolean closed() {
      return state instanceof SessionState.Closed;
    }
  }

  /// The user's consent to a context's credential plugin, while it is missing.
  ///
  /// @param denied true once the user has said "not now"
  public record Consent(PluginCommand command, boolean denied) {}

  /// What the user chose to see of the chart.
  ///
  /// @param view what of the cluster, and how it is arranged
  /// @param search the search's text, or empty
  /// @param found what the search found
  /// @param selected in the order of selecting; the last one is the one inspected
  /// @param yaml the YAML of the inspected object, when asked for
  /// @param trails what can be taken back and gone back to
  public record MapView(
      ChartView view,
      String search,
      Found found,
      List<ObjectRef> selected,
      @Nullable ObjectRef hovered,
      @Nullable Yaml yaml,
      Trails trails) {
    public static final MapView START =
        new MapView(ChartView.ALL, "", Found.NOTHING, List.of(), null, null, Trails.NONE);

    public MapView {
      selected = List.copyOf(selected);
    }

    /// What the search found, in the order of the chart.
    public List<ObjectRef> matches() {
      return found.refs();
    }

    /// The namespaces shown; empty means all.
    public Set<String> namespaces() {
      return view.filter().namespaces();
    }

    MapView showing(ChartView newView) {
      return new MapView(newView, search, found, selected, hovered, yaml, trails);
    }

    MapView searching(String newSearch, Found newFound) {
      return new MapView(view, newSearch, newFound, selected, hovered, yaml, trails);
    }

    /// The YAML stays only while its object is the one inspected.
    MapView selecting(List<ObjectRef> newSelected) {
      ObjectRef last = newSelected.isEmpty() ? null : newSelected.getLast();
      Yaml kept = yaml != null && yaml.ref().equals(last) ? yaml : null;
      return new MapView(view, search, found, newSelected, hovered, kept, trails);
    }

    MapView hovering(@Nullable ObjectRef newHovered) {
      return new MapView(view, search, found, selected, newHovered, yaml, trails);
    }

    MapView reading(Yaml newYaml) {
      return new MapView(view, search, found, selected, hovered, newYaml, trails);
    }

    MapView going(Trails newTrails) {
      return new MapView(view, search, found, selected, hovered, yaml, newTrails);
    }

    /// The object that the inspector shows, or null.
    public @Nullable ObjectRef inspected() {
      return selected.isEmpty() ? null : selected.getLast();
    }
  }

  /// An object's YAML, or why it could not be had; both empty while it is being fetched.
  public record Yaml(ObjectRef ref, String text, String problem) {}

  /// Something to tell the user; `id` grows.
  public record Notice(long id, Level level, String text) {}

  /// How loud a notice is.
  public enum Level {
    INFO,
    WARNING,
    ERROR
  }

  /// The workspace before anything was read.
  public static Workspace initial(Theme theme) {
    return initial(Appearance.of(theme));
  }

  public static Workspace initial(Appearance appearance) {
    return initial(appearance, Preferences.NONE);
  }

  public static Workspace initial(Appearance appearance, Preferences preferences) {
    return new Workspace(
        appearance,
        new Contexts(Contexts.NONE.kubeconfig(), preferences),
        null,
        Diagram.EMPTY,
        MapView.START,
        Checks.START,
        Predictions.NONE,
        MatrixView.START,
        Wire.START,
        List.of());
  }

  Workspace with(Appearance newAppearance) {
    return new Workspace(
        newAppearance, contexts, open, diagram, map, checks, predictions, matrix, wire, notices);
  }

  Workspace with(Contexts newContexts) {
    return new Workspace(
        appearance, newContexts, open, diagram, map, checks, predictions, matrix, wire, notices);
  }

  Workspace with(OpenContext newOpen) {
    return new Workspace(
        appearance, contexts, newOpen, diagram, map, checks, predictions, matrix, wire, notices);
  }

  Workspace with(Diagram newDiagram) {
    return new Workspace(
        appearance, contexts, open, newDiagram, map, checks, predictions, matrix, wire, notices);
  }

  Workspace with(MapView newMap) {
    return new Workspace(
        appearance, contexts, open, diagram, newMap, checks, predictions, matrix, wire, notices);
  }

  Workspace with(Checks newChecks) {
    return new Workspace(
        appearance, contexts, open, diagram, map, newChecks, predictions, matrix, wire, notices);
  }

  Workspace with(Predictions newPredictions) {
    return new Workspace(
        appearance, contexts, open, diagram, map, checks, newPredictions, matrix, wire, notices);
  }

  Workspace with(MatrixView newMatrix) {
    return new Workspace(
        appearance, contexts, open, diagram, map, checks, predictions, newMatrix, wire, notices);
  }

  Workspace with(Wire newWire) {
    return new Workspace(
        appearance, contexts, open, diagram, map, checks, predictions, matrix, newWire, notices);
  }

  Workspace with(List<Notice> newNotices) {
    return new Workspace(
        appearance, contexts, open, diagram, map, checks, predictions, matrix, wire, newNotices);
  }

  /// True where what the form is aimed at does not tell whether TCP or UDP is meant.
  public boolean eitherProtocol() {
    Target to = checks.form().to();
    return open != null && to != null && Protocols.open(open.snapshot(), to, checks.form().port());
  }

  public Kubeconfig kubeconfig() {
    return contexts.kubeconfig();
  }

  /// What the user keeps about the open context; the plain preference when none is open.
  public ContextPreference preference() {
    return open == null ? ContextPreference.PLAIN : contexts.preferences().of(open.context().id());
  }

  /// Whether both show the same, as far as that can be told at once: charts, snapshots and books
  /// are of one generation or are not, and are never compared object by object.
  @SuppressWarnings("ReferenceEquality") // the very same is the point
  boolean showsAsMuchAs(Workspace other) {
    return this == other
        || (diagram == other.diagram
            && sameContext(open, other.open)
            && predictions.book() == other.predictions.book()
            && predictions.equals(other.predictions)
            && map.equals(other.map)
            && checks.equals(other.checks)
            && matrix.equals(other.matrix)
            && wire.equals(other.wire)
            && notices.equals(other.notices)
            && appearance.equals(other.appearance)
            && contexts.equals(other.contexts));
  }

  @SuppressWarnings("ReferenceEquality") // as above
  private static boolean sameContext(@Nullable OpenContext a, @Nullable OpenContext b) {
    if (a == null || b == null) {
      return a == b;
    }
    return a.snapshot() == b.snapshot() && a.equals(b.with(a.snapshot()));
  }

  /// What lies over the chart now.
  public Overlay overlay() {
    return Overlays.of(this);
  }
}
