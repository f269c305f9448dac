package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Container;
import dev.portolan.model.Pod;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stages of a pod that is asked by its own address.
final class PodRules {
  private PodRules() {}

  static Step endpoints(Chain chain, List<Step> before) {
    Pod pod = chain.pod();
    if (pod == null) {
      return chain.asked().to() instanceof Target.PodTarget t
          ? broken(chain, Kind.NO_SUCH_OBJECT, "There is no " + t.pod() + ".", null, List.of())
          : Step.skipped(Stage.ENDPOINTS, "It is no pod of this cluster.");
    }
    if (pod.ended() || pod.ips().isEmpty()) {
      String why = pod.ended() ? "has ended" : "has no address";
      return broken(
          chain,
          Kind.NOT_RUNNING,
          pod.ref().path() + " " + why + " (" + pod.statusText() + ").",
          Fixes.describe(chain, pod),
          states(pod));
    }
    if (pod.meta().terminating()) {
      return Step.note(
          Stage.ENDPOINTS,
          pod.ref().path()
              + " is being deleted: it may still answer, services lead to it no longer.",
          String.join(", ", pod.ips()));
    }
    return pod.ready()
        ? Step.ok(Stage.ENDPOINTS, pod.ref().path() + " is ready.", String.join(", ", pod.ips()))
        : Step.note(
            Stage.ENDPOINTS,
            pod.ref().path() + " is not ready (" + pod.statusText() + "): no service leads to it.");
  }

  static Step ports(Chain chain, List<Step> before) {
    Pod pod = chain.pod();
    int port = chain.number();
    if (pod == null) {
      return Step.skipped(Stage.PORTS, "Which ports it listens on is not known.");
    }
    if (port == 0) {
      return Step.note(Stage.PORTS, "It declares no TCP port: name the one that is meant.");
    }
    boolean declared =
        pod.servingContainers().stream()
            .flatMap(c -> c.ports().stream())
            .anyMatch(p -> p.port() == port);
    return declared
        ? Step.ok(Stage.PORTS, "It declares port " + port + ".")
        : Step.note(
            Stage.PORTS, "It does not declare port " + port + ", which need not mean much.");
  }

  private static List<String> states(Pod pod) {
    List<String> states = new ArrayList<>();
    for (Container c : pod.containers()) {
      String state = c.running() ? "running" : c.reason().isEmpty() ? "not running" : c.reason();
      states.add(c.name() + ": " + state);
    }
    if (pod.meta().owner() != null) {
      states.add("it belongs to " + pod.meta().owner().kind() + " " + pod.meta().owner().name());
    }
    return states;
  }

  private static Step broken(
      Chain chain, Kind kind, String sentence, @Nullable Fix fix, List<String> evidence) {
    String line = chain.ground().kubectl("get", "pods", "-A", "-o", "wide");
    Cause cause = new Cause(kind, sentence, evidence, Next.command("See the pods", line));
    return Step.broken(
        Stage.ENDPOINTS, cause, fix == null ? Fix.kubectl("See which pods there are", line) : fix);
  }
}
