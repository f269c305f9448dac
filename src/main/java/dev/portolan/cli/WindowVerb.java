package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.app.Desktop;
import dev.portolan.app.Display;
import dev.portolan.app.Source;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;

/// What happens without a verb: the window opens, or, where none can, the main job is done headless
/// and said so.
final class WindowVerb {
  private final Cli cli;
  private final Map<String, String> environment;
  private final PrintWriter out;
  private final PrintWriter err;

  WindowVerb(Cli cli, Map<String, String> environment, PrintWriter out, PrintWriter err) {
    this.cli = cli;
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  int run() {
    Source source = cli.live();
    Optional<String> problem = Display.problem(environment, System.getProperty("os.name"));
    if (problem.isPresent()) {
      out.println("No window: " + problem.get() + ".");
      return new FirstLook(cli, out, err).run();
    }
    try (Core core = cli.desktopCore()) {
      Kubeconfig read = core.kubeconfig(source);
      boolean nothing = read.contexts().isEmpty() && !cli.sourceOptions().explicit();
      Optional<KubeContext> asked =
          nothing
              ? core.kubeconfig(Source.DEMO).current()
              : source.demo() ? read.current() : cli.sourceOptions().named(read);
      Desktop.open(core, source, read, asked);
      return Exit.OK;
    }
  }
}
