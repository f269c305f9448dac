package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Ingress;
import dev.portolan.model.Node;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
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

  /// One way in.
  private record Door(String name, String address, int port) {}

  @Override
  public Step look(Chain chain, List<Step> before) {
    List<Door> doors = doors(chain).stream().limit(MOST_DOORS).toList();
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
      String line =
          door.name()
              + " "
              + door.address()
              + ":"
              + door.port()
              + ": from the caller "
              + within.outcome().text();
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

  private static List<Door> doors(Chain chain) {
    List<Door> doors = new ArrayList<>();
    Ingress ingress = chain.ingress();
    if (ingress != null) {
      ingress.addresses().forEach(a -> doors.add(new Door("ingress", a, 80)));
    }
    Service service = chain.service();
    ServicePort port = chain.port();
    if (service == null || port == null || port.protocol() != Protocol.TCP) {
      return doors;
    }
    service
        .exposure()
        .loadBalancer()
        .forEach(a -> doors.add(new Door("load balancer", a, port.port())));
    service
        .exposure()
        .externalIps()
        .forEach(a -> doors.add(new Door("external address", a, port.port())));
    if (port.nodePort() > 0) {
      chain.ground().snapshot().nodes().stream()
          .filter(Node::ready)
          .filter(n -> !n.addresses().isEmpty())
          .limit(1)
          .forEach(
              n -> doors.add(new Door("node port", n.addresses().getFirst(), port.nodePort())));
    }
    return doors;
  }
}
