package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Service;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The ways in from outside (load balancer, external address, node port, ingress), tried from the
/// caller and from this computer, and told apart.
final class OutsideRule implements Rule {
  private static final int MOST_DOORS = 3;
  private static final Duration LIMIT = Duration.ofSeconds(4);

  @Override
  public Step look(Chain chain, List<Step> before) {
    if (chain.fromLaptop()) {
      return Step.skipped(Stage.OUTSIDE, "This computer asked from outside all along.");
    }
    Service service = chain.service();
    if (service != null
        && service.type() == Service.Type.LOAD_BALANCER
        && service.exposure().loadBalancer().isEmpty()) {
      return pending(chain, service);
    }
    List<Door> doors = Door.of(chain).stream().limit(MOST_DOORS).toList();
    if (doors.isEmpty()) {
      return Step.skipped(Stage.OUTSIDE, "It has no way in from outside the cluster.");
    }
    boolean simulated = chain.ground().snapshot().origin().simulated();
    List<CheckResult> made = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    int outside = 0;
    int inside = 0;
    for (Door door : doors) {
      Question reach = new Question.Reach(door.port());
      Target target = new Target.HostTarget(door.address());
      CheckResult within = chain.ask(reach, target);
      made.add(within);
      inside += within.outcome() == Outcome.ANSWERED ? 1 : 0;
      String luck = Luck.why(chain, door.address()).map(w -> " (by luck: " + w + ")").orElse("");
      String line = door.words() + ": from the caller " + within.outcome().text() + luck;
      if (!simulated) {
        CheckResult without =
            chain.asker().outside(new CheckRequest(reach, chain.asked().from(), target, LIMIT));
        made.add(without);
        outside += without.outcome() == Outcome.ANSWERED ? 1 : 0;
        line += ", from this computer " + without.outcome().text();
      }
      lines.add(line);
    }
    String all = inside + " of " + doors.size() + " ways in answer the caller";
    String said =
        simulated
            ? all + "; this computer is not asked, since the demo's addresses are simulated."
            : all + ", " + outside + " this computer.";
    boolean well = inside == doors.size() && (simulated || outside == doors.size());
    String[] evidence = lines.toArray(String[]::new);
    return (well
            ? Step.ok(Stage.OUTSIDE, said, evidence)
            : Step.note(Stage.OUTSIDE, said, evidence))
        .with(made);
  }

  /// The other ways in may be open all the same; the one that was ordered is not there.
  private static Step pending(Chain chain, Service service) {
    String line = Kubectl.describe(chain.ground().context(), service.ref());
    Cause cause =
        new Cause(
            Kind.NO_ADDRESS,
            service.ref().path()
                + " is of type LoadBalancer and has no address: nothing here (a cloud's controller,"
                + " MetalLB) gives it one.",
            List.of("status.loadBalancer.ingress is empty"),
            Next.command("See what the server says of it", line));
    return Step.remark(
        Stage.OUTSIDE, cause, Fix.kubectl("See its events: who was asked for an address", line));
  }
}
