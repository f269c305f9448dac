package dev.portolan.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.cluster.access.ApiClients;
import dev.portolan.cluster.access.PluginTrust;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.testkit.RealCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// The newer API server of `src/test/newer`, which `-Dportolan.newer=SCRIPT` names, and a hand that
/// writes into it.
final class NewerServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HANDS = 8;

  private final KubeContext context;
  private final ApiConnection api;

  private NewerServer(KubeContext context) {
    this.context = context;
    this.api = ApiClients.connect(context, PluginTrust.NONE, Map.of());
  }

  /// Starts it where it does not run; skips the test where none is named.
  static NewerServer up(String... flags) throws IOException, InterruptedException {
    Assumptions.assumeFalse(
        System.getProperty("portolan.newer", "").isEmpty(),
        "needs the newer server: -Dportolan.newer=SCRIPT");
    run("restart", flags);
    Path file = Path.of(run("kubeconfig").strip());
    return new NewerServer(KubeconfigLoader.ofThisProcess().load(file).current().orElseThrow());
  }

  /// What a command of the script prints; fails when the command fails.
  static String run(String verb, String... flags) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(verb));
    arguments.addAll(List.of(flags));
    return RealCluster.script(System.getProperty("portolan.newer"), arguments);
  }

  /// The lines of what it was asked since it was first started, of a path.
  static List<String> requests(String path) throws IOException, InterruptedException {
    return run("requests").lines().filter(l -> l.contains(path)).toList();
  }

  KubeContext context() {
    return context;
  }

  ApiConnection api() {
    return api;
  }

  /// Creates or replaces; the object says where it belongs.
  void put(String plural, ObjectNode object) throws IOException {
    ObjectNode plain = object.deepCopy();
    plain.withObject("/metadata").remove(List.of("resourceVersion", "uid", "managedFields"));
    HttpUrl.Builder all = place(plural, plain);
    byte[] body = JSON.writeValueAsBytes(plain);
    int code = send("POST", all.build(), body);
    if (code == 409) {
      String name = plain.at("/metadata/name").asText();
      code = send("PUT", place(plural, plain).addPathSegment(name).build(), body);
    }
    if (code != 200 && code != 201) {
      throw new IOException(plural + " " + plain.path("metadata") + ": " + code);
    }
  }

  /// The same for many at a time.
  void put(String plural, List<ObjectNode> objects) throws Exception {
    try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
      List<Future<?>> all = new ArrayList<>();
      for (ObjectNode object : objects) {
        all.add(
            hands.submit(
                () -> {
                  put(plural, object);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(plural + " could not be written", e);
    }
  }

  /// Deletes one; it need not be there.
  void delete(String plural, ObjectNode object) throws IOException {
    String name = object.at("/metadata/name").asText();
    send("DELETE", place(plural, object).addPathSegment(name).build(), null);
  }

  /// Deletes all of a namespace.
  void deleteAll(String apiVersion, String plural, String namespace) throws IOException {
    ObjectNode there = JSON.createObjectNode().put("apiVersion", apiVersion);
    there.putObject("metadata").put("namespace", namespace);
    send("DELETE", place(plural, there).build(), null);
  }

  private HttpUrl.Builder place(String plural, ObjectNode object) {
    String version = object.path("apiVersion").asText();
    List<String> path = new ArrayList<>();
    path.add(version.contains("/") ? "apis" : "api");
    path.addAll(List.of(version.split("/", -1)));
    String namespace = object.at("/metadata/namespace").asText("");
    if (!namespace.isEmpty()) {
      path.addAll(List.of("namespaces", namespace));
    }
    path.add(plural);
    return api.url(path);
  }

  private int send(String method, HttpUrl url, byte @Nullable [] body) throws IOException {
    RequestBody sent =
        body == null ? null : RequestBody.create(body, MediaType.get("application/json"));
    Request request = new Request.Builder().url(url).method(method, sent).build();
    try (Response response = api.http().newCall(request).execute()) {
      return response.code();
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
