package dev.portolan.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Names of the cluster that are spelt like one that is not there.
final class NearNames {
  private static final int MOST_OFFERED = 3;
  private static final int MOST_COMPARED = 50_000;
  private static final int LONGEST = 128;

  private final ClusterSnapshot snapshot;

  NearNames(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  private record Candidate(ObjectRef ref, int distance) {}

  /// `; did you mean shop/web?`, or empty.
  String hint(String namespace, String name) {
    String wanted = namespace + "/" + name;
    if (wanted.length() > LONGEST) {
      return "";
    }
    int limit = Math.max(2, wanted.length() / 4);
    List<Candidate> near = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<Kind, Map<ObjectRef, KubeObject>> kind : snapshot.objects().entrySet()) {
      boolean asked =
          kind.getKey() == Kind.POD
              || kind.getKey() == Kind.SERVICE
              || (kind.getKey().isWorkload() && kind.getKey() != Kind.REPLICA_SET);
      if (!asked) {
        continue;
      }
      for (ObjectRef ref : kind.getValue().keySet()) {
        if (compared++ > MOST_COMPARED) {
          break;
        }
        int distance = ref.name().equals(name) ? 0 : distance(wanted, ref.path(), limit);
        if (distance <= limit) {
          near.add(new Candidate(ref, distance));
        }
      }
    }
    String names =
        near.stream()
            .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::ref))
            .map(c -> Prefixes.label(c.ref()))
            .distinct()
            .limit(MOST_OFFERED)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "; did you mean " + names + "?";
  }

  /// How many letters to insert, delete or change (Levenshtein); more than `limit` as soon as that
  /// is sure.
  static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return limit + 1;
      }
      above = row;
    }
    return above[b.length()];
  }
}
