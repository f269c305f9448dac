package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.cluster.manifests.ManifestFolder;
import dev.portolan.cluster.manifests.Manifests;
import dev.portolan.export.DiffJson;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.diff.Difference;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan policies diff`: which connections a change of policies opens and closes. Nothing is
/// changed anywhere.
@Command(
    name = "diff",
    description = {
      "Say which connections a change of policies opens and closes, and why.",
      "Before is --before, or --context, --demo, --manifests, --snapshot; after is --after, or before"
          + " with policies added (--add) and taken out (--remove)."
    },
    footerHeading = "%nFor example:%n",
    footer = {
      "  portolan policies diff --before main/deploy --after branch/deploy --fail-on gained",
      "  portolan policies diff --context staging --add new-policy.yaml",
      "  portolan policies diff --demo --remove payments/default-deny -o json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:compared, and nothing that --fail-on names was found",
      "1:connections were gained, lost, or either, as --fail-on names",
      "2:wrong usage",
      "3:could not compare: no cluster, no such file or policy; with --fail-on also manifests that"
          + " are wrong"
    })
final class PoliciesDiffCommand implements Callable<Integer> {
  @ParentCommand private PoliciesCommand policies = new PoliciesCommand();
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--before",
      paramLabel = "PATH",
      description = "A folder or file of manifests, or a saved snapshot.")
  private @Nullable Path before;

  @Option(
      names = "--after",
      paramLabel = "PATH",
      description = "A folder or file of manifests, or a saved snapshot, with its pods.")
  private @Nullable Path after;

  @Option(
      names = "--add",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Policies to lay over before; one of the same kind and name is replaced.")
  private List<Path> add = List.of();

  @Option(
      names = "--remove",
      arity = "1..*",
      paramLabel = "NS/NAME",
      description = "Policies to take out; NAME alone for kinds without a namespace.")
  private List<String> remove = List.of();

  @Option(
      names = "--fail-on",
      paramLabel = "gained|lost|any",
      description =
          "End with exit code 1 when connections are gained, lost, or anything changes; also when they become undecided.")
  private @Nullable FailOn failOn;

  /// What `--fail-on` takes.
  enum FailOn {
    gained,
    lost,
    any
  }

  @Override
  public Integer call() throws IOException {
    boolean overlay = !add.isEmpty() || !remove.isEmpty();
    if ((after != null) == overlay) {
      throw CommandFailure.usage("diff takes either --after, or --add and --remove");
    }
    Cli cli = policies.cli();
    if (before != null && (cli.sourceOptions().explicit() || cli.sourceOptions().files())) {
      throw CommandFailure.usage("--before excludes the options of another source");
    }
    PrintWriter err = spec.commandLine().getErr();
    try (Core core = cli.core()) {
      Snapshots.Read was =
          before == null
              ? Snapshots.counted(cli, core, namespaces, err)
              : Snapshots.counted(before, namespaces, err);
      ClusterSnapshot old = was.snapshot();
      Snapshots.Read is = after == null ? overlaid(old, err) : replaced(after, err);
      Reachability reachability = Predictions.of(old).reachability();
      Difference difference = Difference.between(reachability, reachability.next(is.snapshot()));
      print(old, is.snapshot(), difference);
      return exitCode(difference, was.problems() + is.problems());
    }
  }

  private Snapshots.Read replaced(Path path, PrintWriter err) {
    Snapshots.Read now = Snapshots.counted(path, namespaces, err);
    if (now.snapshot().pods().isEmpty()) {
      throw CommandFailure.usage(
          path + " describes no pods; to lay its policies over what is there, use --add");
    }
    return now;
  }

  private Snapshots.Read overlaid(ClusterSnapshot old, PrintWriter err) {
    PolicyOverlay overlay = new PolicyOverlay(old);
    for (String path : remove) {
      if (!overlay.remove(path)) {
        throw CommandFailure.unknown("no policy named " + path);
      }
    }
    int problems = 0;
    for (Path file : add) {
      Manifests manifests = ManifestFolder.read(file, old.origin().defaultNamespace());
      manifests.problems().forEach(err::println);
      problems += manifests.problems().size();
      long others = overlay.add(manifests.snapshot());
      if (others > 0) {
        err.println("portolan: " + file + ": only policies are added; left out: " + others);
      }
    }
    return new Snapshots.Read(overlay.result(), problems);
  }

  private void print(ClusterSnapshot old, ClusterSnapshot now, Difference difference)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      DiffJson.write(out, old.origin(), now.origin(), difference);
    } else {
      DiffText.print(difference, out);
    }
    out.flush();
  }

  /// A connection that has become undecided may be a gain or a loss: it fails every gate. What of
  /// the manifests was not understood may be either, too.
  private int exitCode(Difference difference, int problems) {
    if (failOn == null) {
      return Exit.OK;
    }
    boolean found =
        difference.blurs()
            || switch (failOn) {
              case gained -> difference.gains();
              case lost -> difference.loses();
              case any -> !difference.changes().isEmpty();
            };
    return found ? Exit.NO : problems > 0 ? Exit.UNKNOWN : Exit.OK;
  }
}
