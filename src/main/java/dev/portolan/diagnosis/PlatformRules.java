package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.NetworkPlugin;
import dev.portolan.probe.Kubectl;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// The stages of what carries the packets: network plugin, nodes, service proxy.
final class PlatformRules {
  private static final String DAEMON_SET = "DaemonSet ";

  private PlatformRules() {}

  static Step plugin(Chain chain, List<Step> before) {
    Detection plugin = chain.ground().plugin();
    if (plugin.found().isEmpty()) {
      return Step.skipped(Stage.PLUGIN, "No network plugin was recognised.");
    }
    for (Detection.Found found : plugin.found()) {
      for (Pod agent : agents(chain, found)) {
        if (!agent.ready() && nodes(chain).contains(agent.nodeName())) {
          Cause cause =
              new Cause(
                  Kind.PLUGIN_DOWN,
                  found.plugin().title() + "'s pod on " + agent.nodeName() + " is not ready.",
                  List.of(agent.ref().path() + ": " + agent.statusText()),
                  Next.command(
                      "See its log",
                      Kubectl.logs(chain.ground().context(), ClosedCauses.container(agent))));
          return Step.remark(Stage.PLUGIN, cause, Fixes.replace(chain, agent));
        }
      }
    }
    return Step.ok(Stage.PLUGIN, sentence(plugin), evidence(plugin));
  }

  private static String sentence(Detection plugin) {
    String text = plugin.sentence();
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private static String[] evidence(Detection plugin) {
    return plugin.found().stream()
        .map(f -> f.plugin().title() + ", by " + f.evidence())
        .toArray(String[]::new);
  }

  private static List<Pod> agents(Chain chain, Detection.Found found) {
    if (!found.evidence().startsWith(DAEMON_SET)) {
      return List.of();
    }
    String[] path = found.evidence().substring(DAEMON_SET.length()).split("/", 2);
    return path.length < 2
        ? List.of()
        : chain.ground().index().podsIn(path[0]).stream().filter(p -> of(p, path[1])).toList();
  }

  private static boolean of(Pod pod, String daemonSet) {
    OwnerRef owner = pod.meta().owner();
    return owner != null && owner.kind().equals("DaemonSet") && owner.name().equals(daemonSet);
  }

  static Step nodes(Chain chain, List<Step> before) {
    List<String> evidence = new ArrayList<>();
    List<Node> down = new ArrayList<>();
    for (String name : nodes(chain)) {
      chain.ground().snapshot().nodes().stream()
          .filter(n -> n.name().equals(name))
          .forEach(
              n -> {
                evidence.add(name + ": " + state(n));
                if (!n.ready()) {
                  down.add(n);
                }
              });
    }
    if (evidence.isEmpty()) {
      return Step.skipped(Stage.NODES, "The nodes of neither end may be seen.");
    }
    if (down.isEmpty()) {
      return Step.ok(
          Stage.NODES, "The nodes of both ends are ready.", evidence.toArray(String[]::new));
    }
    String line = Kubectl.describe(chain.ground().context(), down.getFirst().ref());
    Cause cause =
        new Cause(
            Kind.NODE_DOWN,
            "The node " + down.getFirst().name() + " is not ready: its kubelet does not report.",
            evidence,
            Next.command("See its conditions", line));
    return Step.remark(
        Stage.NODES, cause, Fix.kubectl("See the node's conditions, then its kubelet", line));
  }

  private static String state(Node node) {
    List<String> pressures = node.state().pressures();
    return (node.ready() ? "ready" : "not ready")
        + (node.state().cordoned() ? ", takes no new pods" : "")
        + (pressures.isEmpty() ? "" : ", " + String.join(", ", pressures));
  }

  /// The names of the nodes at both ends, the caller's first.
  static Set<String> nodes(Chain chain) {
    Set<String> nodes = new LinkedHashSet<>();
    if (chain.source() != null) {
      nodes.add(chain.source().nodeName());
    }
    if (chain.pod() != null) {
      nodes.add(chain.pod().nodeName());
    }
    chain.door().map(Node::name).ifPresent(nodes::add);
    chain.backings().stream()
        .map(Backing::pod)
        .filter(Objects::nonNull)
        .map(Pod::nodeName)
        .forEach(nodes::add);
    nodes.remove("");
    return nodes;
  }

  static Step proxy(Chain chain, List<Step> before) {
    Pod source = chain.source();
    if (source == null || chain.service() == null || chain.service().headless()) {
      return Step.skipped(Stage.PROXY, "No service stands in between, so no proxy does.");
    }
    List<Pod> proxies =
        chain.ground().snapshot().pods().stream()
            .filter(
                p ->
                    p.labels().getOrDefault("k8s-app", "").equals("kube-proxy")
                        || p.name().startsWith("kube-proxy-"))
            .toList();
    if (proxies.isEmpty()) {
      boolean cilium =
          chain.ground().plugin().found().stream()
              .anyMatch(f -> f.plugin() == NetworkPlugin.CILIUM);
      return Step.skipped(
          Stage.PROXY,
          cilium
              ? "No kube-proxy pods: Cilium may stand in for it."
              : "No kube-proxy pods are seen: it may run outside of pods, or something stands in for"
                  + " it.");
    }
    return proxies.stream()
        .filter(p -> p.nodeName().equals(source.nodeName()))
        .findFirst()
        .map(
            p ->
                p.ready()
                    ? Step.ok(Stage.PROXY, p.ref().path() + " runs on the caller's node.")
                    : down(chain, p))
        .orElseGet(
            () ->
                Step.note(
                    Stage.PROXY,
                    "No kube-proxy pod runs on the caller's node " + source.nodeName() + "."));
  }

  private static Step down(Chain chain, Pod proxy) {
    Cause cause =
        new Cause(
            Kind.KUBE_PROXY,
            "kube-proxy on the caller's node " + proxy.nodeName() + " is not ready.",
            List.of(proxy.ref().path() + ": " + proxy.statusText()),
            Next.command(
                "See its log",
                Kubectl.logs(chain.ground().context(), ClosedCauses.container(proxy))));
    return Step.remark(Stage.PROXY, cause, Fixes.replace(chain, proxy));
  }
}
