package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Mode;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.workspace.ColourSet;
import dev.portolan.workspace.Tones;
import dev.portolan.workspace.Workspace.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan map`: draws a context's chart into a file, without a display.
@Command(
    name = "map",
    description = "Draw the map of a context into a PNG or SVG file.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:drawn",
      "2:wrong usage: no such context, namespace or option",
      "3:no cluster, or the file cannot be written"
    })
final class MapCommand implements Callable<Integer> {
  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE.{png,svg}",
      description = "The file to write.")
  private Path file = Path.of("");

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "2",
      description = "Pixels per unit of a PNG, 1 to 4 (default 2).")
  private double scale = 2;

  @Option(
      names = "--theme",
      paramLabel = "light|dark",
      defaultValue = "light",
      description = "light (default) or dark.")
  private String theme = "light";

  @Option(
      names = "--colours",
      paramLabel = "COLOURS",
      defaultValue = "standard",
      description =
          "standard (default), red-green or blue-yellow (safe for who cannot tell these apart), or"
              + " contrast.")
  private String colours = "standard";

  @Option(
      names = "--layout",
      paramLabel = "MODE",
      defaultValue = "packed",
      description = "packed (default), flow along the traffic, or nodes: where things run.")
  private String layout = "packed";

  @Option(
      names = "--group-by",
      paramLabel = "G",
      defaultValue = "namespace",
      description = "namespace (default), node, zone, app or none, where the layout has it.")
  private String grouping = "namespace";

  @Override
  public Integer call() {
    Numbers.check("--scale", scale, 1, 4);
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".png") && !name.endsWith(".svg")) {
      throw CommandFailure.usage("unknown file type: " + file + " (.png and .svg are written)");
    }
    Tones tones = new Tones(theme(), colourSet());
    ChartView view = view();
    try (Core core = cli.core()) {
      ClusterSnapshot snapshot = Snapshots.read(cli, core, namespaces, spec.commandLine().getErr());
      Diagram diagram = core.diagram(snapshot, view);
      core.export(file, diagram, tones, scale);
      spec.commandLine().getOut().println(Coverages.summary(snapshot) + " drawn to " + file);
      return Exit.OK;
    } catch (IOException e) {
      throw CommandFailure.unknown("not written: " + e.getMessage());
    }
  }

  private ChartView view() {
    Mode mode =
        switch (layout) {
          case "packed" -> Mode.PACKED;
          case "flow" -> Mode.FLOW;
          case "nodes" -> Mode.NODES;
          default -> throw CommandFailure.usage("--layout takes packed, flow or nodes");
        };
    Grouping by =
        switch (grouping) {
          case "namespace" -> Grouping.NAMESPACE;
          case "node" -> Grouping.NODE;
          case "zone" -> Grouping.ZONE;
          case "app" -> Grouping.APP;
          case "none" -> Grouping.NONE;
          default ->
              throw CommandFailure.usage("--group-by takes namespace, node, zone, app or none");
        };
    return ChartView.ALL.with(mode).with(by);
  }

  private ColourSet colourSet() {
    ColourSet chosen = ColourSet.of(colours);
    if (!chosen.word().equals(colours)) {
      throw CommandFailure.usage("--colours takes standard, red-green, blue-yellow or contrast");
    }
    return chosen;
  }

  private Theme theme() {
    return switch (theme) {
      case "light" -> Theme.LIGHT;
      case "dark" -> Theme.DARK;
      default -> throw CommandFailure.usage("--theme takes light or dark");
    };
  }
}
