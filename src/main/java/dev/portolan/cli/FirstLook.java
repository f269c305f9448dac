package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.app.Source;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import dev.portolan.workspace.Tones;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The main job without a window: draws the current context's map (or the demo's) to a file, runs
/// one check, and says what it did.
final class FirstLook {
  private static final int MOST_SOURCES = 5;
  private final Cli cli;
  private final PrintWriter out;
  private final PrintWriter err;

  FirstLook(Cli cli, PrintWriter out, PrintWriter err) {
    this.cli = cli;
    this.out = out;
    this.err = err;
  }

  int run() {
    try (Core core = cli.core()) {
      Kubeconfig kubeconfig = core.kubeconfig(cli.live());
      boolean nothing = kubeconfig.contexts().isEmpty() && !cli.sourceOptions().explicit();
      if (nothing) {
        kubeconfig.problems().forEach(p -> err.println("portolan: " + p));
        out.println("No kubeconfig: using the embedded demo cluster (simulated).");
        kubeconfig = core.kubeconfig(Source.DEMO);
      }
      try (Opening open = cli.open(core, cli.sourceOptions().choose(kubeconfig), Namespaces.ALL)) {
        draw(core, open.snapshot());
        check(core, open);
      }
      out.println(
          "For the window, start it on a desktop: a display (DISPLAY) and GTK 3 (Debian:"
              + " libgtk-3-0).");
      out.println("More without one: portolan --help");
      return Exit.OK;
    } catch (IOException e) {
      throw CommandFailure.unknown("the map was not written: " + e.getMessage());
    }
  }

  private void draw(Core core, ClusterSnapshot snapshot) throws IOException {
    Path file = Path.of("portolan-map.png").toAbsolutePath();
    Diagram diagram = core.diagram(snapshot, ChartView.ALL);
    core.export(file, diagram, Tones.LIGHT, 2);
    out.println("Map of " + Coverages.summary(snapshot) + ": " + file);
    Coverages.gaps(snapshot, Set.of()).forEach(g -> err.println("portolan: " + g));
  }

  /// Tries a few callers until one has a tool: a distroless pod alone says little.
  private void check(Core core, Opening open) {
    List<Pod> running =
        open.snapshot().pods().stream()
            .filter(p -> p.ready() && !p.ips().isEmpty() && !p.hostNetwork())
            .toList();
    for (Pod from : running.stream().limit(MOST_SOURCES).toList()) {
      Pod to = target(running, from);
      Container container = from.servingContainers().getFirst();
      ContainerRef source = new ContainerRef(from.namespace(), from.name(), container.name());
      CheckRequest request =
          new CheckRequest(
              CheckKind.REACH, source, new Target.PodTarget(to.ref()), 0, Duration.ofSeconds(20));
      CheckResult result =
          CheckRun.await(
              core,
              open,
              cli.interrupt(),
              request,
              new CheckPrinter(err, CheckPrinter.Loudness.NOTHING, open.context().name(), source));
      if (result.outcome() != Outcome.TOOL_MISSING) {
        out.println("Check: reach from " + source + " to pod " + to.ref().path() + ":");
        CheckText.print(result, out);
        return;
      }
    }
    out.println(
        "Check: none run; no ready pod with a tool was found among the first "
            + MOST_SOURCES
            + ".");
  }

  private static Pod target(List<Pod> running, Pod from) {
    Comparator<Pod> sameNamespaceFirst =
        Comparator.comparing((Pod p) -> !p.namespace().equals(from.namespace()));
    return running.stream()
        .filter(p -> !p.ref().equals(from.ref()) && declaresTcp(p))
        .min(sameNamespaceFirst)
        .orElse(from);
  }

  private static boolean declaresTcp(Pod pod) {
    return pod.servingContainers().stream()
        .anyMatch(c -> c.ports().stream().anyMatch(p -> p.protocol() == Protocol.TCP));
  }
}
