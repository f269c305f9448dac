package dev.portolan.ui.shell;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How far the first lists are.
///
/// @param lines the kinds that still come, in the order of kinds
/// @param done how many kinds have been read, or cannot be
record Progress(List<Line> lines, int done) {
  static final Progress NONE = new Progress(List.of(), 0);

  Progress {
    lines = List.copyOf(lines);
  }

  /// One kind that still comes.
  ///
  /// @param expected how many there will be; 0 where the server does not say
  record Line(Kind kind, int received, int expected) {
    /// `12,500 of 150,000`, or what has come so far.
    String count() {
      String have = figure(received);
      return expected > received ? have + " of " + figure(expected) : have;
    }

    /// From 0 to 1; below 0 where it cannot be told.
    double share() {
      return expected <= 0 ? -1 : Math.min(1, received / (double) expected);
    }
  }

  static Progress of(ClusterSnapshot snapshot) {
    List<Line> lines = new ArrayList<>();
    int done = 0;
    for (Map.Entry<Kind, Coverage> e : snapshot.coverage().entrySet()) {
      if (e.getValue().syncing()) {
        lines.add(line(e.getKey(), e.getValue()));
      } else {
        done++;
      }
    }
    return new Progress(lines, done);
  }

  boolean reading() {
    return !lines.isEmpty();
  }

  /// `Reading pods 12,500 of 150,000, services 400`.
  String text() {
    return lines.stream()
        .filter(l -> l.received() > 0 || lines.size() == 1)
        .limit(3)
        .map(l -> l.kind().plural() + " " + l.count())
        .collect(Collectors.joining(", ", "Reading ", ""))
        .strip();
  }

  /// `13,400 objects so far, 9 of 13 kinds are read`.
  String sum() {
    int received = lines.stream().mapToInt(Line::received).sum();
    int kinds = lines.size() + done;
    String read = done + " of " + kinds + " kinds are read";
    return received == 0 ? read : read + ", " + figure(received) + " objects of the others so far";
  }

  /// From 0 to 1: each kind counts alike, as far as it has come.
  double share() {
    double read = done + lines.stream().mapToDouble(l -> Math.max(0, l.share())).sum();
    return lines.isEmpty() ? 1 : read / (lines.size() + done);
  }

  private static Line line(Kind kind, Coverage coverage) {
    return switch (coverage) {
      case Coverage.Syncing s -> new Line(kind, s.received(), s.expected());
      case Coverage.Scoped s -> {
        int received = 0;
        int expected = 0;
        for (Coverage c : s.namespaces().values()) {
          if (c instanceof Coverage.Syncing(int have, int all)) {
            received += have;
            expected += all;
          }
        }
        yield new Line(kind, received, expected);
      }
      default -> new Line(kind, 0, 0);
    };
  }

  /// A number as it is shown: 10,000.
  static String figure(int n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
