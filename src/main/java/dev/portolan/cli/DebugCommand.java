package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.app.Core;
import dev.portolan.workspace.Debugs;
import dev.portolan.workspace.Debugs.Left;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan debug`: the debug containers that Portolan or others have left in a cluster.
@Command(
    name = "debug",
    description =
        "List the ephemeral debug containers that Portolan or others have left in pods."
            + " `portolan check` and `portolan capture` add one with"
            + " --debug-container.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:listed, none too", "2:wrong usage", "3:could not find out"})
final class DebugCommand implements Callable<Integer> {
  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();
  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    try (Core core = cli.core();
        Opening open = cli.open(core, namespaces)) {
      List<Left> all = Debugs.all(open.snapshot());
      PrintWriter out = spec.commandLine().getOut();
      if (output.json()) {
        out.println(Json.text(json(all, open)));
      } else {
        text(all, out);
      }
      return Exit.OK;
    }
  }

  private static ObjectNode json(List<Left> all, Opening open) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("schemaVersion", 1);
    root.put("context", open.snapshot().origin().context());
    root.put("simulated", open.snapshot().origin().simulated());
    ArrayNode list = root.putArray("debugContainers");
    for (Left left : all) {
      list.addObject()
          .put("namespace", left.ref().namespace())
          .put("pod", left.ref().pod())
          .put("container", left.ref().container())
          .put("image", left.container().image())
          .put("state", state(left))
          .put("portolan", left.ours());
    }
    return root;
  }

  private static void text(List<Left> all, PrintWriter out) {
    if (all.isEmpty()) {
      out.println("No pod that is read has a debug container.");
    }
    for (Left left : all) {
      out.println(
          "%-10s  %s  %s%s"
              .formatted(
                  state(left),
                  left.ref(),
                  left.container().image(),
                  left.ours() ? "  (Portolan's)" : ""));
    }
  }

  private static String state(Left left) {
    String state = left.container().status().state().name().toLowerCase(Locale.ROOT);
    String reason = left.container().reason();
    return reason.isEmpty() ? state : state + " (" + reason + ")";
  }
}
