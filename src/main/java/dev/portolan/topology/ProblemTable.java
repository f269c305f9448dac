package dev.portolan.topology;

import dev.portolan.model.Container;
import dev.portolan.model.Container.Role;
import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Grants;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Namespace;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.model.Pod.Phase;
import dev.portolan.model.Service;
import dev.portolan.model.Workload;
import dev.portolan.topology.Problem.Sort;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table of problems: a row for everything that can be wrong with a thing on the map, in the
/// order of how pressing it is.
final class ProblemTable {
  /// One row.
  ///
  /// @param meaning when it is said, for a person
  record Row(Sort sort, String meaning, Finder finder) {}

  /// Says in a few words what is wrong with an object; null when it is not.
  interface Finder {
    @Nullable String words(KubeObject object, Ground ground);
  }

  /// A finder for objects of one type.
  private interface Of<T> {
    @Nullable String words(T object, Ground ground);
  }

  static final List<Row> ROWS =
      List.of(
          row(
              Sort.CRASH_LOOPING,
              "a container ends again and again, and its restart waits",
              Pod.class,
              (p, g) -> broken(p, true)),
          row(
              Sort.CANNOT_START,
              "a container cannot be started, or ended badly",
              Pod.class,
              (p, g) -> broken(p, false)),
          row(
              Sort.FAILED,
              "a pod has ended without success",
              Pod.class,
              (p, g) -> p.phase() == Phase.FAILED ? p.statusText() : null),
          row(
              Sort.NODE_DOWN,
              "a node does not report as ready",
              Node.class,
              (n, g) -> n.ready() ? null : "its kubelet does not report as ready"),
          row(
              Sort.SELECTS_NOTHING,
              "a service's selector takes no pod",
              Service.class,
              ServiceProblems::selectsNothing),
          row(
              Sort.WRONG_TARGET_PORT,
              "a service's target port is declared by no container behind it",
              Service.class,
              ServiceProblems::wrongPort),
          row(
              Sort.NO_ENDPOINTS,
              "a service has no endpoint that is ready",
              Service.class,
              ServiceProblems::noEndpoints),
          row(
              Sort.NO_SUCH_BACKEND,
              "an ingress or a route leads to a service that is not there",
              KubeObject.class,
              (o, g) -> g.missing().isEmpty() ? null : "no service " + g.missing().getFirst()),
          row(
              Sort.NOT_PERMITTED,
              "a route leads to a service of another namespace that no ReferenceGrant there permits",
              GatewayRoute.class,
              ProblemTable::notPermitted),
          row(
              Sort.REFUSED,
              "a gateway is not programmed, or does not take a route, or not its backends",
              KubeObject.class,
              (o, g) -> refused(o)),
          row(
              Sort.UNCLAIMED,
              "no controller has said anything of a gateway or a route yet",
              KubeObject.class,
              (o, g) -> unclaimed(o)),
          row(
              Sort.PENDING,
              "a pod waits to be scheduled or started",
              Pod.class,
              (p, g) ->
                  p.phase() == Phase.PENDING && !p.meta().terminating() && broken(p) == null
                      ? p.statusText()
                      : null),
          row(
              Sort.TOO_FEW,
              "a workload has fewer ready pods than it wants",
              Workload.class,
              ProblemTable::tooFew),
          row(
              Sort.UNREADY,
              "a pod runs and is not ready",
              Pod.class,
              (p, g) ->
                  p.phase() == Phase.RUNNING
                          && !p.ready()
                          && !p.meta().terminating()
                          && broken(p) == null
                      ? "not ready"
                      : null),
          row(
              Sort.TERMINATING,
              "an object is being deleted",
              KubeObject.class,
              (o, g) -> o.meta().terminating() ? "is being deleted" : null),
          row(
              Sort.CORDONED,
              "a node takes no new pods, or is short of something",
              Node.class,
              (n, g) ->
                  n.state().cordoned()
                      ? "cordoned"
                      : n.state().pressures().isEmpty()
                          ? null
                          : String.join(", ", n.state().pressures())),
          row(
              Sort.ISOLATED,
              "policies let nothing in, or nothing out",
              KubeObject.class,
              (o, g) -> isolated(g.guard())),
          row(
              Sort.FORBIDDEN,
              "some of what is in a namespace may not be seen",
              Namespace.class,
              (n, g) -> listed(g.known().forbidden(), "not allowed to see ")),
          row(
              Sort.STALE,
              "some of what is in a namespace could not be read, or not again",
              Namespace.class,
              (n, g) -> listed(g.known().stale(), "could not be read: ")));

  /// They end, and want no number of pods that run.
  private static final Set<Kind> JOBS = EnumSet.of(Kind.JOB, Kind.CRON_JOB);

