package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The live stages of the path below the connection: round trips, and how large packets may be.
final class PathRules {
  /// A round trip within a cluster takes a millisecond or two, and between zones a few.
  private static final double SLOW_MILLIS = 50;

  /// What IPv6 asks of every link (RFC 8200, section 5); below it most tunnels are set up wrongly.
  private static final int LEAST_MTU = 1_280;

  private PathRules() {}

  static Step icmp(Chain chain, List<Step> before) {
    Optional<Pod> pod = pod(chain, before);
    if (pod.isEmpty()) {
      return Step.skipped(
          Stage.ICMP,
          "No pod answered a connect, or the target is none, so there is none to ping.");
    }
    CheckResult ping = chain.ask(Question.Ping.PLAIN, new Target.PodTarget(pod.get().ref()));
    if (ping.outcome() == Outcome.ANSWERED) {
      return answered(chain, pod.get(), ping, List.of(ping));
    }
    Optional<Step> slow = slowConnect(chain, pod.get(), before, ping);
    if (slow.isPresent()) {
      return slow.get();
    }
    if (!ping.outcome().aboutThePath()) {
      return Step.skipped(Stage.ICMP, ping.summary()).with(List.of(ping));
    }
    return new Echo(chain, pod.get(), ping).lost();
  }

  /// Where ping tells nothing, a connect does: it takes one round trip. One that took long is made
  /// once more, since a busy node is slow at times.
  private static Optional<Step> slowConnect(
      Chain chain, Pod pod, List<Step> before, CheckResult ping) {
    Optional<CheckResult> connect =
        before.stream()
            .flatMap(s -> s.checks().stream())
            .filter(c -> c.outcome() == Outcome.ANSWERED && asks(c, pod))
            .min(Comparator.comparingDouble(Seen::millis));
    if (connect.isEmpty() || Seen.millis(connect.get()) < SLOW_MILLIS) {
      return Optional.empty();
    }
    CheckResult again = chain.ask(connect.get().request().question(), connect.get().request().to());
    return again.outcome() == Outcome.ANSWERED && Seen.millis(again) >= SLOW_MILLIS
        ? Optional.of(answered(chain, pod, again, List.of(ping, again)))
        : Optional.empty();
  }

  private static boolean asks(CheckResult check, Pod pod) {
    return check.request().to() instanceof Target.PodTarget t && t.pod().equals(pod.ref());
  }

  /// @param best the check that tells the time
  private static Step answered(Chain chain, Pod pod, CheckResult best, List<CheckResult> made) {
    double rtt = Seen.millis(best);
    return rtt < SLOW_MILLIS
        ? Step.ok(Stage.ICMP, "Round trips take " + Seen.number(rtt) + ".", Seen.line(best))
            .with(made)
        : slow(chain, pod, best, made);
  }

  /// The remark on a way that takes long, if it does.
  static Optional<Step> longWay(Chain chain, Pod pod, CheckResult best, List<CheckResult> made) {
    return Seen.millis(best) < SLOW_MILLIS
        ? Optional.empty()
        : Optional.of(slow(chain, pod, best, made));
  }

  private static Step slow(Chain chain, Pod pod, CheckResult best, List<CheckResult> made) {
    Pod source = chain.source();
    String nodes = source == null ? "" : "from " + source.nodeName() + " to " + pod.nodeName();
    Question trace = Question.Traceroute.PLAIN;
    Cause cause =
        new Cause(
            Kind.SLOW,
            "A round trip takes "
                + Seen.number(Seen.millis(best))
                + " at best, which is long within a cluster.",
            List.of(Seen.line(best), nodes),
            Next.check(
                "Trace the way to see where the time goes",
                chain.request(trace, new Target.PodTarget(pod.ref()))));
    String line = chain.ground().kubectl("get", "nodes", "-L", "topology.kubernetes.io/zone");
    return Step.remark(Stage.ICMP, cause, Fix.kubectl("See which zones the nodes are in", line))
        .with(made);
  }

