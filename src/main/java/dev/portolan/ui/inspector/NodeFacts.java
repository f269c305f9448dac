package dev.portolan.ui.inspector;

import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What there is to say of a node.
final class NodeFacts {
  private NodeFacts() {}

  static List<Section> of(SnapshotIndex index, Node node) {
    SectionBuilder rows = new SectionBuilder("Node");
    rows.row("Ready", node.ready() ? "yes" : "no", node.ready() ? Tone.GOOD : Tone.BAD, "");
    if (node.state().cordoned()) {
      rows.row("Scheduling", "disabled", Tone.WARN, "it is cordoned: no new pods come to it");
    }
    node.state().pressures().forEach(p -> rows.row("Trouble", p, Tone.WARN, ""));
    rows.each("Roles", node.roles());
    rows.row("Zone", node.zone());
    rows.each("Address", node.addresses());
    rows.each("Pod range", node.podCidrs());
    rows.each("Taints", node.state().taints());
    rows.row("Kubelet", node.kubeletVersion());
    rows.row("Room", room(node.state()));
    rows.row("Created", Words.time(node.meta().created()));
    List<Pod> pods =
        index.snapshot().pods().stream().filter(pod -> pod.nodeName().equals(node.name())).toList();
    return List.of(rows.build(), WorkloadFacts.podList("Pods", index, "", pods));
  }

  /// `16 CPUs, 62.8 GiB, 240 pods`.
  private static String room(Node.State state) {
    List<String> parts = new ArrayList<>();
    if (!state.cpu().isEmpty()) {
      parts.add(state.cpu() + (state.cpu().equals("1") ? " CPU" : " CPUs"));
    }
    if (!state.memory().isEmpty()) {
      parts.add(memory(state.memory()));
    }
    if (state.pods() > 0) {
      parts.add(Words.count(state.pods(), "pod"));
    }
    return String.join(", ", parts);
  }

  /// A quantity in Ki as GiB; any other as the API writes it.
  private static String memory(String quantity) {
    if (!quantity.matches("\\d{1,15}Ki")) {
      return quantity;
    }
    long kibi = Long.parseLong(quantity.substring(0, quantity.length() - 2));
    return String.format(Locale.ROOT, "%.1f GiB", kibi / 1024.0 / 1024.0);
  }
}
