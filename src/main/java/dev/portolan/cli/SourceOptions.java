package dev.portolan.cli;

import dev.portolan.app.Source;
import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that say which cluster is meant; they are understood before and after the verb.
final class SourceOptions {
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Read this file. Default: the files of KUBECONFIG, else ~/.kube/config.")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "The context to open. Default: the current one.")
  private @Nullable String context;

  @Option(
      names = "--demo",
      scope = ScopeType.INHERIT,
      description = "Use the embedded demo cluster, a simulated one, in place of a kubeconfig.")
  private boolean demo;

  @Option(
      names = "--demo-pods",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      description = "Use a generated demo cluster of N pods.")
  private @Nullable Integer demoPods;

  @Option(
      names = "--manifests",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Use the cluster that a folder of YAML and JSON manifests describes.")
  private @Nullable Path manifests;

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Use a cluster saved by portolan snapshot.")
  private @Nullable Path snapshot;

  @Option(
      names = "--trust-exec",
      scope = ScopeType.INHERIT,
      description =
          "Let the kubeconfig run its credential plugin, for this run. Default: ask on a terminal,"
              + " else refuse.")
  private boolean trustExec;

  /// True when any credential plugin may run.
  boolean trustExec() {
    return trustExec;
  }

  Source source() {
    if (demoPods != null) {
      Numbers.check("--demo-pods", demoPods, 1, DemoOptions.MOST_PODS);
    }
    boolean simulated = demo || demoPods != null;
    if (simulated && kubeconfig != null) {
      throw CommandFailure.usage("--demo and --kubeconfig exclude each other");
    }
    boolean live = simulated || kubeconfig != null || context != null;
    if (files() && (live || (manifests != null && snapshot != null))) {
      throw CommandFailure.usage(
          "--manifests, --snapshot and the options of a live cluster exclude each other");
    }
    return new Source(kubeconfig, simulated, demoPods == null ? 0 : demoPods);
  }

  /// A folder of manifests in place of a cluster, or null.
  @Nullable Path manifests() {
    return manifests;
  }

  /// A saved snapshot in place of a cluster, or null.
  @Nullable Path snapshot() {
    return snapshot;
  }

  /// True when files take the place of a cluster.
  boolean files() {
    return manifests != null || snapshot != null;
  }

  /// True when the user named a source; without one the window may fall back to the demo.
  boolean explicit() {
    return demo || demoPods != null || kubeconfig != null || context != null;
  }

  /// True when any of these options was given.
  boolean given() {
    return explicit() || files() || trustExec;
  }

  /// The demo's context that was asked for; it need not run.
  String contextOfDemo() {
    List<String> all = DemoCluster.contexts();
    String wanted = context == null ? all.getFirst() : context;
    if (!all.contains(wanted)) {
      throw CommandFailure.usage(
          "no context named " + wanted + "; there are: " + String.join(", ", all));
    }
    return wanted;
  }

  /// The context that was asked for, else the current one, else the only one.
  KubeContext choose(Kubeconfig from) {
    if (context != null) {
      return named(from, context);
    }
    if (from.current().isPresent()) {
      return from.current().get();
    }
    if (from.contexts().size() == 1) {
      return from.contexts().getFirst();
    }
    if (!from.contexts().isEmpty()) {
      throw CommandFailure.usage(
          "no current context; choose one with --context: " + names(from.contexts()));
    }
    String problems =
        from.problems().stream()
            .map(Kubeconfig.Problem::toString)
            .collect(Collectors.joining("; "));
    throw CommandFailure.unknown(
        "no context to open"
            + (problems.isEmpty() ? ": no kubeconfig found; try --demo" : " (" + problems + ")"));
  }

  /// The context that the window opens at once: the one asked for by name. Nothing else is
  /// connected to before the user opens it, not even the current context.
  Optional<KubeContext> named(Kubeconfig from) {
    return context == null ? Optional.empty() : Optional.of(named(from, context));
  }

  /// The context that kubectl means by the name, or why there is none.
  private static KubeContext named(Kubeconfig from, String name) {
    return from.named(name).orElseThrow(() -> CommandFailure.usage(notNamed(from, name)));
  }

  private static String notNamed(Kubeconfig from, String name) {
    Optional<Kubeconfig.Problem> broken =
        from.problems().stream().filter(p -> p.ofContext(name)).findFirst();
    if (broken.isPresent()) {
      return broken.get().toString();
    }
    return "no context named "
        + name
        + (from.contexts().isEmpty() ? "" : "; there are: " + names(from.contexts()));
  }

  private static String names(List<KubeContext> contexts) {
    String shown =
        contexts.stream().limit(10).map(KubeContext::name).collect(Collectors.joining(", "));
    return contexts.size() > 10 ? shown + ", ... (" + contexts.size() + " in all)" : shown;
  }
}
