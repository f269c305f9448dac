package dev.portolan.ui.inspector;

import dev.portolan.model.Container;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.probe.Target.HostTarget;
import dev.portolan.probe.Target.IngressTarget;
import dev.portolan.probe.Target.PodTarget;
import dev.portolan.probe.Target.ServiceTarget;
import dev.portolan.probe.target.Fronts;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with the selected object: check from it or to it, copy its kubectl commands.
final class ActionsView {
  /// What the buttons depend on; they are made anew only when it changes.
  private record Offer(List<ObjectRef> refs, List<String> containers, List<Target> targets) {}

  private final Store store;
  private final FlowPane root = new FlowPane();
  private Offer shown = new Offer(List.of(), List.of(), List.of());

  ActionsView(Store store) {
    this.store = store;
    root.getStyleClass().add("inspector-actions");
  }

  FlowPane node() {
    return root;
  }

  void show(SnapshotIndex index, List<ObjectRef> refs) {
    Offer offer = refs.size() == 1 ? offer(index, refs.getFirst()) : nothing(refs);
    if (offer.equals(shown)) {
      return;
    }
    shown = offer;
    root.getChildren().clear();
    if (refs.size() == 1) {
      ObjectRef ref = refs.getFirst();
      addSources(ref, offer.containers());
      addTargets(offer.targets());
      root.getChildren().add(KubectlMenu.of(ref, offer.containers(), store));
    }
  }

  private static Offer nothing(List<ObjectRef> refs) {
    return new Offer(refs, List.of(), List.of());
  }

  private static Offer offer(SnapshotIndex index, ObjectRef ref) {
    KubeObject object = index.snapshot().find(ref).orElse(null);
    List<ObjectRef> refs = List.of(ref);
    return switch (object) {
      case Pod pod ->
          new Offer(
              refs,
              pod.servingContainers().stream()
                  .filter(Container::running)
                  .map(Container::name)
                  .toList(),
              List.of(new PodTarget(ref)));
      case Service service -> new Offer(refs, List.of(), List.of(new ServiceTarget(ref)));
      case Ingress ingress -> new Offer(refs, List.of(), hosts(ingress));
      case Node node ->
          new Offer(
              refs,
              List.of(),
              node.addresses().stream().limit(1).map(a -> (Target) new HostTarget(a)).toList());
      case GatewayRoute route -> new Offer(refs, List.of(), List.of(Fronts.target(route)));
      case null, default -> nothing(refs);
    };
  }

  private static List<Target> hosts(Ingress ingress) {
    return ingress.rules().stream()
        .map(Ingress.Rule::host)
        .filter(host -> !host.isEmpty())
        .distinct()
        .map(host -> (Target) new IngressTarget(ingress.ref(), host))
        .toList();
  }

  private void addSources(ObjectRef ref, List<String> containers) {
    if (containers.size() == 1) {
      root.getChildren()
          .add(button("Check from here", Feather.LOG_OUT, () -> from(ref, containers.getFirst())));
    } else if (!containers.isEmpty()) {
      MenuButton menu = new MenuButton("Check from here");
      containers.forEach(
          name -> menu.getItems().add(item("Container " + name, () -> from(ref, name))));
      root.getChildren().add(dress(menu, Feather.LOG_OUT, "Choose the container to check from"));
    }
  }

  private void addTargets(List<Target> targets) {
    if (targets.size() == 1) {
      root.getChildren().add(button("Check to here", Feather.TARGET, () -> to(targets.getFirst())));
    } else if (!targets.isEmpty()) {
      MenuButton menu = new MenuButton("Check to here");
      targets.forEach(target -> menu.getItems().add(item(target.label(), () -> to(target))));
      root.getChildren().add(dress(menu, Feather.TARGET, "Choose the host to check"));
    }
  }

  private void from(ObjectRef pod, String container) {
    store.dispatch(new Intent.CheckFrom(new ContainerRef(pod.namespace(), pod.name(), container)));
  }

  private void to(Target target) {
    store.dispatch(new Intent.CheckTo(target));
  }

  private static ButtonBase button(String text, Feather icon, Runnable action) {
    Button button = new Button(text);
    button.setOnAction(event -> action.run());
    return dress(
        button,
        icon,
        "Put it into the form for checks as the "
            + (text.toLowerCase(Locale.ROOT).contains("from") ? "source" : "target"));
  }

  private static <B extends ButtonBase> B dress(B button, Feather icon, String tooltip) {
    button.setGraphic(Glyphs.of(icon));
    button.setTooltip(new Tooltip(tooltip));
    return button;
  }

  static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }
}
