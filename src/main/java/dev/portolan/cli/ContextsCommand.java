package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.app.Core;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan contexts`: every context of every file; what is wrong with a file goes to standard
/// error.
@Command(name = "contexts", description = "List the contexts of all kubeconfig files.")
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
        text(all.contexts(), out);
      }
      all.problems().forEach(p -> spec.commandLine().getErr().println("portolan: " + p));
      return all.contexts().isEmpty() && !all.problems().isEmpty() ? Exit.UNKNOWN : Exit.OK;
    }
  }

  private static void text(List<KubeContext> contexts, PrintWriter out) {
    Table table = new Table("CURRENT", "NAME", "CLUSTER", "USER", "NAMESPACE", "SERVER", "FILE");
    for (KubeContext c : contexts) {
      table.row(
          c.current() ? "*" : "",
          c.name(),
          c.clusterName(),
          c.userName(),
          c.namespace(),
          c.server(),
          c.id().file().toString());
    }
    table.print(out);
  }

  private static ObjectNode json(Kubeconfig all) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode contexts = root.putArray("contexts");
    for (KubeContext c : all.contexts()) {
      contexts
          .addObject()
          .put("name", c.name())
          .put("current", c.current())
          .put("cluster", c.clusterName())
          .put("user", c.userName())
          .put("namespace", c.namespace())
          .put("server", c.server())
          .put("file", c.id().file().toString());
    }
    ArrayNode problems = root.putArray("problems");
    all.problems()
        .forEach(p -> problems.addObject().put("file", p.file()).put("message", p.message()));
    return root;
  }
}
