package dev.portolan.ui.map;

import dev.portolan.diagram.Courses;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Fan;
import dev.portolan.diagram.Overlay;
import dev.portolan.model.ObjectRef;
import dev.portolan.paint.Signs;
import dev.portolan.ui.FxCrossing;
import dev.portolan.ui.map.MapSurface.Picture;
import dev.portolan.ui.parts.Zoomed;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The map: a surface that shows the chart, the camera that looks at it, and what can be done on it
/// with mouse and keys.
public final class MapView implements AutoCloseable {
  private static final Duration REST = Duration.millis(120);

  private static final double MARGIN = 12;

  /// How near to a line the pointer must be.
  private static final double REACH = 5;

  /// Below this a name cannot be read.
  private static final double READABLE = 0.7;

  private final Pane root = new Pane();

  /// Around all of it while it has the keyboard: its own border would lie under the chart.
  private final Region ring = new Region();

  private final Camera camera = new Camera(this::moved);
  private final Sight sight = new Sight(camera, () -> shown().diagram());
  private final MapSurface surface;
  private final PauseTransition rest = new PauseTransition(REST);
  private final SourceHandle handle;
  private final FoldHandle folds;
  private final HoverTip tip;
  private final ReachBar reach;
  private final WhatIfBanner banner;
  private final ObjectVerbs verbs;
  private final MapGestures gestures;
  private final MapWalk walk;
  private final List<Runnable> cameraListeners = new ArrayList<>();
  private final Moving moving;
  private Workspace shown;
  private Overlay overlay = Overlay.NONE;
  private boolean reveal;

  /// What is centred on once more when the chart comes on which it is opened, or null.
  private @Nullable ObjectRef unfolding;

  private Consumer<Signs> signs = s -> {};

  /// Where the ties on screen run, for the pointer.
  private List<Courses> courses = List.of();

  public MapView(Store store) {
    this(store, new PainterBrush());
  }

  private MapView(Store store, PainterBrush brush) {
    this(store, new PixelSurface(brush));
    brush.onSigns(s -> FxCrossing.later(() -> signs.accept(s)));
  }

  MapView(Store store, MapSurface surface) {
    this.shown = store.now();
    this.surface = surface;
    moving = new Moving(this::draw, () -> shown.appearance().calm());
    Actions actions = new Actions(store);
    walk = new MapWalk(store, this);
    handle = new SourceHandle(this, store, actions);
    folds = new FoldHandle(this, store);
    tip = new HoverTip(root);
    reach = new ReachBar(store);
    banner = new WhatIfBanner(store);
    root.setId("map");
    root.getStyleClass().add("map");
    root.setFocusTraversable(true);
    root.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    root.setAccessibleRoleDescription("map");
    root.setAccessibleText("Map of the cluster");
    root.getChildren()
        .addAll(surface.node(), folds.node(), handle.node(), reach.node(), banner.node(), ring);
    ring.getStyleClass().add("ring");
    ring.setManaged(false);
    ring.setMouseTransparent(true);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(root.widthProperty());
    clip.heightProperty().bind(root.heightProperty());
    root.setClip(clip);
    root.widthProperty().addListener((o, was, is) -> resized());
    root.heightProperty().addListener((o, was, is) -> resized());
    rest.setOnFinished(e -> draw(true));
    verbs = new ObjectVerbs(store, this, actions);
    gestures = new MapGestures(this, store);
    gestures.install();
  }

  public Pane node() {
    return root;
  }

  public Camera camera() {
    return camera;
  }

  Sight sight() {
    return sight;
  }

  /// Tells, once the picture rests, what signs are on it.
  void onSigns(Consumer<Signs> listener) {
    signs = listener;
  }

  /// Calls back whenever the camera has moved.
  public void onCamera(Runnable listener) {
    cameraListeners.add(listener);
  }

  /// What can be done with a thing on the map.
  public List<Verb> verbs(ObjectRef ref) {
    return verbs.of(ref);
  }

  /// Adds what the keyboard does on the map.
  public void addTo(Verbs all) {
    walk.addTo(all);
    gestures.addTo(all);
  }

  /// Opens the context menu of the selected thing, beside it.
  void openMenu() {
    ObjectRef inspected = shown.map().inspected();
    if (inspected != null) {
      shown
          .diagram()
          .box(inspected)
          .ifPresent(b -> gestures.openMenu(b, camera.toScreen(b.rect())));
    }
  }

  /// Centres on what gets selected next, as when the search goes to its next match.
  public void revealNext() {
    reveal = true;
  }

  /// Shows a workspace. The camera stays, unless it follows the whole chart.
  public void render(Workspace workspace) {
    Workspace before = shown;
    shown = workspace;
    Overlay next = workspace.overlay();
    boolean stale =
        !next.equals(overlay)
            || !before.diagram().equals(workspace.diagram())
            || !before.appearance().equals(workspace.appearance());
    overlay = next;
    if (!stale && !reveal && alike(before, workspace)) {
      return;
    }
    if (!before.diagram().equals(workspace.diagram())) {
      moving.next(before.diagram(), workspace.diagram());
    }
    follow(before, workspace);
    reveal(before, workspace);
    if (stale) {
      draw(true);
    }
    handle.place(workspace, camera);
    folds.place(workspace, camera);
    reach.render(workspace, overlay);
    banner.render(workspace);
    placeBars();
    tip.show(workspace);
    speak(workspace);
  }

