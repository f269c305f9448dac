package dev.portolan.ui.contexts;

import dev.portolan.cluster.SessionState;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.Accent;
import dev.portolan.workspace.Drift;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What has to be known of the open context all the time, in its mark's colour: that it is
/// protected, that its server is not verified, that its entry has changed, that only some of its
/// namespaces are read. Nothing while there is nothing to know.
public final class ContextStrip {
  private static final int MOST_CHIPS = 8;
  private static final int MOST_NAMED = 5;
  private static final String GUARDED =
      "Nothing runs in its pods before you have typed the context's name.";

  private final Store store;
  private final Runnable namespaces;
  private final Region band = new Region();
  private final HBox items = new HBox(8);
  private final VBox root = new VBox(band, items);
  private Accent accent = Accent.NONE;
  private @Nullable Shown shown;

  /// What the strip says.
  ///
  /// @param read the namespaces that the user chose to read
  /// @param granted the namespaces that the user's rights narrow the map to, where none were chosen
  /// @param failure what to do about a failure while the map stays, or empty
  private record Shown(
      boolean guarded,
      String unsafe,
      String meaning,
      Drift drift,
      Set<String> read,
      Set<String> granted,
      String failure) {
    static final Shown NOTHING = new Shown(false, "", "", Drift.NONE, Set.of(), Set.of(), "");
  }

  /// @param namespaces lets the user choose the namespaces that are read
  public ContextStrip(Store store, Runnable namespaces) {
    this.store = store;
    this.namespaces = namespaces;
    band.getStyleClass().add("accent-band");
    band.managedProperty().bind(band.visibleProperty());
    items.setAlignment(Pos.CENTER_LEFT);
    items.getStyleClass().add("context-strip");
    items.managedProperty().bind(items.visibleProperty());
    root.setId("context-strip");
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    OpenContext open = workspace.open();
    boolean closed = open == null || open.closed();
    Accent next = closed ? Accent.NONE : workspace.preference().accent();
    AccentSign.paint(root, accent, next);
    accent = next;
    band.setVisible(next != Accent.NONE);
    Shown is = open == null || closed ? Shown.NOTHING : shown(workspace, open);
    if (!is.equals(shown)) {
      shown = is;
      items.getChildren().setAll(nodes(is));
      items.setVisible(!items.getChildren().isEmpty());
    }
  }

  private static Shown shown(Workspace workspace, OpenContext open) {
    boolean map = !workspace.diagram().boxes().isEmpty();
    String failure =
        map && open.state() instanceof SessionState.Failed f
            ? Remedy.of(f.why(), open.context())
            : "";
    return new Shown(
        workspace.preference().guarded(),
        Insecurity.of(open.context()),
        Insecurity.meaning(open.context()),
        Drift.of(workspace),
        open.scope().namespaces(),
        open.scope().widest() ? granted(open) : Set.of(),
        failure);
  }

  private static Set<String> granted(OpenContext open) {
    return open.snapshot().coverage(Kind.POD) instanceof Coverage.Scoped s
        ? s.namespaces().keySet()
        : Set.of();
  }

  private List<Node> nodes(Shown is) {
    List<Node> nodes = new ArrayList<>();
    if (is.guarded()) {
      nodes.add(flag("protected", Feather.LOCK, "Protected", GUARDED));
      Label meaning = new Label(GUARDED);
      meaning.getStyleClass().add("muted");
      nodes.add(meaning);
    }
    if (!is.unsafe().isEmpty()) {
      nodes.add(flag("insecure", Feather.UNLOCK, is.unsafe(), is.meaning()));
    }
    if (is.drift() != Drift.NONE) {
      nodes.add(
          new Label(
              is.drift() == Drift.GONE
                  ? "This context is in no kubeconfig file any more."
                  : "This context has changed in its file; the connection is still the old one.",
              Glyphs.of(Feather.ALERT_TRIANGLE)));
    }
    if (is.drift() == Drift.CHANGED) {
      nodes.add(button("reopen", "Reopen", () -> store.dispatch(new Intent.Reopen())));
    }
    if (!is.failure().isEmpty()) {
      nodes.add(new Label(is.failure(), Glyphs.of(Feather.ALERT_TRIANGLE)));
      nodes.add(button("retry", "Try again", () -> store.dispatch(new Intent.Reopen())));
    }
    if (!is.read().isEmpty()) {
      scope(is.read(), nodes);
    } else if (!is.granted().isEmpty()) {
      nodes.add(new Label(granted(is.granted()), Glyphs.of(Feather.LOCK)));
      nodes.add(button("name-namespaces", "Name others", namespaces));
    }
    return nodes;
  }

  private static String granted(Set<String> namespaces) {
    String some = namespaces.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = namespaces.size() - MOST_NAMED;
    return "You may not read the whole cluster. Portolan reads "
        + some
        + (more > 0 ? " and " + more + " more" : "")
        + ".";
  }

  private void scope(Set<String> read, List<Node> nodes) {
    Label only = new Label("Reads only");
    only.getStyleClass().add("muted");
    nodes.add(only);
    read.stream().limit(MOST_CHIPS).forEach(n -> nodes.add(chip(n, read)));
    if (read.size() > MOST_CHIPS) {
      nodes.add(button("more-namespaces", read.size() - MOST_CHIPS + " more", namespaces));
    }
    nodes.add(
        button(
            "read-all",
            "Read all that I may",
            () -> store.dispatch(new Intent.ReadNamespaces(Set.of()))));
  }

  private Node chip(String namespace, Set<String> read) {
    Button remove = new Button(namespace, Glyphs.of(Feather.X));
    remove.getStyleClass().add("scope-chip");
    remove.setContentDisplay(ContentDisplay.RIGHT);
    remove.setAccessibleText("Do not read " + namespace + " any more");
    remove.setTooltip(new Tooltip("Do not read " + namespace + " any more"));
    remove.setOnAction(
        e -> {
          Set<String> rest = new TreeSet<>(read);
          rest.remove(namespace);
          store.dispatch(new Intent.ReadNamespaces(rest));
        });
    return new StackPane(remove);
  }

  private static Label flag(String id, Feather icon, String text, String meaning) {
    Label flag = new Label(text, Glyphs.of(icon));
    flag.setId("flag-" + id);
    flag.getStyleClass().addAll("flag", "flag-" + id);
    flag.setTooltip(new Tooltip(meaning));
    flag.setMinWidth(Region.USE_PREF_SIZE);
    return flag;
  }

  private static Button button(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }
}