  static Step mtu(Chain chain, List<Step> before) {
    Optional<Pod> pod = pod(chain, before);
    if (pod.isEmpty()) {
      return Step.skipped(Stage.MTU, "Nothing answered a connect, so there is no path to measure.");
    }
    boolean pinged =
        Seen.step(before, Stage.ICMP).stream()
            .flatMap(i -> i.checks().stream())
            .anyMatch(
                c ->
                    c.outcome() == Outcome.ANSWERED
                        && c.request().question() instanceof Question.Ping
                        && asks(c, pod.get()));
    if (!pinged) {
      return Step.skipped(Stage.MTU, "It is measured by ICMP, which got no answer.");
    }
    Question question = new Question.Mtu(Question.Family.ANY);
    CheckResult result = chain.ask(question, new Target.PodTarget(pod.get().ref()));
    Optional<Finding.Mtu> found = result.findings(Finding.Mtu.class).stream().findFirst();
    if (result.outcome() != Outcome.ANSWERED || found.isEmpty() || found.get().bytes() == 0) {
      return Step.skipped(Stage.MTU, result.summary()).with(List.of(result));
    }
    int bytes = found.get().bytes();
    if (found.get().blackHole()) {
      return swallowed(chain, pod.get(), result, bytes);
    }
    if (bytes >= LEAST_MTU) {
      return Step.ok(Stage.MTU, "Packets of " + bytes + " bytes pass whole.").with(List.of(result));
    }
    Cause cause =
        new Cause(
            Kind.MTU,
            "Only packets of " + bytes + " bytes or less pass whole: larger answers may hang.",
            found.get().limit().isEmpty()
                ? List.of()
                : List.of("limited at " + found.get().limit()),
            Next.check("Measure again", result.request()));
    return Step.remark(Stage.MTU, cause, Fixes.describe(chain, pod.get())).with(List.of(result));
  }

  /// Larger packets are lost, and nobody says so: connections open, and what is large hangs.
  private static Step swallowed(Chain chain, Pod pod, CheckResult result, int bytes) {
    Pod source = chain.source();
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "pings of " + bytes + " bytes that must not be cut up come back, larger ones do not");
    evidence.add(Finding.Mtu.BLACK_HOLE);
    if (source != null) {
      evidence.add("from " + source.nodeName() + " to " + pod.nodeName());
    }
    Cause cause =
        new Cause(
            Kind.MTU,
            "Packets of more than "
                + bytes
                + " bytes get lost on the way to "
                + pod.ref().path()
                + " without a word: connections open, and large requests and answers hang.",
            evidence,
            Next.check("Measure again", result.request()));
    return Step.remark(Stage.MTU, cause, MtuFixes.of(chain, bytes)).with(List.of(result));
  }

  /// The target itself, or one of its backends that answered, the first on another node than the
  /// caller; the caller, if it is one of them, comes last.
  private static Optional<Pod> pod(Chain chain, List<Step> before) {
    boolean any = Seen.answered(before, Stage.WIRE) || Seen.answered(before, Stage.BACKENDS);
    if (!any) {
      return Optional.empty();
    }
    if (chain.pod() != null) {
      return Optional.of(chain.pod());
    }
    return chain.backings().stream()
        .map(Backing::pod)
        .filter(Objects::nonNull)
        .filter(p -> answered(before, p))
        .min(Comparator.comparingInt(p -> nearness(chain, p)));
  }

  private static int nearness(Chain chain, Pod pod) {
    Pod source = chain.source();
    boolean same = source != null && source.ref().equals(pod.ref());
    return same ? 2 : source != null && source.nodeName().equals(pod.nodeName()) ? 1 : 0;
  }

  private static boolean answered(List<Step> before, Pod pod) {
    return before.stream()
        .flatMap(s -> s.checks().stream())
        .anyMatch(c -> c.outcome() == Outcome.ANSWERED && asks(c, pod));
  }
}
