package dev.portolan.ui.inspector;

import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.Peer;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What there is to say of a network policy.
final class PolicyFacts {
  private PolicyFacts() {}

  static List<Section> of(SnapshotIndex index, NetworkPolicy policy) {
    List<Section> sections = new ArrayList<>();
    SectionBuilder rows = new SectionBuilder("Network policy");
    rows.row("Selects", selector(policy.podSelector()));
    rows.row("Types", types(policy));
    rows.row("Created", Words.time(policy.meta().created()));
    sections.add(rows.build());
    for (Direction direction : Direction.values()) {
      if (policy.types().contains(direction)) {
        sections.add(rules(policy, direction));
      }
    }
    sections.add(
        WorkloadFacts.podList("Selected pods", index, policy.namespace(), selected(index, policy)));
    return sections;
  }

  static List<Pod> selected(SnapshotIndex index, NetworkPolicy policy) {
    return index.podsIn(policy.namespace()).stream()
        .filter(pod -> policy.podSelector().matches(pod.labels()))
        .toList();
  }

  /// `ingress`, `egress` or both.
  static String types(NetworkPolicy policy) {
    return Stream.of(Direction.values())
        .filter(policy.types()::contains)
        .map(d -> d == Direction.INGRESS ? "ingress" : "egress")
        .collect(Collectors.joining(" and "));
  }

  private static Section rules(NetworkPolicy policy, Direction direction) {
    boolean in = direction == Direction.INGRESS;
    SectionBuilder rows = new SectionBuilder(in ? "Lets in" : "Lets out");
    List<Rule> rules = policy.rules(direction);
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      String peers =
          rule.peers().isEmpty()
              ? "anyone"
              : rule.peers().stream().map(PolicyFacts::peer).collect(Collectors.joining("; or "));
      String ports =
          rule.ports().isEmpty()
              ? "on every port"
              : "on "
                  + rule.ports().stream().map(PolicyFacts::port).collect(Collectors.joining(", "));
      rows.row("Rule " + (i + 1), (in ? "from " : "to ") + peers, Tone.PLAIN, ports);
    }
    if (rules.isEmpty()) {
      rows.note(new Note(Tone.WARN, "Nothing: it has no rule for this direction."));
    }
    return rows.build();
  }

  private static String peer(Peer peer) {
    return switch (peer) {
      case IpBlock block ->
          block.except().isEmpty()
              ? block.cidr()
              : block.cidr() + " without " + String.join(", ", block.except());
      case PodPeer p -> selector(p.pods()) + " in " + namespaces(p.namespaces());
    };
  }

  private static String namespaces(@Nullable LabelSelector namespaces) {
    if (namespaces == null) {
      return "this namespace";
    }
    return namespaces.isEmpty() ? "every namespace" : "namespaces with " + namespaces;
  }

  private static String selector(@Nullable LabelSelector selector) {
    return selector == null || selector.isEmpty() ? "every pod" : "pods with " + selector;
  }

  private static String port(Port port) {
    PortRef ref = port.port();
    if (ref == null) {
      return "every " + port.protocol() + " port";
    }
    String range = port.endPort() == 0 ? "" : "-" + port.endPort();
    return port.protocol() + " " + ref + range;
  }
}