  private ProblemTable() {}

  /// What the rows look at besides the object.
  ///
  /// @param backing what is behind a service, or null
  /// @param tally a workload's pods, a service's endpoints
  /// @param missing the names of services that an entry leads to and that are not there
  record Ground(
      Holdings here,
      Known known,
      @Nullable Backing backing,
      Tally tally,
      List<String> missing,
      Guard guard,
      Grants grants) {
    private static final Holdings NOWHERE = new Holdings("", Map.of());

    /// For a pod or a node, which tell everything by themselves.
    static final Ground NONE =
        new Ground(NOWHERE, Known.NOTHING, null, Tally.NONE, List.of(), Guard.NONE, Grants.UNKNOWN);
  }

  /// What is wrong with an object, the most pressing first.
  static List<Problem> of(KubeObject object, Ground ground) {
    List<Problem> found = new ArrayList<>();
    for (Row row : ROWS) {
      String words = row.finder().words(object, ground);
      if (words != null) {
        found.add(new Problem(object.ref(), row.sort(), words));
      }
    }
    return List.copyOf(found);
  }

  private static <T extends KubeObject> Row row(
      Sort sort, String meaning, Class<T> type, Of<T> finder) {
    return new Row(
        sort,
        meaning,
        (object, ground) ->
            type.isInstance(object) ? finder.words(type.cast(object), ground) : null);
  }

  private static @Nullable String broken(Pod pod, boolean looping) {
    Container container = broken(pod);
    if (container == null || looping != container.reason().equals("CrashLoopBackOff")) {
      return null;
    }
    int restarts = container.status().restarts();
    String often = restarts > 1 ? ", " + restarts + " restarts" : "";
    return container.name() + ": " + container.reason() + often;
  }

  private static @Nullable Container broken(Pod pod) {
    if (pod.ready() || pod.ended() || pod.meta().terminating()) {
      return null;
    }
    return pod.containers().stream()
        .filter(c -> c.role() != Role.EPHEMERAL)
        .filter(Conditions::broken)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String tooFew(Workload workload, Ground ground) {
    if (!ground.known().pods() || JOBS.contains(workload.ref().kind())) {
      return null;
    }
    int ready = ground.tally().good();
    boolean planned = ground.tally().live() == 0 && ground.tally().idle() > 0;
    return ready >= workload.desired() || planned
        ? null
        : ready + " of " + workload.desired() + " ready";
  }

  private static @Nullable String notPermitted(GatewayRoute route, Ground ground) {
    return route.rules().stream()
        .flatMap(r -> r.backends().stream())
        .map(GatewayRoute.Backend::service)
        .filter(s -> ground.grants().refuse(route.ref(), s))
        .findFirst()
        .map(s -> "no ReferenceGrant in " + s.namespace() + " lets it use " + s.name())
        .orElse(null);
  }

  private static @Nullable String refused(KubeObject object) {
    if (object instanceof Gateway g && g.standing().refused()) {
      return "not programmed: " + g.standing().reason();
    }
    if (!(object instanceof GatewayRoute route)) {
      return null;
    }
    for (GatewayRoute.Parent parent : route.parents()) {
      if (parent.accepted().refused()) {
        return parent.ref().name() + " does not take it: " + parent.accepted().reason();
      }
      if (parent.resolved().refused()) {
        return "backends not resolved: " + parent.resolved().reason();
      }
    }
    return route.elsewhere().stream()
        .filter(e -> e.accepted().refused())
        .findFirst()
        .map(e -> e.name() + " does not take it: " + e.accepted().reason())
        .orElse(null);
  }

  private static @Nullable String unclaimed(KubeObject object) {
    boolean gateway = object instanceof Gateway g && g.standing().equals(Gateway.Standing.UNSPOKEN);
    boolean route =
        object instanceof GatewayRoute r
            && Stream.concat(
                    r.parents().stream().map(GatewayRoute.Parent::accepted),
                    r.elsewhere().stream().map(GatewayRoute.Elsewhere::accepted))
                .allMatch(Gateway.Standing.UNSPOKEN::equals);
    return gateway || route ? "no controller has taken it up" : null;
  }

  private static @Nullable String listed(List<String> kinds, String before) {
    return kinds.isEmpty() ? null : before + String.join(", ", kinds);
  }

  private static @Nullable String isolated(Guard guard) {
    if (!guard.closed()) {
      return null;
    }
    String what =
        guard.closedIn() && guard.closedOut()
            ? "nothing in or out"
            : guard.closedIn() ? "nothing in" : "nothing out";
    return "policies let " + what;
  }
}
