package dev.portolan.ui.inspector;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.Container;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.IngressClass;
import dev.portolan.model.Kind;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PluginPolicy;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.ReferenceGrant;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.model.Workload;
import dev.portolan.ui.inspector.Facts.Status;
import dev.portolan.ui.parts.Tone;
import java.util.List;
import java.util.Set;

/// How an object is, in a word and a tone.
public final class Standing {
  private static final Set<String> ON_THE_WAY =
      Set.of("ContainerCreating", "PodInitializing", "Pending", "Terminating");

  private static final Status PLANNED = new Status(Tone.IDLE, "Planned");

  private Standing() {}

  /// True for what a manifest describes: nothing of it runs yet, so that nothing can be wrong.
  private static boolean planned(List<Pod> pods) {
    return !pods.isEmpty() && pods.stream().allMatch(Pod::planned);
  }

  static Status of(SnapshotIndex index, ObjectRef ref) {
    return index
        .snapshot()
        .find(ref)
        .map(
            object ->
                switch (object) {
                  case Pod pod -> of(pod);
                  case Service service -> of(index, service);
                  case Workload workload -> of(index, workload);
                  case Namespace namespace -> ofNamespace(index, namespace.name());
                  case Node node ->
                      node.ready()
                          ? new Status(Tone.GOOD, "Ready")
                          : new Status(Tone.BAD, "Not ready");
                  case Ingress ingress -> of(index, ingress);
                  case IngressClass c ->
                      new Status(Tone.PLAIN, c.byDefault() ? "The default" : "A class");
                  case Gateway gateway -> GatewayFacts.status(gateway);
                  case GatewayRoute route -> of(index, route);
                  case ReferenceGrant grant ->
                      new Status(Tone.PLAIN, Words.count(grant.from().size(), "permission"));
                  case NetworkPolicy policy -> of(index, policy);
                  case AdminPolicy policy -> new Status(Tone.PLAIN, Words.tier(policy.tier()));
                  case PluginPolicy policy ->
                      new Status(Tone.WARN, "Not judged: " + policy.plugin() + "'s own");
                  case EndpointSlice slice ->
                      new Status(Tone.PLAIN, Words.count(slice.endpoints().size(), "endpoint"));
                })
        .orElseGet(
            () ->
                ref.kind() == Kind.NAMESPACE
                    ? ofNamespace(index, ref.name())
                    : new Status(Tone.IDLE, "Not seen"));
  }

  static Status of(Pod pod) {
    String text = pod.statusText();
    if (pod.phase() == Pod.Phase.SUCCEEDED) {
      return new Status(Tone.IDLE, "Completed");
    }
    if (pod.phase() == Pod.Phase.FAILED) {
      return new Status(Tone.BAD, text);
    }
    if (pod.meta().terminating()) {
      return new Status(Tone.WARN, text);
    }
    if (pod.planned()) {
      return PLANNED;
    }
    if (pod.ready()) {
      return new Status(Tone.GOOD, "Ready");
    }
    if (text.equals("Running")) {
      return new Status(Tone.WARN, "Not ready");
    }
    if (text.equals("Unknown")) {
      return new Status(Tone.IDLE, text);
    }
    return new Status(ON_THE_WAY.contains(text) ? Tone.WARN : Tone.BAD, text);
  }

  static Tone tone(Container container) {
    return switch (container.status().state()) {
      case RUNNING -> container.status().ready() ? Tone.GOOD : Tone.WARN;
      case WAITING -> ON_THE_WAY.contains(container.reason()) ? Tone.WARN : Tone.BAD;
      case TERMINATED -> container.reason().equals("Completed") ? Tone.IDLE : Tone.BAD;
      case UNKNOWN -> Tone.IDLE;
    };
  }

