package dev.portolan.diagnosis;

import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.Kind;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.target.EndpointCause.Why;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Suggestions for what was found, as lines and patches to copy.
final class Fixes {
  private Fixes() {}

  static Fix describe(Chain chain, Pod pod) {
    return Fix.kubectl(
        "See the pod's conditions and events",
        Kubectl.describe(chain.ground().context(), pod.ref()));
  }

  /// What to see of a node that is down.
  static Fix describe(Chain chain, Node node) {
    return Fix.kubectl(
        "See the node's conditions, then its kubelet",
        Kubectl.describe(chain.ground().context(), node.ref()));
  }

  /// A pod that a controller owns is replaced when it is deleted; one without stays away.
  static Fix replace(Chain chain, Pod pod) {
    return pod.meta().owner() == null
        ? describe(chain, pod)
        : Fix.kubectl(
            "Have its controller replace the pod",
            chain.ground().kubectl("delete", "pod", pod.name(), "-n", pod.namespace()));
  }

  static Fix proxy(Chain chain) {
    return Fix.kubectl(
        "Restart the service proxies",
        chain.ground().kubectl("rollout", "restart", "daemonset/kube-proxy", "-n", "kube-system"));
  }

  /// What helps against a cause that was seen on the wire, or null.
  static @Nullable Fix of(Chain chain, Cause cause) {
    Pod behind =
        chain.pod() != null
            ? chain.pod()
            : chain.backings().stream()
                .map(Backing::pod)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    if (behind == null || behind.servingContainers().isEmpty()) {
      return null;
    }
    return switch (cause.kind()) {
      case NOBODY_LISTENS, WRONG_TARGET_PORT, SOME_BACKENDS ->
          Fix.kubectl(
              "See what the program says, and on which port it listens",
              Kubectl.logs(chain.ground().context(), ClosedCauses.container(behind)));
      default -> describe(chain, behind);
    };
  }

  /// What helps a service without endpoints.
  static Fix of(Chain chain, Service service, Why why) {
    return switch (why) {
      case SELECTS_NOTHING -> selector(chain, service);
      case PORT_NOWHERE, PORT_PARTLY, PORT_UNDECLARED -> targetPort(chain, service);
      case NONE_READY, ALL_ENDED -> unready(chain, service);
      case NOT_GIVEN, NOT_WRITTEN, PODS_UNSEEN ->
          Fix.kubectl(
              "See the endpoints that it has",
              chain
                  .ground()
                  .kubectl(
                      "get",
                      "endpointslices",
                      "-n",
                      service.namespace(),
                      "-l",
                      "kubernetes.io/service-name=" + service.name()));
    };
  }

  private static Fix selector(Chain chain, Service service) {
    Optional<Pod> likeliest = Likeness.pod(chain.ground().index(), service);
    Map.Entry<String, String> wanted =
        service.selector().entrySet().stream().min(Map.Entry.comparingByKey()).orElseThrow();
    String there = likeliest.map(p -> p.labels().getOrDefault(wanted.getKey(), "")).orElse("");
    if (there.isEmpty()) {
      return Fix.kubectl(
          "See the labels that the pods have",
          chain.ground().kubectl("get", "pods", "-n", service.namespace(), "--show-labels"));
    }
    String patch = "{\"spec\":{\"selector\":{\"%s\":\"%s\"}}}".formatted(wanted.getKey(), there);
    return Fix.kubectl(
        "Select the pods labelled " + wanted.getKey() + "=" + there + ", if those are meant",
        patch(chain, service, "merge", patch));
  }

  private static Fix targetPort(Chain chain, Service service) {
    ServicePort port =
        chain.port() == null ? service.ports().getFirst() : Objects.requireNonNull(chain.port());
    List<ContainerPort> declared =
        chain.ground().index().podsSelectedBy(service).stream()
            .limit(1)
            .flatMap(p -> p.servingContainers().stream())
            .flatMap(c -> c.ports().stream())
            .filter(p -> p.protocol() == port.protocol())
            .toList();
    Optional<ContainerPort> meant =
        declared.stream().min(Comparator.comparing(p -> !p.name().equals(port.name())));
    if (meant.isEmpty()) {
      return Fix.kubectl("Read the service", Kubectl.get(chain.ground().context(), service.ref()));
    }
    int place = service.ports().indexOf(port);
    String patch =
        "[{\"op\":\"replace\",\"path\":\"/spec/ports/%d/targetPort\",\"value\":%d}]"
            .formatted(place, meant.get().port());
    String name = meant.get().name().isEmpty() ? "" : " (" + meant.get().name() + ")";
    return Fix.kubectl(
        "Lead the port to " + meant.get().port() + name + ", which the pods declare",
        patch(chain, service, "json", patch));
  }

