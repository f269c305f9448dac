package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Container;
import dev.portolan.model.Pod;
import dev.portolan.probe.Kubectl;
import java.util.List;
import java.util.Optional;

/// Is there a container to ask from?
final class CallerRule implements Rule {
  @Override
  public Step look(Chain chain, List<Step> before) {
    Pod pod = chain.source();
    if (chain.asked().from().namespace().isEmpty()) {
      return Step.ok(Stage.CALLER, "This computer asks, from outside the cluster.");
    }
    if (pod == null) {
      boolean certain = chain.ground().snapshot().coverage(dev.portolan.model.Kind.POD).complete();
      return certain
          ? broken(chain, "There is no " + chain.asked().from().podRef() + ".", Kind.NO_SUCH_OBJECT)
          : Step.skipped(
              Stage.CALLER, "Pods are not all visible, so the caller cannot be looked at.");
    }
    Optional<Container> container = pod.container(chain.asked().from().container());
    if (container.isEmpty() || !container.get().running()) {
      String state =
          container.map(Container::reason).filter(r -> !r.isEmpty()).orElse("not running");
      return broken(
          chain,
          "The caller's container " + chain.asked().from() + " does not run (" + state + ").",
          Kind.NOT_RUNNING);
    }
    String where = pod.nodeName().isEmpty() ? "" : " on " + pod.nodeName();
    return Step.ok(
        Stage.CALLER,
        "The caller runs" + where + (pod.hostNetwork() ? ", on its node's own network." : "."),
        String.join(", ", pod.ips()));
  }

  private static Step broken(Chain chain, String sentence, Kind kind) {
    String line = Kubectl.describe(chain.ground().context(), chain.asked().from().podRef());
    Next next = Next.command("See its state and events", line);
    return Step.broken(
        Stage.CALLER,
        new Cause(kind, sentence, List.of(), next),
        Fix.kubectl("See why, by its state and events", line));
  }
}
