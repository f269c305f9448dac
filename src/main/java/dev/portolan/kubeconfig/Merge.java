package dev.portolan.kubeconfig;

import dev.portolan.kubeconfig.Kubeconfig.Problem;
import dev.portolan.kubeconfig.Kubeconfig.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The files put together as client-go's `ClientConfigLoadingRules` does it: for each name the
/// first file that has it wins, entry by entry and whole, and so does the first current-context; a
/// context may use a cluster or a user of another file.
///
/// Contexts that kubectl cannot see, because an earlier file has one of the same name, are kept:
/// resolved within their own file, and marked as hidden.
final class Merge {
  private final List<ParsedFile> files;
  private final List<Problem> problems;
  private final Map<String, Stanza> clusters;
  private final Map<String, Stanza> users;
  private final Map<String, Stanza> contexts;

  Merge(List<ParsedFile> files, List<Problem> problems) {
    this.files = List.copyOf(files);
    this.problems = problems;
    clusters = firsts(ParsedFile::clusters);
    users = firsts(ParsedFile::users);
    contexts = firsts(ParsedFile::contexts);
  }

  private Map<String, Stanza> firsts(Function<ParsedFile, Map<String, Stanza>> part) {
    Map<String, Stanza> result = new LinkedHashMap<>();
    files.forEach(f -> part.apply(f).forEach(result::putIfAbsent));
    return result;
  }

  List<KubeContext> contexts() {
    String current = currentName();
    List<KubeContext> result = new ArrayList<>();
    for (ParsedFile file : files) {
      for (Stanza context : file.contexts().values()) {
        Stanza seen = contexts.getOrDefault(context.name(), context);
        Optional<KubeContext> resolved =
            seen.file().equals(context.file())
                ? new Resolving(context, clusters, users, "no file has").visible(current)
                : new Resolving(context, file.clusters(), file.users(), "its file does not have")
                    .hiddenBy(seen);
        resolved.ifPresent(result::add);
      }
    }
    return result;
  }

  private String currentName() {
    for (ParsedFile file : files) {
      String name = file.currentContext();
      if (!name.isEmpty()) {
        if (!contexts.containsKey(name)) {
          problems.add(
              new Problem(
                  file.file().toString(),
                  "current-context names \"" + name + "\", which no file has"));
        }
        return name;
      }
    }
    return "";
  }

  /// The search for what one context names.
  private final class Resolving {
    private final Stanza context;
    private final Map<String, Stanza> clusters;
    private final Map<String, Stanza> users;
    private final String missing;

    Resolving(
        Stanza context, Map<String, Stanza> clusters, Map<String, Stanza> users, String missing) {
      this.context = context;
      this.clusters = clusters;
      this.users = users;
      this.missing = missing;
    }

    Optional<KubeContext> visible(String current) {
      List<String> warnings = new ArrayList<>();
      warnContested(
          "cluster", clusters.get(context.text("cluster")), ParsedFile::clusters, warnings);
      warnContested("user", users.get(context.text("user")), ParsedFile::users, warnings);
      return resolve(context.name().equals(current), warnings, false);
    }

    Optional<KubeContext> hiddenBy(Stanza seen) {
      String warning =
          "kubectl does not see this context: " + seen.file() + " has one of the same name";
      return resolve(false, List.of(warning), true);
    }

    private Optional<KubeContext> resolve(boolean current, List<String> warnings, boolean hidden) {
      String fault = fault();
      if (!fault.isEmpty()) {
        Subject subject = new Subject(Subject.Kind.CONTEXT, context.name());
        if (context.sound()) {
          problems.add(new Problem(context.file().toString(), subject, fault));
        }
        return Optional.empty();
      }
      String namespace = context.text("namespace");
      String user = context.text("user");
      Stanza nobody = new Stanza(user, context.file(), Map.of(), "");
      return Optional.of(
          new KubeContext(
              new KubeContext.Id(context.file(), context.name()),
              namespace.isEmpty() ? "default" : namespace,
              current,
              clusters.getOrDefault(context.text("cluster"), nobody).entry(),
              users.getOrDefault(user, nobody).entry(),
              warnings,
              hidden));
    }

    /// Why the context cannot be used, or empty.
    private String fault() {
      if (!context.sound()) {
        return context.fault();
      }
      String clusterName = context.text("cluster");
      if (clusterName.isEmpty()) {
        return "names no cluster";
      }
      Stanza cluster = clusters.get(clusterName);
      if (cluster == null) {
        return "names cluster \"" + clusterName + "\", which " + missing;
      }
      if (!cluster.sound()) {
        return "uses cluster \"" + cluster.name() + "\", which is broken: " + cluster.fault();
      }
      if (cluster.text("server").isBlank()) {
        return "uses cluster \"" + cluster.name() + "\", which has no server";
      }
      String userName = context.text("user");
      Stanza user = users.get(userName);
      if (user == null) {
        return userName.isEmpty() ? "" : "names user \"" + userName + "\", which " + missing;
      }
      return user.sound() ? "" : "uses user \"" + userName + "\", which is broken: " + user.fault();
    }

    /// An entry of another file is no surprise, unless the files disagree about it.
    private void warnContested(
        String kind,
        @Nullable Stanza used,
        Function<ParsedFile, Map<String, Stanza>> part,
        List<String> warnings) {
      if (used == null || used.file().equals(context.file())) {
        return;
      }
      files.stream()
          .map(f -> part.apply(f).get(used.name()))
          .filter(other -> other != null && !other.means(used))
          .findFirst()
          .ifPresent(
              other ->
                  warnings.add(
                      kind
                          + " \""
                          + used.name()
                          + "\" is the one of "
                          + used.file()
                          + ", as kubectl has it; the one of "
                          + other.file()
                          + " is different"));
    }
  }
}