  /// True where only what the map does not tell of is other, as while a hundred checks print.
  @SuppressWarnings("ReferenceEquality") // the very same is asked for: to compare them costs more
  private static boolean alike(Workspace a, Workspace b) {
    return a != b
        && a.map() == b.map()
        && a.open() == b.open()
        && a.predictions() == b.predictions()
        && a.checks().form() == b.checks().form();
  }

  private void speak(Workspace workspace) {
    String text = Speech.of(workspace);
    if (!text.equals(root.getAccessibleText())) {
      root.setAccessibleText(text);
      root.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }

  /// Another context, filter or arrangement begins with the whole chart.
  private void follow(Workspace before, Workspace workspace) {
    Diagram diagram = workspace.diagram();
    if (epoch(before) != epoch(workspace)
        || !before.map().view().arrangedAs(workspace.map().view())
        || !before.map().view().filter().equals(workspace.map().view().filter())) {
      camera.fit();
    }
    if (!before.diagram().bounds().equals(diagram.bounds())) {
      camera.follow(diagram.bounds());
    }
  }

  private void reveal(Workspace before, Workspace workspace) {
    ObjectRef inspected = workspace.map().inspected();
    boolean drawn = !before.diagram().equals(workspace.diagram());
    if (reveal && inspected != null) {
      reveal = false;
      center(workspace.diagram(), inspected);
      boolean opening = !before.map().view().folds().equals(workspace.map().view().folds());
      unfolding = opening && !drawn ? inspected : null;
    } else if (drawn && inspected != null && inspected.equals(unfolding)) {
      unfolding = null;
      center(workspace.diagram(), inspected);
    }
  }

  private void center(Diagram diagram, ObjectRef ref) {
    diagram.box(ref).ifPresent(b -> camera.center(b.rect(), READABLE));
  }

  /// Shows the selected things, or everything when nothing is selected.
  public void showSelection() {
    shown.map().selected().stream()
        .flatMap(r -> shown.diagram().box(r).stream())
        .map(Box::rect)
        .reduce((a, b) -> a.union(b))
        .ifPresentOrElse(r -> camera.show(r, 1.6), camera::fit);
  }

  /// What is said of the predicted connections whose lines pass a place of the map on screen; none
  /// where a pod, a service or an ingress lies.
  List<String> tiesAt(double x, double y) {
    var point = camera.viewport().toChart(x, y);
    boolean leaf =
        sight
            .at(x, y)
            .filter(b -> b.shape() != Shape.NAMESPACE && b.shape() != Shape.WORKLOAD)
            .isPresent();
    if (leaf || overlay.predicted().ties().isEmpty()) {
      return List.of();
    }
    double scale = camera.viewport().scale();
    courses =
        Courses.all(
            courses, shown.diagram(), overlay.predicted().ties(), scale, sight.detail().tiles());
    return courses.stream()
        .map(c -> Fan.of(c, scale))
        .flatMap(f -> f.at(point.x(), point.y(), REACH / scale).stream())
        .flatMap(s -> s.said().stream())
        .distinct()
        .toList();
  }

  /// Tells what is said of lines under the pointer; of none when empty.
  void tell(List<String> ties) {
    tip.ties(ties);
  }

  Workspace shown() {
    return shown;
  }

  void add(Node node) {
    root.getChildren().add(node);
  }

  void remove(Node node) {
    root.getChildren().remove(node);
  }

  Set<ObjectRef> selected() {
    return Set.copyOf(shown.map().selected());
  }

  @Override
  public void close() {
    rest.stop();
    moving.stop();
    surface.close();
  }

  private void resized() {
    camera.resize((int) root.getWidth(), (int) root.getHeight());
    ring.resize(root.getWidth(), root.getHeight());
    placeBars();
  }

  private void placeBars() {
    Region top = banner.node();
    top.autosize();
    top.relocate((root.getWidth() - top.getWidth()) / 2, MARGIN);
    Region bar = reach.node();
    bar.autosize();
    bar.relocate(MARGIN, root.getHeight() - bar.getHeight() - MARGIN);
  }

  private void moved() {
    draw(false);
    rest.playFromStart();
    handle.place(shown, camera);
    folds.place(shown, camera);
    cameraListeners.forEach(Runnable::run);
  }

  private void draw(boolean fine) {
    if (root.getWidth() < 1 || root.getHeight() < 1) {
      return;
    }
    surface.show(
        new Picture(
            moving.now(shown.diagram()),
            overlay,
            camera.viewport(),
            Zoomed.density(root),
            shown.appearance().tones(),
            fine));
  }

  private static long epoch(Workspace workspace) {
    Workspace.@Nullable OpenContext open = workspace.open();
    return open == null ? 0 : open.epoch();
  }
}
