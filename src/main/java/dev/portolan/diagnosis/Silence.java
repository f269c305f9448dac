package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds out why pods that no policy shields stay silent: the pod alone, everything on its node, or
/// the caller itself. It asks the neighbours.
final class Silence {
  private final Chain chain;
  private final List<String> evidence = new ArrayList<>();
  private final List<CheckResult> checks = new ArrayList<>();

  private Silence(Chain chain, List<CheckResult> made) {
    this.chain = chain;
    checks.addAll(made);
    made.forEach(c -> evidence.add(Seen.line(c)));
  }

  static Step of(Chain chain, Stage stage, List<Pod> silent, List<CheckResult> made) {
    return new Silence(chain, made).step(stage, silent);
  }

  /// Of a node whose node port was asked, and that is down.
  static Step down(Chain chain, Stage stage, Node node, List<CheckResult> made) {
    return new Silence(chain, made).down(stage, node, "whose port " + chain.number() + " is asked");
  }

  private Step down(Stage stage, Node node, String which) {
    return broken(
        stage,
        Kind.NODE_DOWN,
        "The node " + node.name() + ", " + which + ", is not ready and does not answer.",
        Fixes.describe(chain, node));
  }

  private Step step(Stage stage, List<Pod> silent) {
    if (silent.isEmpty()) {
      return broken(
          stage, Kind.OUTSIDE, chain.to() + " is outside the cluster, and does not answer.", null);
    }
    Pod pod = silent.getFirst();
    Optional<Node> down = chain.ground().down(pod);
    if (down.isPresent()) {
      return down(stage, down.get(), "where " + pod.ref().path() + " runs");
    }
    return neighbours(stage, pod, silent);
  }

  private Step neighbours(Stage stage, Pod pod, List<Pod> silent) {
    Optional<Pod> neighbour = other(p -> p.nodeName().equals(pod.nodeName()) && !among(silent, p));
    if (neighbour.isPresent() && reached(neighbour.get())) {
      return broken(
          stage,
          Kind.SILENT_POD,
          pod.ref().path()
              + " does not answer, while its neighbour on "
              + pod.nodeName()
              + " does: the pod itself drops it.",
          Fixes.replace(chain, pod));
    }
    Optional<Pod> control = other(p -> !p.nodeName().equals(pod.nodeName()) && !among(silent, p));
    return neighbour.isPresent() && control.isPresent()
        ? elsewhere(stage, pod, control.get())
        : alone(stage, pod);
  }

  /// Nobody on the pod's node answers: does anybody else?
  private Step elsewhere(Stage stage, Pod pod, Pod control) {
    if (!reached(control)) {
      return broken(
          stage,
          Kind.SILENT_POD,
          "The caller "
              + chain.asked().from().podRef().path()
              + " reaches nobody, so it is itself cut off.",
          chain.source() == null ? null : Fixes.replace(chain, chain.source()));
    }
    String line = Kubectl.describe(chain.ground().context(), ObjectRef.node(pod.nodeName()));
    return broken(
        stage,
        Kind.NODE_DOWN,
        "Nothing on the node "
            + pod.nodeName()
            + " answers, and other nodes do: the node, or the way to it, is cut off.",
        Fix.kubectl("See the node's conditions", line));
  }

  private Step alone(Stage stage, Pod pod) {
    boolean near = PlatformRules.nodes(chain).size() == 1;
    return broken(
        stage,
        near ? Kind.SILENT_POD : Kind.NODE_FIREWALL,
        near
            ? pod.ref().path() + " does not answer on its own node."
            : pod.ref().path()
                + " does not answer from another node: the way between the nodes, or the pod,"
                + " drops it.",
        Fixes.describe(chain, pod));
  }

  private static boolean among(List<Pod> pods, Pod pod) {
    return pods.stream().anyMatch(p -> p.ref().equals(pod.ref()));
  }

  private boolean reached(Pod pod) {
    CheckResult result = Neighbours.connect(chain, pod);
    checks.add(result);
    evidence.add(Seen.line(result) + " (" + pod.nodeName() + ")");
    return Seen.there(result);
  }

  private Optional<Pod> other(Predicate<Pod> where) {
    return Neighbours.of(chain).filter(where).findFirst();
  }

  private Step broken(Stage stage, Kind kind, String sentence, @Nullable Fix fix) {
    Question trace = Question.Traceroute.PLAIN.at(chain.number());
    Next next = Next.check("Trace the way", chain.request(trace, chain.asked().to()));
    Cause cause = new Cause(kind, sentence, evidence, next);
    return Step.broken(stage, cause, fix).with(checks);
  }
}
