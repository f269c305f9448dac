package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.capture.CaptureRequest;
import dev.portolan.capture.CaptureRequest.Bounds;
import dev.portolan.capture.CaptureRun;
import dev.portolan.capture.FilterCheck;
import dev.portolan.capture.FilterMaker;
import dev.portolan.cluster.debug.DebugProfile;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan capture`: shows and saves the packets that pass a pod.
@Command(
    name = "capture",
    description = "Capture packets in a pod by its tcpdump; list them, save them as pcapng.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:packets were captured",
      "1:no packet came",
      "2:wrong usage: no such pod, a filter that is none",
      "3:could not capture: no cluster, no tcpdump, not permitted"
    })
final class CaptureCommand implements Callable<Integer> {
  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private DebugOptions debug = new DebugOptions();

  @Parameters(paramLabel = "NS/POD[/CONTAINER]", description = "Where to capture.")
  private String where = "";

  @Option(
      names = "--to",
      paramLabel = "TARGET",
      description = "Only what the pod has to do with this pod, service or address; repeatable.")
  private List<String> to = new ArrayList<>();

  @Option(
      names = "--port",
      converter = PortConverter.class,
      paramLabel = "P",
      description = "Only this port.")
  private int port;

  @Option(
      names = "--filter",
      paramLabel = "EXPRESSION",
      description = "A filter of pcap-filter(7) in place of --to and --port, addresses as numbers.")
  private String filter = "";

  @Option(
      names = {"-w", "--write"},
      paramLabel = "FILE",
      description = "Save as pcapng; - for standard output, to pipe into Wireshark.")
  private String file = "";

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Stop after so long (default 60).")
  private int seconds = 60;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "50000",
      description = "Stop after so many packets (default 50000).")
  private int count = 50_000;

  @Option(
      names = "--size",
      paramLabel = "MB",
      defaultValue = "20",
      description = "Stop when the file is so large (default 20).")
  private int megabytes = 20;

  @Option(
      names = "--snaplen",
      paramLabel = "BYTES",
      defaultValue = "256",
      description = "How much of each packet is taken (default 256; 262144 for all of it).")
  private int snaplen = Bounds.HEADERS;

  @Override
  public Integer call() {
    Numbers.check("--time", seconds, 1, (double) Bounds.LONGEST.toSeconds());
    Numbers.check("--count", count, 1, Bounds.MOST_PACKETS);
    Numbers.check("--size", megabytes, 1, (double) (Bounds.MOST_BYTES >> 20));
    Numbers.check("--snaplen", snaplen, Bounds.LEAST, Bounds.WHOLE);
    if (!filter.isEmpty() && (!to.isEmpty() || port != 0)) {
      throw CommandFailure.usage("--filter takes the place of --to and --port");
    }
    debug.check();
    FilterCheck.problem(filter)
        .ifPresent(
            p -> {
              throw CommandFailure.usage("--filter: " + p);
            });
    try (Core core = cli.core();
        Opening open = cli.open(core, namespaces)) {
      ContainerRef source = PodArgument.parse(where, open.snapshot());
      Bounds bounds =
          new Bounds(Duration.ofSeconds(seconds), (long) megabytes << 20, count, snaplen);
      return run(open, new CaptureRequest(source, expression(source, open.snapshot()), bounds));
    }
  }

  private String expression(ContainerRef source, ClusterSnapshot snapshot) {
    if (!filter.isEmpty() || (to.isEmpty() && port == 0)) {
      return filter;
    }
    List<ObjectRef> others = new ArrayList<>();
    for (String text : to) {
      Target target = TargetArgument.parse("--to", text, snapshot);
      switch (target) {
        case Target.PodTarget t -> others.add(t.pod());
        case Target.ServiceTarget t -> others.add(t.service());
        case Target.HostTarget t when to.size() == 1 -> {
          return FilterMaker.host(t.host(), port);
        }
        default -> throw CommandFailure.usage("--to takes pods and services, or one address");
      }
    }
    return FilterMaker.between(new SnapshotIndex(snapshot), source.podRef(), others, port);
  }

  private int run(Opening open, CaptureRequest request) {
    boolean piped = file.equals("-");
    PrintWriter err = spec.commandLine().getErr();
    if (!request.filter().isEmpty()) {
      err.println("Filter: " + request.filter());
    }
    if (open.snapshot().origin().simulated()) {
      err.println("Simulated: the demo's packets were never on a wire.");
    }
    PrintWriter list = piped ? err : spec.commandLine().getOut();
    CapturePrinter printer = new CapturePrinter(list, err, output.json());
    try (OutputStream sink = sink(piped)) {
      int code = printer.run(capture(open, request, sink, printer), cli.interrupt());
      if (!printer.debugHelps()) {
        return code;
      }
      if (!debug.wanted()) {
        err.println("--debug-container adds one; you are asked first.");
        return code;
      }
      ContainerRef added =
          new DebugAdding(open.session(), cli.terminal(), debug.yes(), err)
              .open(request.where().podRef(), debug.image(), DebugProfile.NETADMIN);
      Opening now = new Opening(open.context(), open.session(), open.session().snapshot());
      CaptureRequest there = new CaptureRequest(added, request.filter(), request.bounds());
      CapturePrinter again = new CapturePrinter(list, err, output.json());
      return again.run(capture(now, there, sink, again), cli.interrupt());
    } catch (IOException e) {
      throw CommandFailure.unknown("the packets were not saved: " + Cli.said(e));
    }
  }

  private static CaptureRun capture(
      Opening open, CaptureRequest request, OutputStream sink, CapturePrinter printer) {
    return new CaptureRun(
        open.session().exec(), request, new SnapshotIndex(open.snapshot()), sink, printer);
  }

  private OutputStream sink(boolean piped) throws IOException {
    if (piped) {
      return new BufferedOutputStream(System.out);
    }
    return file.isEmpty()
        ? OutputStream.nullOutputStream()
        : new BufferedOutputStream(Files.newOutputStream(Path.of(file)));
  }
}
