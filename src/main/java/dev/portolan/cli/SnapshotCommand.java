package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.cluster.manifests.SnapshotFile;
import dev.portolan.model.ClusterSnapshot;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan snapshot`: saves what is known of a cluster, to be asked later with `--snapshot`.
@Command(
    name = "snapshot",
    description = {
      "Save a cluster to a file, to answer from later with --snapshot FILE.",
      "It holds names, labels, addresses, ports and policies: no secrets; of environments no more"
          + " than the hosts and ports that they name."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:saved", "2:wrong usage", "3:no cluster, or the file cannot be written"})
final class SnapshotCommand implements Callable<Integer> {
  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE.json[.gz]",
      description = "The file to write; packed when it ends in .gz.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    String name = file.toString();
    if (!name.endsWith(".json") && !name.endsWith(".json.gz")) {
      throw CommandFailure.usage(
          "unknown file type: " + file + " (.json and .json.gz are written)");
    }
    try (Core core = cli.core()) {
      ClusterSnapshot snapshot = Snapshots.read(cli, core, namespaces, spec.commandLine().getErr());
      SnapshotFile.write(snapshot, file);
      spec.commandLine().getOut().println(Coverages.summary(snapshot) + " saved to " + file);
      return Exit.OK;
    }
  }
}
