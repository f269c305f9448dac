package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.diagnosis.Step.State;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.target.EndpointCause;
import dev.portolan.probe.target.EndpointCause.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The live stages: the target itself, then each backend by itself.
final class WireRules {
  /// Backends that are asked one by one, at most.
  static final int MOST_BACKENDS = 8;

  private WireRules() {}

  /// The target, as the caller asks it.
  static Step target(Chain chain, List<Step> before) {
    int port = chain.number();
    if (port == 0 && chain.entry() == null) {
      return Step.skipped(Stage.WIRE, "No port is known to ask for; name one.");
    }
    if (chain.protocol() == Protocol.SCTP) {
      return Step.skipped(
          Stage.WIRE, "Port " + port + " is one of SCTP, which no usual tool can ask.");
    }
    if (chain.fromLaptop() && chain.service() != null && chain.door().isEmpty()) {
      return LaptopRules.doors(chain);
    }
    CheckResult result = chain.connect(chain.asked().to(), port);
    Optional<Step> luck = Luck.of(chain, result);
    if (luck.isPresent()) {
      return luck.get();
    }
    if (!result.outcome().aboutThePath()) {
      return Step.skipped(Stage.WIRE, result.summary()).with(List.of(result));
    }
    if (result.outcome() == Outcome.ANSWERED) {
      return Step.ok(Stage.WIRE, chain.to() + " answers.", Seen.line(result)).with(List.of(result));
    }
    if (result.outcome() == Outcome.SENT) {
      return Step.note(Stage.WIRE, "It was sent, and nothing came back: UDP does not tell why.")
          .with(List.of(result));
    }
    return silent(chain, before, result);
  }

  /// Why nothing answered, as far as the snapshot and what was seen before tell.
  private static Step silent(Chain chain, List<Step> before, CheckResult result) {
    if (Seen.step(before, Stage.POLICIES).filter(s -> s.state() == Step.State.BROKEN).isPresent()
        && result.outcome() == Outcome.TIMED_OUT) {
      Cause denied =
          new Cause(
              Kind.POLICY,
              "It does not answer, as the policies have it.",
              List.of(Seen.line(result)),
              Next.check("Ask again", result.request()));
      return Step.broken(Stage.WIRE, denied, null).with(List.of(result));
    }
    Optional<Node> down = chain.doorDown();
    if (down.isPresent()) {
      return Silence.down(chain, Stage.WIRE, down.get(), List.of(result));
    }
    Optional<Step> nowhere = AddressRules.nowhere(chain, result);
    if (nowhere.isPresent()) {
      return nowhere.get();
    }
    Cause cause = cause(chain, result);
    Pod pod = chain.pod();
    if (pod != null && result.outcome() != Outcome.REFUSED) {
      return Silence.of(chain, Stage.WIRE, List.of(pod), List.of(result));
    }
    return Step.broken(Stage.WIRE, cause, Fixes.of(chain, cause)).with(List.of(result));
  }

  private static Cause cause(Chain chain, CheckResult result) {
    return new Agreements(chain.ground())
        .of(result)
        .flatMap(a -> a.causes().stream().findFirst())
        .map(c -> evidence(c, result))
        .orElseGet(
            () ->
                new Cause(
                    Kind.NODE_FIREWALL,
                    chain.to() + " does not answer: " + result.outcome().text() + ".",
                    List.of(Seen.line(result)),
                    Next.check("Ask again", result.request())));
  }

  private static Cause evidence(Cause cause, CheckResult result) {
    List<String> all = new ArrayList<>(List.of(Seen.line(result)));
    all.addAll(cause.evidence());
    return new Cause(cause.kind(), cause.sentence(), all, cause.next());
  }

  /// Each backend at its own address: past DNS, service and proxy.
  static Step backends(Chain chain, List<Step> before) {
    Optional<Step> wire = Seen.step(before, Stage.WIRE);
    if (chain.backings().isEmpty()) {
      return Step.skipped(Stage.BACKENDS, "There are no backends to ask by themselves.");
    }
    if (chain.fromLaptop()) {
      return Step.skipped(
          Stage.BACKENDS, "The addresses of pods lead nowhere from outside the cluster.");
    }
    if (wire.isPresent() && wire.get().state() == State.SKIPPED) {
      return Step.skipped(Stage.BACKENDS, "The wire cannot be asked from here.");
    }
    List<CheckResult> results = new ArrayList<>();
    List<Backing> silent = new ArrayList<>();
    List<Backing> refused = new ArrayList<>();
    for (Backing backing : chain.backings().stream().limit(MOST_BACKENDS).toList()) {
      CheckResult result = chain.connect(chain.target(backing), backing.port());
      results.add(result);
      if (result.outcome() == Outcome.CANCELLED) {
        break;
      }
      if (result.outcome() == Outcome.REFUSED) {
        refused.add(backing);
      } else if (result.outcome().aboutThePath()
          && result.outcome() != Outcome.ANSWERED
          && result.outcome() != Outcome.SENT) {
        silent.add(backing);
      }
    }
    boolean wireAnswers = Seen.answered(before, Stage.WIRE);
    boolean any = results.stream().anyMatch(r -> r.outcome() == Outcome.ANSWERED);
    return new Told(chain, results, silent, refused, wireAnswers, any).step();
  }

