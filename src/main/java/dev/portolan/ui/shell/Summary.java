package dev.portolan.ui.shell;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the status bar says of a snapshot.
final class Summary {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final int MOST_NAMES = 5;

  private Summary() {}

  /// A kind that the snapshot lacks, and why.
  ///
  /// @param namespace where it lacks it; empty for everywhere
  record Gap(Kind kind, String namespace, boolean forbidden, String why) {}

  static String counts(ClusterSnapshot snapshot) {
    return counts(snapshot, Unready.of(snapshot).count());
  }

  static String counts(ClusterSnapshot snapshot, int unready) {
    List<String> parts = new ArrayList<>();
    add(parts, snapshot, Kind.NAMESPACE, snapshot.namespaces().size(), "");
    String notReady = unready == 0 ? "" : " (" + Progress.figure(unready) + " not ready)";
    add(parts, snapshot, Kind.POD, snapshot.pods().size(), notReady);
    add(parts, snapshot, Kind.SERVICE, snapshot.services().size(), "");
    if (!snapshot.ingresses().isEmpty()) {
      add(parts, snapshot, Kind.INGRESS, snapshot.ingresses().size(), "");
    }
    add(parts, snapshot, Kind.NODE, snapshot.nodes().size(), "");
    return String.join("   ", parts);
  }

  /// None of a kind that may not be seen, or has still to come, is no count.
  private static void add(
      List<String> parts, ClusterSnapshot snapshot, Kind kind, int count, String remark) {
    Coverage coverage = snapshot.coverage(kind);
    if (count > 0 || !(coverage.hidden() || coverage.syncing())) {
      String one = kind.title().toLowerCase(Locale.ROOT);
      parts.add(count(count, one, kind.plural()) + remark);
    }
  }

  /// What is missing.
  ///
  /// @param down true while nothing can be read: then what is not allowed alone is told, for each
  ///   kind would say again what the session's state says
  static List<Gap> gaps(ClusterSnapshot snapshot, boolean down) {
    return gaps(snapshot).stream().filter(g -> g.forbidden() || !down).toList();
  }

  private static List<Gap> gaps(ClusterSnapshot snapshot) {
    List<Gap> gaps = new ArrayList<>();
    snapshot
        .coverage()
        .forEach(
            (kind, coverage) -> {
              switch (coverage) {
                case Coverage.Forbidden f -> gaps.add(new Gap(kind, "", true, f.message()));
                case Coverage.Failed f -> gaps.add(new Gap(kind, "", false, f.message()));
                case Coverage.Scoped s ->
                    s.namespaces()
                        .forEach(
                            (namespace, c) -> {
                              if (c instanceof Coverage.Forbidden f) {
                                gaps.add(
                                    new Gap(kind, namespace, true, namespace + ": " + f.message()));
                              } else if (c instanceof Coverage.Failed f) {
                                gaps.add(
                                    new Gap(
                                        kind, namespace, false, namespace + ": " + f.message()));
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

  /// As a time of day, which stays true: how long ago it was would be another text, and another
  /// repaint, each minute in which nothing happens.
  static String updated(Instant time, ZoneId zone) {
    return "updated " + TIME.format(time.atZone(zone));
  }

  /// What is hidden everywhere, then what is hidden in some namespaces only.
  private static String names(List<Gap> gaps, boolean forbidden) {
    List<Gap> wanted = gaps.stream().filter(g -> g.forbidden() == forbidden).toList();
    List<Gap> everywhere = wanted.stream().filter(g -> g.namespace().isEmpty()).toList();
    List<Gap> somewhere = wanted.stream().filter(g -> !g.namespace().isEmpty()).toList();
    List<String> places = somewhere.stream().map(Gap::namespace).distinct().toList();
    List<String> parts = new ArrayList<>();
    if (!everywhere.isEmpty()) {
      parts.add(kinds(everywhere));
    }
    if (!somewhere.isEmpty()) {
      String where = places.size() == 1 ? places.getFirst() : places.size() + " namespaces";
      parts.add(kinds(somewhere) + " in " + where);
    }
    return String.join(", ", parts);
  }

  /// Each kind once; many of them are only counted, the reasons name them all.
  private static String kinds(List<Gap> gaps) {
    List<String> kinds = gaps.stream().map(g -> g.kind().plural()).distinct().toList();
    return kinds.size() > MOST_NAMES ? kinds.size() + " kinds" : String.join(", ", kinds);
  }

  private static String count(int n, String one, String many) {
    return Progress.figure(n) + " " + (n == 1 ? one : many);
  }
}
