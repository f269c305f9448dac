package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A ping that got no answer from a pod that takes TCP. Where policies concern the pod it may be
/// their doing, so another one on the same node is pinged that none concerns.
final class Echo {
  private final Chain chain;
  private final Pod pod;
  private final List<CheckResult> made = new ArrayList<>();

  Echo(Chain chain, Pod pod, CheckResult ping) {
    this.chain = chain;
    this.pod = pod;
    made.add(ping);
  }

  Step lost() {
    return PolicyRule.unpoliced(chain, pod)
        ? dropped("")
        : reference().map(this::against).orElseGet(() -> unsaid(""));
  }

  private Optional<Pod> reference() {
    return Neighbours.of(chain)
        .filter(p -> p.nodeName().equals(pod.nodeName()) && !p.ref().equals(pod.ref()))
        .filter(p -> PolicyRule.unpoliced(chain, p))
        .findFirst();
  }

  private Step against(Pod other) {
    String name = other.ref().path();
    CheckResult ping = chain.ask(Question.Ping.PLAIN, new Target.PodTarget(other.ref()));
    made.add(ping);
    if (ping.outcome() == Outcome.ANSWERED) {
      return PathRules.longWay(chain, other, ping, made)
          .orElseGet(() -> unsaid(" here, and one from " + name));
    }
    if (ping.outcome() != Outcome.TIMED_OUT) {
      return unsaid("");
    }
    CheckResult connect = Neighbours.connect(chain, other);
    made.add(connect);
    return Seen.there(connect)
        ? dropped(name + ", on the same node, takes TCP, and no policy concerns it")
        : unsaid("");
  }

  private Step unsaid(String compared) {
    return Step.note(
            Stage.ICMP,
            "Ping gets no answer"
                + compared
                + ". Policies select the pods, and what becomes of ICMP is up to the plugin: it says"
                + " nothing.",
            lines().toArray(String[]::new))
        .with(made);
  }

  private Step dropped(String compared) {
    List<String> evidence = lines();
    if (!compared.isEmpty()) {
      evidence.add(compared);
    }
    Cause cause =
        new Cause(
            Kind.ICMP_DROPPED,
            "TCP passes and ICMP does not: ping and traceroute tell nothing, and packets that are too"
                + " large vanish without a word (path MTU discovery).",
            evidence,
            Next.check("Ping again", made.getFirst().request()));
    return Step.remark(Stage.ICMP, cause, Fixes.describe(chain, pod)).with(made);
  }

  private List<String> lines() {
    return new ArrayList<>(made.stream().map(Seen::line).toList());
  }
}
