package dev.portolan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan policies`: the verbs about the policies themselves.
@Command(
    name = "policies",
    description = "Look for what is wrong with policies, or compare two sets of them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, and nothing was found",
      "1:for lint: warnings; for diff: connections that --fail-on names",
      "2:wrong usage",
      "3:could not find out"
    },
    subcommands = {PoliciesLintCommand.class, PoliciesDiffCommand.class})
final class PoliciesCommand implements Runnable {
  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    String names = String.join(" and ", spec.subcommands().keySet());
    throw CommandFailure.usage("policies takes a verb: " + names);
  }

  Cli cli() {
    return cli;
  }
}