  static Fix addPort(Chain chain, Service service) {
    int port = chain.asked().port();
    ServicePort first = service.ports().isEmpty() ? null : service.ports().getFirst();
    String patch =
        "[{\"op\":\"add\",\"path\":\"/spec/ports/-\",\"value\":{\"name\":\"port-%d\",\"port\":%d,\"targetPort\":%s}}]"
            .formatted(port, port, first == null ? port : target(first));
    return Fix.kubectl(
        "Ask one of its own ports, or give it this one", patch(chain, service, "json", patch));
  }

  /// @param rule the field that keeps its traffic on a node
  static Fix everyNode(Chain chain, Service service, String rule) {
    return Fix.kubectl(
        chain.door().isEmpty()
            ? "Let it lead to the endpoints of every node; or run one of its pods on each (a"
                + " DaemonSet)"
            : "Ask a node on which its pods run, or the service itself; or let every node lead to"
                + " every pod (which then sees the node's address in place of the client's)",
        patch(chain, service, "merge", "{\"spec\":{\"%s\":\"Cluster\"}}".formatted(rule)));
  }

  private static String target(ServicePort port) {
    return port.targetPort().isNamed()
        ? "\"" + port.targetPort().name() + "\""
        : Integer.toString(port.targetPort().number());
  }

  private static String patch(Chain chain, Service service, String type, String patch) {
    return chain
        .ground()
        .kubectl(
            "patch",
            "service",
            service.name(),
            "-n",
            service.namespace(),
            "--type=" + type,
            "-p",
            patch);
  }

  private static Fix unready(Chain chain, Service service) {
    Optional<Pod> pod =
        chain.ground().index().podsSelectedBy(service).stream().filter(p -> !p.ready()).findFirst();
    if (pod.isEmpty()) {
      return Fix.kubectl("Read the service", Kubectl.get(chain.ground().context(), service.ref()));
    }
    boolean crashes =
        pod.get().containers().stream().anyMatch(c -> c.reason().equals("CrashLoopBackOff"));
    return crashes
        ? Fix.kubectl(
            "See why the container ends",
            chain
                .ground()
                .kubectl(
                    "logs",
                    "-n",
                    pod.get().namespace(),
                    pod.get().name(),
                    "--previous",
                    "--tail=50"))
        : describe(chain, pod.get());
  }

  static Fix allowDns(Chain chain, Pod source) {
    Service dns = Names.dns(chain.ground().snapshot()).orElseThrow();
    int port = Backing.port(chain.ground().index(), dns, 53);
    String text = new PolicyYaml(chain.ground().snapshot()).dns(source, dns, port);
    return Fix.yaml("Let the pod ask the cluster's DNS", text);
  }

  /// A policy that admits exactly this; none helps against an administrator's policy.
  static Fix allow(Chain chain, Verdict verdict) {
    Optional<ObjectRef> admin =
        verdict.reasons().stream()
            .map(Reason::policy)
            .filter(Objects::nonNull)
            .filter(p -> p.kind() != Kind.NETWORK_POLICY)
            .findFirst();
    Pod source = chain.source();
    // Another node is met at its own address, before any translation.
    boolean node =
        source != null && chain.door().filter(n -> !n.name().equals(source.nodeName())).isPresent();
    Pod target =
        chain.pod() != null || node
            ? chain.pod()
            : chain.backings().stream()
                .map(Backing::pod)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    if (admin.isPresent()) {
      return Fix.kubectl(
          "Read the policy; a NetworkPolicy cannot overrule it",
          Kubectl.get(chain.ground().context(), admin.get()));
    }
    if (source == null) {
      return Fix.kubectl(
          "See the policies", chain.ground().kubectl("get", "networkpolicies", "-A"));
    }
    int port =
        chain.backings().isEmpty() || node ? chain.number() : chain.backings().getFirst().port();
    Protocol protocol = chain.protocol();
    return Fix.yaml(
        "Allow exactly this, if it is meant to be allowed",
        new PolicyYaml(chain.ground().snapshot())
            .allow(verdict, source, target, chain.asked().to().label(), protocol, port));
  }
}