  static Status of(SnapshotIndex index, Service service) {
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      return new Status(Tone.IDLE, "Alias");
    }
    List<Endpoint> endpoints = index.endpoints(service.ref());
    if (endpoints.isEmpty() && planned(index.podsSelectedBy(service))) {
      return PLANNED;
    }
    if (endpoints.isEmpty()
        && !Words.known(index.snapshot(), Kind.ENDPOINT_SLICE, service.namespace())) {
      return new Status(Tone.IDLE, "Endpoints unknown");
    }
    long ready = endpoints.stream().filter(Endpoint::ready).count();
    if (ready == 0) {
      return new Status(Tone.BAD, endpoints.isEmpty() ? "No endpoints" : "None ready");
    }
    return ready == endpoints.size()
        ? new Status(Tone.GOOD, ready + " ready")
        : new Status(Tone.WARN, ready + " of " + endpoints.size() + " ready");
  }

  private static Status of(SnapshotIndex index, Workload workload) {
    boolean cron = workload.ref().kind() == Kind.CRON_JOB;
    if (cron || workload.ref().kind() == Kind.JOB) {
      boolean failed =
          index.podsOf(workload.ref()).stream().anyMatch(pod -> of(pod).tone() == Tone.BAD);
      return failed
          ? new Status(Tone.BAD, "Failing")
          : new Status(workload.ready() > 0 ? Tone.GOOD : Tone.IDLE, cron ? "Cron job" : "Job");
    }
    if (planned(index.podsOf(workload.ref()))) {
      return PLANNED;
    }
    if (workload.desired() == 0) {
      return new Status(Tone.IDLE, "Scaled to 0");
    }
    String text = workload.ready() + " of " + workload.desired() + " ready";
    if (workload.ready() >= workload.desired()) {
      return new Status(Tone.GOOD, text);
    }
    return new Status(workload.ready() > 0 ? Tone.WARN : Tone.BAD, text);
  }

  private static Status ofNamespace(SnapshotIndex index, String namespace) {
    List<Pod> pods = index.podsIn(namespace).stream().filter(pod -> !pod.ended()).toList();
    if (pods.isEmpty()) {
      return Words.unseen(index.snapshot(), Kind.POD, namespace)
          .map(
              n ->
                  new Status(n.tone(), "Pods " + Words.lack(index.snapshot(), Kind.POD, namespace)))
          .orElse(new Status(Tone.IDLE, "No pods"));
    }
    if (planned(pods)) {
      return PLANNED;
    }
    long ready = pods.stream().filter(Pod::ready).count();
    if (ready == pods.size()) {
      return new Status(Tone.GOOD, ready == 1 ? "1 pod ready" : "All " + ready + " pods ready");
    }
    return new Status(
        ready == 0 ? Tone.BAD : Tone.WARN, ready + " of " + pods.size() + " pods ready");
  }

  private static Status of(SnapshotIndex index, Ingress ingress) {
    boolean broken =
        Backends.of(ingress).stream()
            .anyMatch(b -> Backends.judge(index, ingress.namespace(), b).tone() == Tone.BAD);
    if (broken) {
      return new Status(Tone.BAD, "Backend broken");
    }
    return ingress.addresses().isEmpty()
        ? new Status(Tone.WARN, "No address")
        : new Status(Tone.GOOD, "Has an address");
  }

  private static Status of(SnapshotIndex index, GatewayRoute route) {
    if (route.parents().isEmpty() && route.elsewhere().isEmpty()) {
      return new Status(Tone.WARN, "Attached to nothing");
    }
    if (route.parents().stream().anyMatch(p -> p.accepted().refused())
        || route.elsewhere().stream().anyMatch(e -> e.accepted().refused())) {
      return new Status(Tone.BAD, "Refused");
    }
    boolean broken =
        route.parents().stream().anyMatch(p -> p.resolved().refused())
            || route.rules().stream()
                .flatMap(r -> r.backends().stream())
                .anyMatch(
                    b ->
                        Backends.judge(index, b.service(), PortRef.of(b.port())).tone()
                            == Tone.BAD);
    return broken ? new Status(Tone.BAD, "Backend broken") : new Status(Tone.GOOD, "Attached");
  }

  private static Status of(SnapshotIndex index, NetworkPolicy policy) {
    int pods = PolicyFacts.selected(index, policy).size();
    return new Status(Tone.PLAIN, "Selects " + Words.count(pods, "pod"));
  }
}
