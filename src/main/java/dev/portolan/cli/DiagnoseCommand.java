package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.app.WireAsker;
import dev.portolan.diagnosis.Case;
import dev.portolan.diagnosis.Conclusion;
import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.diagnosis.Examiner;
import dev.portolan.diagnosis.Ground;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Protocol;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Prober;
import dev.portolan.probe.UrlText;
import dev.portolan.probe.laptop.LaptopProber;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan diagnose`: finds out why one thing does not reach another, step by step.
@Command(
    name = "diagnose",
    description = "Find out why a pod does not reach something: the cause, its evidence, a fix.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it answers (and if anything is not well, it is said)",
      "1:it does not come about",
      "2:wrong usage: no such pod, context or option",
      "3:could not find out"
    })
final class DiagnoseCommand implements Callable<Integer> {
  private static final String LAPTOP = "laptop";

  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "NS/POD[/CONTAINER]|laptop",
      description = "Who asks; `laptop` is this computer, from outside the cluster.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TARGET|URL",
      description =
          "NS/POD, NS/SERVICE, pod/NS/NAME, svc/NS/NAME, an ingress host, a host name, an address,"
              + " or a URL.")
  private String to = "";

  @Option(
      names = "--port",
      converter = PortConverter.class,
      paramLabel = "P",
      description = "The port that is meant. Default: the first that the target declares.")
  private int port;

  @Option(
      names = "--protocol",
      paramLabel = "tcp|udp",
      description = "Default: what the target declares for the port, else tcp.")
  private @Nullable String protocol;

  @Override
  public Integer call() {
    Optional<UrlText> url = url();
    Protocol wanted = protocol();
    try (Core core = cli.core();
        Opening open = cli.open(core, namespaces)) {
      ClusterSnapshot snapshot = open.snapshot();
      ContainerRef source =
          from.equals(LAPTOP) ? LaptopProber.LAPTOP : PodArgument.parse(from, snapshot);
      Case asked =
          url.isPresent()
              ? Case.of(source, url.get())
              : new Case(source, TargetArgument.parse("--to", to, snapshot), port, wanted);
      Diagnosis diagnosis = examine(core, open, asked);
      if (output.json()) {
        spec.commandLine().getOut().println(Json.text(DiagnoseJson.of(diagnosis, open.snapshot())));
      } else {
        DiagnoseText.conclusion(diagnosis, spec.commandLine().getOut());
      }
      return exitCode(diagnosis);
    }
  }

  private Diagnosis examine(Core core, Opening open, Case asked) {
    PrintWriter err = spec.commandLine().getErr();
    DiagnoseText text = new DiagnoseText(err);
    try (Prober prober = core.prober(open.session());
        WireAsker asker = core.asker(prober, open.snapshot())) {
      cli.interrupt().ends(asker::cancel);
      return new Examiner(Ground.of(open.snapshot()))
          .examine(
              asked,
              asker,
              soFar -> {
                if (!output.json()) {
                  text.steps(soFar);
                }
              });
    }
  }

  /// What is asked where a URL was typed: it says port and protocol itself.
  private Optional<UrlText> url() {
    if (!to.contains("://")) {
      return Optional.empty();
    }
    UrlText url = UrlText.parse(to);
    if (!url.problem().isEmpty()) {
      throw CommandFailure.usage("--to: " + url.problem());
    }
    if (port != 0 || protocol != null) {
      throw CommandFailure.usage("--port and --protocol do not go with a URL, which says them");
    }
    return Optional.of(url);
  }

  private @Nullable Protocol protocol() {
    return switch (protocol == null ? "" : protocol.toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "tcp" -> Protocol.TCP;
      case "udp" -> Protocol.UDP;
      default -> throw CommandFailure.usage("--protocol takes tcp or udp");
    };
  }

  static int exitCode(Diagnosis diagnosis) {
    Conclusion conclusion = Objects.requireNonNull(diagnosis.conclusion());
    return switch (conclusion.level()) {
      case WELL, REMARK -> Exit.OK;
      case BROKEN -> Exit.NO;
      case UNKNOWN -> Exit.UNKNOWN;
    };
  }
}
