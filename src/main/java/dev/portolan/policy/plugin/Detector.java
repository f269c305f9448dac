package dev.portolan.policy.plugin;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.Choices;
import dev.portolan.policy.plugin.Detection.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Looks for plugins in one snapshot: DaemonSets first (or pods of theirs, where only pods can be
/// listed), then nodes, then policies of a plugin's own kind.
final class Detector {
  /// The first image of kind's plugin that enforces policies, that of kind v0.24; older and newer
  /// ones are dated the same way (`v20240813-c6f155d6`).
  private static final int KINDNET_ENFORCES_SINCE = 20_240_813;

  private static final Pattern KINDNET_DATE = Pattern.compile(":v(\\d{8})-");
  private static final List<String> AWS_AGENTS =
      List.of("aws-network-policy-agent", "aws-eks-nodeagent");

  private final ClusterSnapshot snapshot;

  /// DaemonSets by name, with the path of one.
  private final Map<String, String> daemonSets = new TreeMap<>();

  Detector(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    snapshot.workloads(Kind.DAEMON_SET).forEach(d -> daemonSets.put(d.name(), d.ref().path()));
    for (Pod pod : snapshot.pods()) {
      OwnerRef owner = pod.meta().owner();
      if (owner != null && owner.kind().equals("DaemonSet")) {
        daemonSets.putIfAbsent(owner.name(), pod.namespace() + "/" + owner.name());
      }
    }
  }

  Detection detect() {
    List<Found> found = new ArrayList<>();
    for (NetworkPlugin plugin : NetworkPlugin.values()) {
      evidence(plugin).ifPresent(e -> found.add(e));
    }
    Enforcement enforcement = together(found);
    boolean outsideOnly = found.stream().anyMatch(f -> f.plugin().rangesMatchOutsideOnly());
    Choices choices = new Choices(!outsideOnly, Choices.USUAL.hostNetworkIsNode());
    String why = why(found, enforcement);
    return new Detection(found, enforcement, choices, why, sentence(enforcement, why));
  }

  private Optional<Found> evidence(NetworkPlugin plugin) {
    for (Map.Entry<String, String> set : daemonSets.entrySet()) {
      if (plugin.runs(set.getKey())) {
        String evidence = "DaemonSet " + set.getValue();
        return Optional.of(new Found(plugin, enforcement(plugin, set.getKey()), evidence));
      }
    }
    return onNodes(plugin).or(() -> ownKinds(plugin));
  }

  private Optional<Found> onNodes(NetworkPlugin plugin) {
    return snapshot.nodes().stream()
        .filter(
            n ->
                n.annotations().stream().anyMatch(plugin::annotates)
                    || (plugin == NetworkPlugin.K3S && n.kubeletVersion().contains("+k3s")))
        .findFirst()
        .map(n -> new Found(plugin, byAnnotation(plugin), "node " + n.name()));
  }

  /// Policies of a plugin's own kind may be left over from one that is gone.
  private Optional<Found> ownKinds(NetworkPlugin plugin) {
    return snapshot.pluginPolicies().stream()
        .filter(p -> plugin.owns(p.ref().kind()))
        .findFirst()
        .map(p -> new Found(plugin, Enforcement.UNKNOWN, p.ref().toString()));
  }

  /// An annotation may be left over from a plugin that is gone, so it counts for less where all
  /// DaemonSets are known, the plugin's not among them.
  private Enforcement byAnnotation(NetworkPlugin plugin) {
    boolean gone = snapshot.coverage(Kind.DAEMON_SET).complete();
    return switch (plugin) {
      case FLANNEL -> Enforcement.NOT_ENFORCED;
      case K3S -> Enforcement.UNKNOWN;
      default -> gone ? Enforcement.UNKNOWN : Enforcement.ENFORCED;
    };
  }

  private Enforcement enforcement(NetworkPlugin plugin, String daemonSet) {
    return switch (plugin) {
      case FLANNEL -> Enforcement.NOT_ENFORCED;
      case KINDNET -> kindnet(daemonSet);
      case AWS_VPC_CNI -> aws(daemonSet);
      case K3S -> Enforcement.UNKNOWN;
      default -> Enforcement.ENFORCED;
    };
  }

  private Enforcement kindnet(String daemonSet) {
    for (Container container : containers(daemonSet)) {
      Matcher date = KINDNET_DATE.matcher(container.image());
      if (date.find()) {
        return Integer.parseInt(date.group(1)) >= KINDNET_ENFORCES_SINCE
            ? Enforcement.ENFORCED
            : Enforcement.NOT_ENFORCED;
      }
    }
    return Enforcement.UNKNOWN;
  }

  /// The agent is part of newer releases, and does nothing until it is switched on.
  private Enforcement aws(String daemonSet) {
    List<Container> containers = containers(daemonSet);
    boolean agent = containers.stream().anyMatch(c -> AWS_AGENTS.contains(c.name()));
    return agent || containers.isEmpty() ? Enforcement.UNKNOWN : Enforcement.NOT_ENFORCED;
  }

  private List<Container> containers(String daemonSet) {
    String path = daemonSets.getOrDefault(daemonSet, "");
    return snapshot.podsIn(path.substring(0, Math.max(0, path.indexOf('/')))).stream()
        .filter(p -> p.meta().owner() != null && p.meta().owner().kind().equals("DaemonSet"))
        .filter(p -> p.meta().owner() != null && p.meta().owner().name().equals(daemonSet))
        .flatMap(p -> p.containers().stream())
        .toList();
  }

  /// One that enforces is enough; nothing does only when that is known of all that were found.
  private static Enforcement together(List<Found> found) {
    List<Enforcement> all = found.stream().map(Found::enforcement).toList();
    if (all.contains(Enforcement.ENFORCED)) {
      return Enforcement.ENFORCED;
    }
    boolean unknown = all.isEmpty() || all.contains(Enforcement.UNKNOWN);
    return unknown ? Enforcement.UNKNOWN : Enforcement.NOT_ENFORCED;
  }

  private String why(List<Found> found, Enforcement enforcement) {
    if (found.isEmpty()) {
      boolean seen = snapshot.coverage(Kind.DAEMON_SET).complete();
      return seen
          ? "no network plugin was recognised"
          : "no network plugin was recognised, and DaemonSets are not all known";
    }
    String names =
        found.stream()
            .filter(f -> f.enforcement() == enforcement)
            .map(f -> f.plugin().title())
            .collect(Collectors.joining(", "));
    return switch (enforcement) {
      case ENFORCED -> names;
      case NOT_ENFORCED -> "plain " + names;
      case UNKNOWN -> names + ": " + doubts(found);
    };
  }

  private static String doubts(List<Found> found) {
    return found.stream()
        .filter(f -> f.enforcement() == Enforcement.UNKNOWN)
        .map(Detector::doubt)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String doubt(Found found) {
    return switch (found.plugin()) {
      case K3S -> "its own policy controller enforces unless it was switched off";
      case AWS_VPC_CNI -> "whether its policy agent is switched on cannot be seen";
      case KINDNET -> "it enforces since kind v0.24, and its image does not say its date";
      default -> "recognised by " + found.evidence() + " alone";
    };
  }

  private String sentence(Enforcement enforcement, String why) {
    int count =
        snapshot.networkPolicies().size()
            + snapshot.adminPolicies().size()
            + snapshot.pluginPolicies().size();
    String exist =
        switch (count) {
          case 0 -> "no policies exist";
          case 1 -> "1 policy exists";
          default -> count + " policies exist";
        };
    String them = count == 1 ? "it" : "them";
    return switch (enforcement) {
      case ENFORCED -> exist + ", enforced by " + why;
      case NOT_ENFORCED -> exist + ", nothing enforces " + them + ": " + why;
      case UNKNOWN -> exist + ", nothing is known to enforce " + them + ": " + why;
    };
  }
}
