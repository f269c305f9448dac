package dev.portolan.cluster.manifests;

import dev.portolan.cluster.api.ClusterException;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a saved snapshot says of itself, ahead of its objects.
///
/// @param kinds those that the snapshot has a table for, even an empty one
record SnapshotHeader(
    Origin origin, Instant time, long generation, Map<Kind, Coverage> coverage, Set<Kind> kinds) {
  /// Raised when an older Portolan could not read what is written.
  private static final int FORMAT = 1;

  static Map<String, Object> write(ClusterSnapshot s) {
    Fields header = Fields.of("format", FORMAT).put("time", s.time().toString());
    header.put("generation", Long.toString(s.generation()));
    Fields origin = Fields.of("context", s.origin().context());
    origin.put("defaultNamespace", s.origin().defaultNamespace());
    origin.opt("serverVersion", s.origin().serverVersion());
    header.put("origin", origin.opt("simulated", s.origin().simulated()));
    Fields coverage = new Fields();
    s.coverage().forEach((kind, c) -> coverage.put(kind.title(), write(c)));
    header.put("coverage", coverage);
    return header.put("kinds", s.objects().keySet().stream().map(Kind::title).toList()).map();
  }

  private static Fields write(Coverage coverage) {
    return switch (coverage) {
      case Coverage.Complete c -> Fields.of("state", "complete");
      case Coverage.Syncing c ->
          Fields.of("state", "syncing").put("received", c.received()).opt("expected", c.expected());
      case Coverage.Forbidden c -> Fields.of("state", "forbidden").put("message", c.message());
      case Coverage.Failed c -> Fields.of("state", "failed").put("message", c.message());
      case Coverage.Scoped c -> {
        Fields namespaces = new Fields();
        c.namespaces().forEach((name, inner) -> namespaces.put(name, write(inner)));
        yield Fields.of("state", "scoped").put("namespaces", namespaces);
      }
    };
  }

  /// Reads the header; a mistake in it is a `ClusterException`.
  static SnapshotHeader read(Tree header) {
    int format = header.get("format").number(0);
    if (format != FORMAT) {
      throw new ClusterException(
          format > FORMAT
              ? "was saved by a newer Portolan (format " + format + ")"
              : "is not a saved snapshot: its header has no format");
    }
    Tree origin = header.get("origin");
    try {
      return new SnapshotHeader(
          new Origin(
              origin.get("context").asText(),
              origin.get("defaultNamespace").asText(),
              origin.get("serverVersion").asText(),
              truth(origin.get("simulated"))),
          Instant.parse(header.get("time").asText()),
          Long.parseLong(header.get("generation").asText()),
          coverage(header.get("coverage")),
          kinds(header.get("kinds")));
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new ClusterException("is not a saved snapshot: its header is damaged", e);
    }
  }

  private static boolean truth(Tree tree) {
    return tree instanceof Tree.Scalar s && s.text().equals("true");
  }

  private static Map<Kind, Coverage> coverage(Tree tree) {
    Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
    tree.entries().forEach((title, c) -> coverage.put(kind(title), read(title, c)));
    return coverage;
  }

  private static Coverage read(String title, Tree c) {
    String message = c.get("message").asText();
    return switch (c.get("state").asText()) {
      case "complete" -> new Coverage.Complete();
      case "syncing" ->
          new Coverage.Syncing(c.get("received").number(0), c.get("expected").number(0));
      case "forbidden" -> new Coverage.Forbidden(message);
      case "failed" -> new Coverage.Failed(message);
      case "scoped" -> {
        SortedMap<String, Coverage> namespaces = new TreeMap<>();
        c.get("namespaces").entries().forEach((name, in) -> namespaces.put(name, read(title, in)));
        yield new Coverage.Scoped(namespaces);
      }
      default -> throw new ClusterException("is not a saved snapshot: coverage of " + title);
    };
  }

  private static Set<Kind> kinds(Tree tree) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    tree.elements().forEach(t -> kinds.add(kind(t.asText())));
    return kinds;
  }

  private static Kind kind(String title) {
    for (Kind kind : Kind.values()) {
      if (kind.title().equals(title)) {
        return kind;
      }
    }
    throw new ClusterException("is not a saved snapshot: unknown kind " + title);
  }
}
