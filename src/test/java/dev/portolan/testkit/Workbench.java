package dev.portolan.testkit;

import dev.portolan.cluster.SessionState;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Rect;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.KubeObject;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A store whose effects are only written down, so that a test answers them itself.
public final class Workbench {
  public final List<Effect> effects = Collections.synchronizedList(new ArrayList<>());
  public final Store store;

  public Workbench() {
    store = new Store(Workspace.initial(Workspace.Theme.LIGHT), (effect, d) -> effects.add(effect));
  }

  public static KubeContext context(String name) {
    KubeContext context =
        Contexts.of(
            Path.of("/home/me/.kube/config"),
            name,
            "default",
            Map.of("server", "https://" + name + ".example:6443"),
            Map.of());
    return new KubeContext(
        context.id(),
        context.namespace(),
        name.equals("prod"),
        context.cluster(),
        context.user(),
        List.of());
  }

  /// Opens a context that holds this snapshot and answers the drawing with a plain chart of it.
  public Workbench open(ClusterSnapshot snapshot) {
    KubeContext prod = context("prod");
    send(
        new Intent.KubeconfigRead(new Kubeconfig(List.of(prod, context("test")), List.of())),
        new Intent.OpenContext(prod));
    long epoch = epoch();
    return send(
        new Intent.StateChanged(epoch, new SessionState.Live()),
        new Intent.SnapshotArrived(epoch, snapshot),
        new Intent.PictureReady(epoch, chart(snapshot)));
  }

  public Workbench send(Intent... intents) {
    Stream.of(intents).forEach(store::dispatch);
    return this;
  }

  public Workspace now() {
    return store.now();
  }

  public Workspace.OpenContext opened() {
    return Objects.requireNonNull(now().open(), "no context is open");
  }

  public long epoch() {
    return opened().epoch();
  }

  public <E extends Effect> List<E> effects(Class<E> type) {
    return effects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// Pods and services in two rows, 100 by 40 units each, 20 apart.
  public static Diagram chart(ClusterSnapshot snapshot) {
    List<Box> boxes = new ArrayList<>();
    row(snapshot.services(), Shape.SERVICE, 0, boxes);
    row(snapshot.pods(), Shape.POD, 100, boxes);
    Rect bounds = boxes.stream().map(Box::rect).reduce(Rect::union).orElse(new Rect(0, 0, 0, 0));
    return Diagram.of(snapshot.generation(), bounds, boxes, List.of());
  }

  private static void row(List<? extends KubeObject> objects, Shape shape, int y, List<Box> boxes) {
    int x = 0;
    for (KubeObject object : objects) {
      Rect rect = new Rect(x, y, 100, 40);
      boxes.add(new Box(object.ref(), shape, rect, object.name(), "", Health.GOOD));
      x += 120;
    }
  }
}
