package dev.portolan.cluster.debug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.ContainerRef;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Response;

/// The debug containers of a cluster: what its server says to one, and the adding of one.
///
/// Everything here waits for the server; not for a thread that draws.
public final class DebugContainers {
  /// How long a container may take to run: an image of some hundred megabytes has to be pulled.
  public static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(400);
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 8 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiConnection api;
  private final Predicate<ContainerRef> seen;

  /// @param seen whether the session's own snapshot shows a container as running
  public DebugContainers(ApiConnection api, Predicate<ContainerRef> seen) {
    this.api = api;
    this.seen = seen;
  }

  /// Asks the server by dry runs, which change nothing, what it would say to such a container with
  /// each profile. Rights and admission both have their say.
  ///
  /// @param order its profile does not matter
  public DebugSurvey survey(DebugOrder order) {
    try {
      Shape shape = shape();
      if (shape == Shape.NONE) {
        return DebugSurvey.impossible(NONE_SERVED);
      }
      Map<DebugProfile, String> refusals = new EnumMap<>(DebugProfile.class);
      for (DebugProfile profile : DebugProfile.values()) {
        try {
          patch(order.with(profile), shape, DebugOrder.NAME + "-dry-run", true);
          refusals.put(profile, "");
        } catch (ApiFailure e) {
          if (!Refusal.ofAdmission(e)) {
            return DebugSurvey.impossible(Refusal.words(e, order.pod()));
          }
          refusals.put(profile, Refusal.line(e));
        }
      }
      return new DebugSurvey("", refusals);
    } catch (IOException e) {
      return DebugSurvey.impossible(Trouble.line(e, api.server()));
    }
  }

  /// Adds one, or finds the one that Portolan added before and that still runs, and waits until it
  /// runs. Fails with a one-line `ClusterException`.
  ///
  /// @param order a weaker profile is taken, step by step, where admission refuses this one
  /// @param progress hears in phrases what is waited for
  /// @param given true once nobody waits any more
  public ContainerRef open(DebugOrder order, Consumer<String> progress, BooleanSupplier given) {
    try {
      List<Attached> before = Attached.of(pod(order.pod()));
      Optional<Attached> ours = before.stream().filter(a -> a.ours() && a.running()).findFirst();
      String name = ours.isPresent() ? ours.get().name() : add(order, before, progress);
      return awaited(order.pod(), name, progress, given);
    } catch (ApiFailure e) {
      throw new ClusterException(Refusal.words(e, order.pod()), e);
    } catch (IOException e) {
      throw new ClusterException(Trouble.line(e, api.server()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("given up", e);
    }
  }

  private String add(DebugOrder order, List<Attached> before, Consumer<String> progress)
      throws IOException {
    Shape shape = shape();
    if (shape == Shape.NONE) {
      throw new ClusterException(NONE_SERVED);
    }
    String name = free(before);
    List<DebugProfile> weaker =
        List.of(DebugProfile.values())
            .subList(List.of(DebugProfile.values()).indexOf(order.profile()), 4);
    for (DebugProfile profile : weaker) {
      try {
        progress.accept("adding " + name + " with the profile " + profile.word());
        patch(order.with(profile), shape, name, false);
        return name;
      } catch (ApiFailure e) {
        if (!Refusal.ofAdmission(e) || profile == DebugProfile.RESTRICTED) {
          throw e;
        }
        progress.accept("refused with the profile " + profile.word() + ": " + Refusal.line(e));
      }
    }
    throw new IllegalStateException("no profile was tried");
  }

  private ContainerRef awaited(
      ObjectRef pod, String name, Consumer<String> progress, BooleanSupplier given)
      throws IOException, InterruptedException {
    ContainerRef ref = new ContainerRef(pod.namespace(), pod.name(), name);
    long began = System.nanoTime();
    String told = "";
    while (System.nanoTime() - began < PATIENCE.toNanos()) {
      Attached now =
          Attached.of(pod(pod)).stream()
              .filter(a -> a.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new ClusterException("the server has dropped " + name));
      if (now.running()) {
        untilSeen(ref);
        return ref;
      }
      Optional<String> stuck = now.stuck();
      if (stuck.isPresent()) {
        throw new ClusterException(stuck.get());
      }
      if (given.getAsBoolean()) {
        throw new ClusterException("Not waited for. The container " + name + " may still start.");
      }
      if (!now.waiting().equals(told)) {
        told = now.waiting();
        progress.accept(told);
      }
      Thread.sleep(LOOK_EVERY);
    }
    throw new ClusterException(
        "The debug container does not run after %d minutes (%s). It stays in the pod."
            .formatted(PATIENCE.toMinutes(), told));
  }

  /// A check goes by the session's snapshot, which the watch brings up to date.
  private void untilSeen(ContainerRef ref) throws InterruptedException {
    long began = System.nanoTime();
    while (!seen.test(ref) && System.nanoTime() - began < SEEN_WITHIN.toNanos()) {
      Thread.sleep(LOOK_EVERY.dividedBy(4));
    }
  }

  private static String free(List<Attached> before) {
    Set<String> taken = new HashSet<>();
    before.forEach(a -> taken.add(a.name()));
    String name = DebugOrder.NAME;
    for (int n = 2; taken.contains(name); n++) {
      name = DebugOrder.NAME + "-" + n;
    }
    return name;
  }

  private Shape shape() throws IOException {
    return Shape.of(api.get(api.url(List.of("api", "v1")).build(), SILENCE, DebugContainers::read));
  }

  private JsonNode pod(ObjectRef pod) throws IOException {
    return api.get(url(pod).build(), SILENCE, DebugContainers::read);
  }

  private void patch(DebugOrder order, Shape shape, String name, boolean dryRun)
      throws IOException {
    HttpUrl.Builder url = url(order.pod()).addPathSegment("ephemeralcontainers");
    if (dryRun) {
      url.addQueryParameter("dryRun", "All");
    }
    url.addQueryParameter("fieldManager", "portolan");
    String body = JSON.writeValueAsString(shape.patch(name, order));
    JsonNode answer = api.patch(url.build(), body, SILENCE, DebugContainers::read);
    if (!answer.toString().contains("\"" + name + "\"")) {
      throw new IOException("the server took the request and added nothing");
    }
  }

  private HttpUrl.Builder url(ObjectRef pod) {
    return api.url(List.of("api", "v1", "namespaces", pod.namespace(), "pods", pod.name()));
  }

  private static JsonNode read(Response response) throws IOException {
    byte[] body = response.body().byteStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw new IOException("the answer is larger than " + MAX_BYTES / 1024 / 1024 + " MB");
    }
    return JSON.readTree(body);
  }

  static final String NONE_SERVED =
      "This server has no ephemeral containers: they came with Kubernetes 1.23 (beta) and are off"
          + " in older ones unless their gate is set.";
}
