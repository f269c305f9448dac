package dev.portolan.cluster.access;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.testkit.TortureCase;
import dev.portolan.testkit.TortureWorld;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One context of a torture case that is to be opened.
record TortureConnection(TortureCase torture, Map<String, Object> expected) {
  static List<TortureConnection> all() throws IOException {
    List<TortureConnection> all = new ArrayList<>();
    for (TortureCase torture : TortureCase.all()) {
      for (Map<String, Object> each : torture.<Map<String, Object>>list("connect")) {
        all.add(new TortureConnection(torture, each));
      }
    }
    return all;
  }

  String context() {
    return String.valueOf(expected.get("context"));
  }

  /// What the server is to see, in the order of the alphabet; null where Portolan is to fail.
  Optional<List<String>> sees() {
    return lines(expected.get("sees"));
  }

  /// A part of Portolan's message.
  String fails() {
    return Objects.toString(expected.get("fails"), "");
  }

  /// What the server is to see of kubectl; empty where it is to fail.
  Optional<List<String>> kubectlSees() {
    Object own = expected.get("kubectl");
    return own == null ? sees() : lines(own);
  }

  private static Optional<List<String>> lines(@Nullable Object value) {
    return value instanceof List<?> list
        ? Optional.of(list.stream().map(String::valueOf).sorted().toList())
        : Optional.empty();
  }

  /// What came of opening it: what the server saw, or the words of the failure.
  record Came(List<String> seen, String failure) {}

  Came open(TortureCase.Ready ready, TortureWorld world) {
    TortureWorld.Mark mark = world.mark();
    KubeContext context =
        new KubeconfigLoader(ready.environment(), ready.home())
            .load(ready.explicit())
            .named(context())
            .orElseThrow();
    try (ApiConnection api = ApiClients.connect(context, command -> true, ready.environment())) {
      try {
        api.get(
            api.url(List.of("version")).build(), Duration.ofSeconds(20), r -> r.body().string());
        return new Came(world.since(mark), "");
      } catch (IOException e) {
        return new Came(world.since(mark), Trouble.line(e, api.server()));
      }
    } catch (ClusterException e) {
      return new Came(world.since(mark), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String toString() {
    return torture.name() + " " + context();
  }
}
