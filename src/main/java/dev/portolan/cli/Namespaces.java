package dev.portolan.cli;

import dev.portolan.cluster.Scope;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.workspace.NamespaceNames;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/// The namespaces that a verb is confined to: of a cluster no others are read, of files no others
/// are looked at. Who may read a few namespaces and not list them all has to name them.
final class Namespaces {
  /// All that may be read.
  static final Namespaces ALL = new Namespaces();

  @Option(
      names = {"-n", "--namespace", "--namespaces"},
      split = ",",
      paramLabel = "NS",
      description =
          "Read these namespaces only: with commas, or given again. Default: all that may be read.")
  private List<String> names = List.of();

  /// Empty for all. Fails with one line on what can be no namespace's name.
  SortedSet<String> names() {
    for (String name : names) {
      String problem = NamespaceNames.problem(name);
      if (!problem.isEmpty()) {
        throw CommandFailure.usage("-n: " + problem);
      }
    }
    return new TreeSet<>(names);
  }

  Scope scope() {
    return Scope.of(names());
  }

  /// Ends with one line when one of them is not there: nothing would be found in it, and that would
  /// look like an answer.
  void check(ClusterSnapshot snapshot) {
    for (String name : names()) {
      Coverage coverage = snapshot.coverage(Kind.NAMESPACE).in(name);
      boolean known = snapshot.find(ObjectRef.namespace(name)).isPresent();
      if (coverage.equals(Scope.missing(name)) || (coverage.complete() && !known)) {
        throw CommandFailure.usage("no namespace named " + name);
      }
      if (coverage.hidden() && snapshot.coverage(Kind.POD).in(name).hidden()) {
        throw CommandFailure.unknown("namespace " + name + " is not among those that may be read");
      }
    }
  }

  /// The part of a snapshot that lies in them, which must be there.
  ClusterSnapshot of(ClusterSnapshot all) {
    SortedSet<String> wanted = names();
    if (wanted.isEmpty()) {
      return all;
    }
    check(all);
    Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
    all.objects()
        .forEach(
            (kind, byRef) -> {
              Map<ObjectRef, KubeObject> kept = new TreeMap<>(byRef);
              kept.keySet().removeIf(ref -> confines(kind) && !wanted.contains(space(ref)));
              objects.put(kind, kept);
            });
    Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
    all.coverage()
        .forEach((kind, was) -> coverage.put(kind, confines(kind) ? within(was, wanted) : was));
    return new ClusterSnapshot(all.origin(), all.generation(), all.time(), coverage, objects);
  }

  private static boolean confines(Kind kind) {
    return kind.namespaced() || kind == Kind.NAMESPACE;
  }

  private static String space(ObjectRef ref) {
    return ref.kind() == Kind.NAMESPACE ? ref.name() : ref.namespace();
  }

  private static Coverage within(Coverage was, SortedSet<String> wanted) {
    SortedMap<String, Coverage> each = new TreeMap<>();
    wanted.forEach(name -> each.put(name, was.in(name)));
    return new Coverage.Scoped(each);
  }
}
