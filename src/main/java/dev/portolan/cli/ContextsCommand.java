package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.app.Core;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.kubeconfig.Kubeconfig.Problem;
import dev.portolan.kubeconfig.Kubeconfig.Subject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan contexts`: every context of every file, also the ones that cannot be used, each with
/// what there is to say about it; what is wrong with a file or another entry goes to standard
/// error.
@Command(
    name = "contexts",
    description = "List the contexts of all kubeconfig files.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:listed, none too", "2:wrong usage", "3:no file could be read"})
final class ContextsCommand implements Callable<Integer> {
  @ParentCommand private Cli cli = Cli.UNSET;
  @Mixin private OutputOptions output = new OutputOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (Core core = cli.core()) {
      Kubeconfig all = core.kubeconfig(cli.live());
      PrintWriter out = spec.commandLine().getOut();
      if (output.json()) {
        out.println(Json.text(json(all)));
      } else {
        text(all, out);
      }
      all.problems().stream()
          .filter(p -> output.json() || !broken(p))
          .forEach(p -> spec.commandLine().getErr().println("portolan: " + p));
      return all.contexts().isEmpty() && !all.problems().isEmpty() ? Exit.UNKNOWN : Exit.OK;
    }
  }

  private static boolean broken(Problem problem) {
    return problem.subject().kind() == Subject.Kind.CONTEXT;
  }

  private static void text(Kubeconfig all, PrintWriter out) {
    Table table =
        new Table("CURRENT", "NAME", "CLUSTER", "USER", "NAMESPACE", "SERVER", "FILE", "NOTE");
    for (KubeContext c : all.contexts()) {
      table.row(
          c.current() ? "*" : "",
          c.name(),
          c.clusterName(),
          c.userName(),
          c.namespace(),
          c.server(),
          c.id().file().toString(),
          String.join("; ", c.warnings()));
    }
    for (Problem p : all.problems()) {
      if (broken(p)) {
        table.row("!", p.subject().name(), "", "", "", "", p.file(), p.message());
      }
    }
    table.print(out);
  }

  private static ObjectNode json(Kubeconfig all) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode contexts = root.putArray("contexts");
    for (KubeContext c : all.contexts()) {
      ObjectNode context = contexts.addObject();
      context
          .put("name", c.name())
          .put("current", c.current())
          .put("cluster", c.clusterName())
          .put("user", c.userName())
          .put("namespace", c.namespace())
          .put("server", c.server())
          .put("file", c.id().file().toString())
          .put("hidden", c.hidden());
      c.warnings().forEach(context.putArray("warnings")::add);
    }
    ArrayNode problems = root.putArray("problems");
    all.problems()
        .forEach(
            p ->
                problems
                    .addObject()
                    .put("file", p.file())
                    .put("kind", p.subject().kind().word())
                    .put("name", p.subject().name())
                    .put("message", p.line()));
    return root;
  }
}
