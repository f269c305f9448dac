package dev.portolan.ui.inspector;

import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.parts.Tone;
import java.util.List;

/// What there is to say of a node.
final class NodeFacts {
  private NodeFacts() {}

  static List<Section> of(SnapshotIndex index, Node node) {
    SectionBuilder rows = new SectionBuilder("Node");
    rows.row("Ready", node.ready() ? "yes" : "no", node.ready() ? Tone.GOOD : Tone.BAD, "");
    rows.each("Address", node.addresses());
    rows.each("Pod range", node.podCidrs());
    rows.row("Kubelet", node.kubeletVersion());
    rows.row("Created", Words.time(node.meta().created()));
    List<Pod> pods =
        index.snapshot().pods().stream().filter(pod -> pod.nodeName().equals(node.name())).toList();
    return List.of(rows.build(), WorkloadFacts.podList("Pods", index, "", pods));
  }
}
