package dev.portolan.tail;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.Pod;
import dev.portolan.probe.ContainerRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Finds the logs that tell of the network in a snapshot, and which of them to begin with.
public final class SourceFinder {
  /// How many logs are followed at once: each is a connection to the server.
  public static final int MOST = 16;

  /// How many are found at all: a cluster of thousands of nodes has thousands.
  static final int MOST_FOUND = 2_000;

  private SourceFinder() {}

  /// All that there are, by role, product, node and pod.
  public static List<LogSource> find(ClusterSnapshot snapshot) {
    List<LogSource> found = new ArrayList<>();
    for (Pod pod : snapshot.pods()) {
      if (found.size() < MOST_FOUND && !pod.ended()) {
        add(pod, found);
      }
    }
    found.sort(
        Comparator.comparing(LogSource::role)
            .thenComparing(LogSource::product)
            .thenComparing(LogSource::node)
            .thenComparing(s -> s.container().toString()));
    return found;
  }

  /// Why there may be more than is found: a sentence, or empty where every pod is seen.
  public static String unseen(ClusterSnapshot snapshot) {
    return switch (snapshot.coverage(Kind.POD)) {
      case Coverage.Complete _ -> "";
      case Coverage.Syncing _ -> "The pods are still being listed.";
      case Coverage.Forbidden f -> "Pods may not be listed: " + f.message();
      case Coverage.Failed f -> "Pods could not be listed: " + f.message();
      case Coverage.Scoped s ->
          "Only pods of "
              + String.join(", ", s.namespaces().keySet())
              + " are read; DNS, proxies and network plugins mostly run in kube-system.";
    };
  }

  private static void add(Pod pod, List<LogSource> found) {
    for (KnownSource known : KnownSource.TABLE) {
      boolean labelled = known.fits(pod);
      List<Container> containers =
          pod.servingContainers().stream().filter(c -> labelled || known.runs(c)).toList();
      for (Container container : containers) {
        String product =
            pod.servingContainers().size() > 1
                ? known.product() + " " + container.name()
                : known.product();
        found.add(
            new LogSource(
                new ContainerRef(pod.namespace(), pod.name(), container.name()),
                pod.nodeName(),
                known.role(),
                product));
      }
      if (!containers.isEmpty()) {
        return;
      }
    }
  }

  /// Those to begin with: what serves all, and of what each node has, that of these nodes. Of a
  /// role that has too many, the first ones.
  ///
  /// @param nodes of what is selected; every node when empty
  public static List<LogSource> choose(List<LogSource> found, Set<String> nodes) {
    List<LogSource> wanted =
        found.stream()
            .filter(s -> nodes.isEmpty() || !s.role().perNode() || nodes.contains(s.node()))
            .toList();
    List<LogSource> chosen = new ArrayList<>();
    int share = MOST / SourceRole.values().length;
    for (SourceRole role : SourceRole.values()) {
      wanted.stream().filter(s -> s.role() == role).limit(share).forEach(chosen::add);
    }
    wanted.stream()
        .filter(s -> !chosen.contains(s))
        .limit(MOST - chosen.size())
        .forEach(chosen::add);
    return chosen;
  }
}
