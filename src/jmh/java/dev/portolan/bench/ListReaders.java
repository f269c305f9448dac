package dev.portolan.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.sun.management.OperatingSystemMXBean;
import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.ClusterSessions;
import dev.portolan.cluster.Opening;
import dev.portolan.cluster.PodsOnly;
import dev.portolan.cluster.SessionState;
import dev.portolan.cluster.access.ApiClients;
import dev.portolan.cluster.access.PluginTrust;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.model.ClusterSnapshot;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import io.kubernetes.client.util.Config;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process that reads the pods of a `PodServer` several times by one reader, and prints for each
/// round milliseconds, milliseconds of CPU of the whole process, and KB of heap held when it is
/// done.
public final class ListReaders {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /// Something that read the list, still open.
  private interface Holding extends AutoCloseable {
    int pods();
  }

  /// A way to read the list.
  private interface Reader {
    Holding read(Path kubeconfig) throws Exception;
  }

  private ListReaders() {}

  /// Takes the reader's name, the kubeconfig and the number of rounds.
  public static void main(String[] args) throws Exception {
    Reader reader =
        switch (args[0]) {
          case "informer" -> ListReaders::informer;
          case "reflector" -> ListReaders::reflector;
          case "portolan" -> ListReaders::portolan;
          case "tokens" -> ListReaders::tokens;
          default -> throw new IllegalArgumentException(args[0]);
        };
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      round(reader, Path.of(args[1]));
    }
    System.exit(0);
  }

  private static void round(Reader reader, Path kubeconfig) throws Exception {
    long before = used();
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    try (Holding holding = reader.read(kubeconfig)) {
      long took = System.nanoTime() - start;
      long spent = SYSTEM.getProcessCpuTime() - cpu;
      long held = used() - before;
      System.out.printf(
          Locale.ROOT,
          "round %d %d %d %d%n",
          holding.pods(),
          took / 1000,
          spent / 1000,
          held >> 10);
    }
  }

  private static Holding informer(Path kubeconfig) throws Exception {
    ApiClient client = Config.fromConfig(kubeconfig.toString());
    client.setHttpClient(client.getHttpClient().newBuilder().readTimeout(Duration.ZERO).build());
    SharedInformerFactory factory = new SharedInformerFactory(client);
    CoreV1Api api = new CoreV1Api(client);
    SharedIndexInformer<V1Pod> informer =
        factory.sharedIndexInformerFor(
            p ->
                api.listPodForAllNamespaces()
                    .resourceVersion(p.resourceVersion)
                    .timeoutSeconds(p.timeoutSeconds)
                    .watch(p.watch)
                    .buildCall(null),
            V1Pod.class,
            V1PodList.class);
    factory.startAllRegisteredInformers();
    while (!informer.hasSynced() || informer.getIndexer().list().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return new Holding() {
      @Override
      public int pods() {
        return informer.getIndexer().list().size();
      }

      @Override
      public void close() {
        factory.stopAllRegisteredInformers();
      }
    };
  }

  private static KubeContext context(Path kubeconfig) {
    return KubeconfigLoader.ofThisProcess().load(kubeconfig).current().orElseThrow();
  }

  private static Holding reflector(Path kubeconfig) throws Exception {
    PodsOnly pods =
        PodsOnly.over(ApiClients.connect(context(kubeconfig), PluginTrust.NONE, Map.of()));
    pods.await();
    return new Holding() {
      @Override
      public int pods() {
        return pods.snapshot().pods().size();
      }

      @Override
      public void close() {
        pods.close();
      }
    };
  }

  private static Holding portolan(Path kubeconfig) throws Exception {
    ClusterSession session =
        ClusterSessions.open(
            Opening.of(context(kubeconfig)),
            new ClusterSession.Listener() {
              @Override
              public void snapshot(ClusterSnapshot snapshot) {}

              @Override
              public void state(SessionState state) {}
            });
    ClusterSnapshot snapshot = session.synced().get(2, TimeUnit.MINUTES);
    return new Holding() {
      @Override
      public int pods() {
        return snapshot.pods().size();
      }

      @Override
      public void close() {
        session.close();
      }
    };
  }

  private static Holding tokens(Path kubeconfig) throws Exception {
    JsonFactory json = new JsonFactory();
    ApiConnection api = ApiClients.connect(context(kubeconfig), PluginTrust.NONE, Map.of());
    long tokens =
        api.get(
            api.url(List.of("api", "v1", "pods")).build(),
            Duration.ofMinutes(1),
            response -> count(json.createParser(response.body().byteStream())));
    return new Holding() {
      @Override
      public int pods() {
        return (int) Math.min(tokens, PodPages.PODS);
      }

      @Override
      public void close() {
        api.close();
      }
    };
  }

  private static long count(JsonParser parser) throws IOException {
    try (parser) {
      long tokens = 0;
      while (parser.nextToken() != null) {
        tokens++;
      }
      return tokens;
    }
  }

  private static long used() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
