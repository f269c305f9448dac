package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.NodeTraffic;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node port that may lead a pod to backends in vain (`NodeTraffic.loose`): one connection does
/// not tell, so it is asked again until it has both answered and stayed silent.
final class Luck {
  private static final int MOST_TRIES = 8;

  private Luck() {}

  /// What there is to say, where some connections came about and some did not.
  static Optional<Step> of(Chain chain, CheckResult first) {
    Optional<NodeTraffic> traffic = chain.traffic();
    Optional<String> why = why(chain, chain.address());
    Service service = chain.service();
    if (service == null || why.isEmpty() || !tells(first)) {
      return Optional.empty();
    }
    List<CheckResult> made = new ArrayList<>(List.of(first));
    while (made.size() < MOST_TRIES && alike(made)) {
      CheckResult again = chain.ask(first.request().question(), chain.asked().to());
      made.add(again);
      if (!tells(again)) {
        return Optional.empty();
      }
    }
    if (alike(made)) {
      return Optional.empty();
    }
    List<String> lines = made.stream().map(Seen::line).toList();
    Cause cause = cause(first.request(), why.get(), lines);
    Fix fix = Fixes.everyNode(chain, service, traffic.get().rule());
    return Optional.of(Step.remark(Stage.WIRE, cause, fix).with(made));
  }

  /// Why an address of the service answers the caller at times alone, as one clause.
  static Optional<String> why(Chain chain, String address) {
    return chain.service() == null
        ? Optional.empty()
        : why(chain.ground(), address, chain.service(), chain.source());
  }

  private static Optional<String> why(
      Ground ground, String address, Service service, @Nullable Pod caller) {
    return NodeTraffic.to(address, service, caller, ground.index())
        .flatMap(t -> t.byLuck(ground.index()));
  }

  /// The same of one connection that did not come about.
  static Optional<Cause> of(Edge edge, Ground ground, Service service) {
    return why(ground, edge.finding().address(), service, edge.source())
        .map(why -> cause(edge.request(), why, List.of()));
  }

  private static Cause cause(CheckRequest request, String why, List<String> lines) {
    String to = request.to().label() + ":" + request.port();
    return new Cause(
        Kind.SOME_BACKENDS,
        to + " answers by luck: " + why + ".",
        lines,
        Next.check("Ask it again", request));
  }

  private static boolean tells(CheckResult result) {
    return result.outcome() == Outcome.ANSWERED || result.outcome() == Outcome.TIMED_OUT;
  }

  private static boolean alike(List<CheckResult> made) {
    return made.stream().map(CheckResult::outcome).distinct().count() == 1;
  }
}
