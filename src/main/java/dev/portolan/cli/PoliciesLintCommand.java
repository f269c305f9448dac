package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.app.Core;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.lint.LintFinding;
import dev.portolan.policy.lint.Linter;
import dev.portolan.policy.lint.Severity;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan policies lint`: what is doubtful about policies, each with its why.
@Command(
    name = "lint",
    description =
        "Say what is doubtful about policies, and why: those that select nothing, are shadowed,"
            + " whose peers match nothing, that forget DNS, and more.",
    footerHeading = "%nFor example:%n",
    footer = {
      "  portolan policies lint --manifests deploy/",
      "  portolan policies lint --context staging -o json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing found, or mere information",
      "1:warnings were found, or manifests that are wrong",
      "2:wrong usage",
      "3:no cluster, no such folder or file"
    })
final class PoliciesLintCommand implements Callable<Integer> {
  @ParentCommand private PoliciesCommand policies = new PoliciesCommand();
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();
  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    Cli cli = policies.cli();
    try (Core core = cli.core()) {
      Snapshots.Read read = Snapshots.counted(cli, core, namespaces, spec.commandLine().getErr());
      ClusterSnapshot snapshot = read.snapshot();
      Predictions predictions = Predictions.of(snapshot);
      List<LintFinding> findings = Linter.lint(snapshot, predictions.reachability());
      PrintWriter out = spec.commandLine().getOut();
      if (output.json()) {
        out.println(Json.text(json(snapshot, findings, predictions)));
      } else {
        text(findings, predictions, out);
      }
      boolean clean = findings.stream().allMatch(f -> f.severity() == Severity.INFO);
      return clean && read.problems() == 0 ? Exit.OK : Exit.NO;
    }
  }

  private static void text(List<LintFinding> findings, Predictions predictions, PrintWriter out) {
    for (LintFinding f : findings) {
      out.println(word(f.severity()) + ": " + f.place() + ": " + f.text() + "  [" + f.id() + "]");
      if (!f.why().isEmpty()) {
        out.println("    " + f.why());
      }
    }
    long count =
        predictions.reachability().snapshot().objects().entrySet().stream()
            .filter(e -> e.getKey().isPolicy())
            .mapToLong(e -> e.getValue().size())
            .sum();
    out.println(
        (findings.isEmpty() ? "nothing" : Integer.toString(findings.size()))
            + " found in "
            + count
            + " policies");
    if (!predictions.unenforced().isEmpty()) {
      out.println("note: " + predictions.unenforced());
    }
  }

  private static ObjectNode json(
      ClusterSnapshot snapshot, List<LintFinding> findings, Predictions predictions) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", "portolan.lint/v1");
    root.put("context", snapshot.origin().context());
    root.put("simulated", snapshot.origin().simulated());
    root.put("enforcement", predictions.plugin().sentence());
    ArrayNode array = root.putArray("findings");
    for (LintFinding f : findings) {
      ObjectNode node = array.addObject();
      node.put("id", f.id()).put("severity", word(f.severity()));
      node.put("kind", f.policy().kind().title());
      node.put("namespace", f.policy().namespace()).put("name", f.policy().name());
      if (f.direction() != null) {
        node.put("direction", f.direction().name().toLowerCase(Locale.ROOT));
      }
      if (f.rule() >= 0) {
        node.put("rule", f.rule());
      }
      if (f.peer() >= 0) {
        node.put("peer", f.peer());
      }
      node.put("text", f.text()).put("why", f.why());
    }
    return root;
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