  /// What the backends came to.
  private record Told(
      Chain chain,
      List<CheckResult> results,
      List<Backing> silent,
      List<Backing> refused,
      boolean wireAnswers,
      boolean any) {
    Step step() {
      if (silent.isEmpty() && refused.isEmpty()) {
        return any
            ? allAnswer()
            : Step.skipped(Stage.BACKENDS, "No backend could be asked.").with(results);
      }
      if (any) {
        return some();
      }
      if (silent.isEmpty()) {
        return nobody();
      }
      List<Pod> pods = silent.stream().map(Backing::pod).filter(Objects::nonNull).toList();
      return new Translated(chain, results)
          .toPod(silent.getFirst())
          .orElseGet(() -> Silence.of(chain, Stage.BACKENDS, pods, results));
    }

    private Step allAnswer() {
      boolean down = chain.doorDown().isPresent();
      if (wireAnswers || down || chain.protocol() == Protocol.UDP) {
        String said =
            results.size() == 1 ? "Its one backend answers." : "All " + results.size() + " answer.";
        return Step.ok(Stage.BACKENDS, said, lines()).with(results);
      }
      return new Translated(chain, results).fromNode().orElseGet(this::proxy);
    }

    private Step proxy() {
      String own = chain.source() == null ? "" : chain.source().nodeName();
      Cause cause =
          new Cause(
              Kind.KUBE_PROXY,
              chain
                  .door()
                  .map(this::atDoor)
                  .orElse(
                      "Every backend answers by itself, and the service's own address does not: the"
                          + " service proxy on "
                          + own
                          + " does not lead there."),
              List.of(lines()),
              Next.check(
                  "Ask the service again",
                  chain.request(results.getFirst().request().question(), chain.asked().to())));
      return Step.broken(Stage.BACKENDS, cause, Fixes.proxy(chain)).with(results);
    }

    /// A node that is asked at its node port, and does not lead to the backends.
    private String atDoor(Node door) {
      return (results.size() == 1 ? "The backend that it leads to" : "Every backend")
          + " answers by itself, and port "
          + chain.number()
          + " of the node "
          + door.name()
          + " does not: the service proxy there does not lead "
          + (results.size() == 1 ? "to it." : "to them.");
    }

    /// Only some of them answer: whoever connects is lucky or not.
    private Step some() {
      List<String> bad = new ArrayList<>();
      silent.forEach(b -> bad.add(b.label() + " (silent)"));
      refused.forEach(b -> bad.add(b.label() + " (refused)"));
      List<Pod> pods = silent.stream().map(Backing::pod).filter(Objects::nonNull).toList();
      // What the silent one's neighbours say tells the pod's fault from its node's.
      Step why = pods.isEmpty() ? null : Silence.of(chain, Stage.BACKENDS, pods, results);
      List<String> evidence = new ArrayList<>(List.of(lines()));
      if (why != null) {
        evidence.add(why.said());
      }
      Cause cause =
          new Cause(
              Kind.SOME_BACKENDS,
              bad.size()
                  + " of "
                  + results.size()
                  + " backends of "
                  + chain.to()
                  + " do not answer, though all count as ready: "
                  + String.join(", ", bad)
                  + ".",
              evidence,
              Next.check("Ask it again", results.getFirst().request()));
      return why == null
          ? Step.remark(Stage.BACKENDS, cause, Fixes.of(chain, cause)).with(results)
          : Step.remark(Stage.BACKENDS, cause, why.fix()).with(why.checks());
    }

    private Step nobody() {
      Optional<EndpointCause.Found> found =
          chain.service() == null
              ? Optional.<EndpointCause.Found>empty()
              : ServiceRules.cause(chain, chain.service());
      boolean wrong = found.filter(f -> f.why() == Why.PORT_UNDECLARED).isPresent();
      int port = refused.getFirst().port();
      Cause cause =
          new Cause(
              wrong ? Kind.WRONG_TARGET_PORT : Kind.NOBODY_LISTENS,
              wrong
                  ? chain.to() + ": " + found.get().text() + " Nothing listens there."
                  : "Nothing listens on port "
                      + port
                      + " of "
                      + refused.getFirst().label()
                      + ", or only on 127.0.0.1: the way there is open.",
              List.of(lines()),
              Next.check("Ask it again", results.getFirst().request()));
      Fix fix =
          wrong && chain.service() != null
              ? Fixes.of(chain, chain.service(), Why.PORT_UNDECLARED)
              : Fixes.of(chain, cause);
      return Step.broken(Stage.BACKENDS, cause, fix).with(results);
    }

    private String[] lines() {
      return results.stream().map(Seen::line).toArray(String[]::new);
    }
  }
}
