package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What this computer, outside the cluster, can reach of it: what has a way in from outside.
final class LaptopRules {
  private static final int MOST_DOORS = 4;

  private LaptopRules() {}

  /// A service, by its ways in.
  static Step doors(Chain chain) {
    List<Door> doors = Door.of(chain).stream().limit(MOST_DOORS).toList();
    if (doors.isEmpty()) {
      return inside(chain, List.of());
    }
    List<CheckResult> made = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Door door : doors) {
      CheckResult result =
          chain.ask(new Question.Reach(door.port()), new Target.HostTarget(door.address()));
      made.add(result);
      lines.add(door.words() + ": " + result.outcome().text());
    }
    long open = made.stream().filter(r -> r.outcome() == Outcome.ANSWERED).count();
    String[] evidence = lines.toArray(String[]::new);
    if (open > 0) {
      String said = open + " of " + doors.size() + " ways in answer this computer.";
      return (open == doors.size()
              ? Step.ok(Stage.WIRE, said, evidence)
              : Step.note(Stage.WIRE, said, evidence))
          .with(made);
    }
    Cause cause =
        new Cause(
            Kind.OUTSIDE,
            "No way in to "
                + chain.to()
                + " answers this computer: a firewall or a route between it and the cluster, or"
                + " nothing behind it.",
            lines,
            Next.check("Ask again", made.getFirst().request()));
    return Step.broken(Stage.WIRE, cause, forward(chain)).with(made);
  }

  /// What has an address inside the cluster alone.
  static Step inside(Chain chain, List<CheckResult> made) {
    List<String> lines = new ArrayList<>(made.stream().map(Seen::line).toList());
    lines.add("it has no load balancer's address, no node port, and no ingress was asked");
    Cause cause =
        new Cause(
            Kind.INSIDE_ONLY,
            chain.to()
                + " has an address inside the cluster alone, to which this computer, outside, has no"
                + " way.",
            lines,
            Next.command("Reach it through the API server", forward(chain).text()));
    return Step.broken(Stage.WIRE, cause, forward(chain)).with(made);
  }

  private static Fix forward(Chain chain) {
    Pod pod = chain.pod();
    ObjectRef to = pod == null ? Objects.requireNonNull(chain.service()).ref() : pod.ref();
    int port = chain.number();
    return Fix.kubectl(
        "Reach it from here through the API server, as long as this runs",
        chain
            .ground()
            .kubectl(
                "port-forward",
                "-n",
                to.namespace(),
                to.kind().title().toLowerCase(Locale.ROOT) + "/" + to.name(),
                (port < 1024 ? 8000 + port : port) + ":" + port));
  }
}
