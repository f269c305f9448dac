package dev.portolan.kubeconfig;

import dev.portolan.testkit.TortureCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What Portolan makes of the kubeconfig files of a case, in the words of its `expected.yaml`.
final class Described {
  private final TortureCase.Ready ready;
  private final boolean severalFiles;

  Described(TortureCase.Ready ready, TortureCase of) {
    this.ready = ready;
    severalFiles = of.list("kubeconfig").size() > 1;
  }

  static Kubeconfig load(TortureCase.Ready ready) {
    return new KubeconfigLoader(ready.environment(), ready.home()).load(ready.explicit());
  }

  Map<String, Object> of(Kubeconfig kubeconfig) {
    Map<String, Object> all = new LinkedHashMap<>();
    kubeconfig.current().ifPresent(c -> all.put("current", c.name()));
    if (!kubeconfig.contexts().isEmpty()) {
      all.put("contexts", kubeconfig.contexts().stream().map(this::context).toList());
    }
    List<String> problems =
        kubeconfig.problems().stream().map(p -> ready.relative(p.toString())).toList();
    if (!problems.isEmpty()) {
      all.put("problems", problems);
    }
    return all;
  }

  private Map<String, Object> context(KubeContext context) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", context.name());
    all.put("server", context.server());
    all.put("namespace", context.namespace());
    all.put("user", kind(context.user()));
    if (severalFiles) {
      all.put("files", files(context));
    }
    if (context.hidden()) {
      all.put("hidden", true);
    }
    if (!context.warnings().isEmpty()) {
      all.put("warnings", context.warnings().stream().map(ready::relative).toList());
    }
    return all;
  }

  /// Where context, cluster and user stand.
  private String files(KubeContext context) {
    return String.join(
        " ",
        Stream.of(context.id().file(), context.cluster().file(), context.user().file())
            .map(f -> ready.relative(f.toString()))
            .toList());
  }

  /// How the user proves who it is.
  private static String kind(KubeContext.Entry user) {
    List<String> kinds = new ArrayList<>();
    for (String key : List.of("exec", "auth-provider", "tokenFile", "token", "username", "as")) {
      if (user.values().containsKey(key)) {
        kinds.add(key);
      }
    }
    if (user.values().keySet().stream().anyMatch(k -> k.startsWith("client-certificate"))) {
      kinds.add("certificate");
    }
    return String.join(" ", kinds);
  }
}
