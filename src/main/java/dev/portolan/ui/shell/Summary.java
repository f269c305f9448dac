package dev.portolan.ui.shell;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the status bar says of a snapshot.
final class Summary {
  private static final int MOST_NAMES = 5;

  private Summary() {}

  /// A kind that the snapshot lacks, and why.
  record Gap(Kind kind, boolean forbidden, String why) {}

  static String counts(ClusterSnapshot snapshot) {
    return counts(snapshot, Unready.of(snapshot).count());
  }

  static String counts(ClusterSnapshot snapshot, int unready) {
    List<Pod> pods = snapshot.pods();
    List<String> parts = new ArrayList<>();
    parts.add(count(snapshot.namespaces().size(), "namespace", "namespaces"));
    parts.add(
        count(pods.size(), "pod", "pods") + (unready == 0 ? "" : " (" + unready + " not ready)"));
    parts.add(count(snapshot.services().size(), "service", "services"));
    int ingresses = snapshot.ingresses().size();
    if (ingresses > 0) {
      parts.add(count(ingresses, "ingress", "ingresses"));
    }
    parts.add(count(snapshot.nodes().size(), "node", "nodes"));
    return String.join("   ", parts);
  }

  static List<Gap> gaps(ClusterSnapshot snapshot) {
    List<Gap> gaps = new ArrayList<>();
    snapshot
        .coverage()
        .forEach(
            (kind, coverage) -> {
              switch (coverage) {
                case Coverage.Forbidden f -> gaps.add(new Gap(kind, true, f.message()));
                case Coverage.Failed f -> gaps.add(new Gap(kind, false, f.message()));
                case Coverage.Scoped s ->
                    s.namespaces()
                        .forEach(
                            (namespace, c) -> {
                              if (c instanceof Coverage.Forbidden f) {
                                gaps.add(new Gap(kind, true, namespace + ": " + f.message()));
                              } else if (c instanceof Coverage.Failed f) {
                                gaps.add(new Gap(kind, false, namespace + ": " + f.message()));
                              }
                            });
                case Coverage.Complete _, Coverage.Syncing _ -> {}
              }
            });
    return gaps;
  }

  static String gapText(List<Gap> gaps) {
    List<String> parts = new ArrayList<>();
    String forbidden = names(gaps, true);
    String failed = names(gaps, false);
    if (!forbidden.isEmpty()) {
      parts.add("not allowed to see " + forbidden);
    }
    if (!failed.isEmpty()) {
      parts.add("could not read " + failed);
    }
    return String.join("; ", parts);
  }

  static String gapReasons(List<Gap> gaps) {
    return gaps.stream()
        .map(g -> g.kind().plural() + ": " + g.why())
        .collect(Collectors.joining("\n"));
  }

  static String age(Instant time, Instant now) {
    long seconds = Math.max(0, Duration.between(time, now).toSeconds());
    if (seconds < 2) {
      return "updated just now";
    }
    if (seconds < 120) {
      return "updated " + seconds + " s ago";
    }
    return seconds < 7200
        ? "updated " + seconds / 60 + " min ago"
        : "updated " + seconds / 3600 + " h ago";
  }

  /// Each kind once; many of them are only counted, the reasons name them all.
  private static String names(List<Gap> gaps, boolean forbidden) {
    List<String> kinds =
        gaps.stream()
            .filter(g -> g.forbidden() == forbidden)
            .map(g -> g.kind().plural())
            .distinct()
            .toList();
    return kinds.size() > MOST_NAMES ? kinds.size() + " kinds" : String.join(", ", kinds);
  }

  private static String count(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }
}
