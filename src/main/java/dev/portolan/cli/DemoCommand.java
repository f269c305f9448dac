package dev.portolan.cli;

import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan demo`: runs the demo cluster's API server in the foreground, for Portolan, kubectl and
/// anything else that speaks to a cluster.
@Command(
    name = "demo",
    description = {
      "Run the demo cluster (simulated) as a server on this machine until interrupted.",
      "It prints the path of a kubeconfig for it, whose contexts have different rights."
    },
    footer = {
      "",
      "For example, Kubernetes' largest supported cluster, with a hundred changes a second:",
      "  portolan demo --pods 150000 --churn 100"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:ended", "2:wrong usage", "3:could not start"})
final class DemoCommand implements Callable<Integer> {
  private static final Duration END = Duration.ofSeconds(5);
  private static final int PROGRESS_STEP = 10_000;

  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--pods",
      paramLabel = "N",
      description = "Generate a cluster of N pods (to 150000). Default: the small curated one.")
  private int pods;

  @Option(
      names = "--churn",
      paramLabel = "N",
      description = "Change N pods a second; needs --pods. Default: a few a minute.")
  private int churn;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What all chance comes from: equal seeds give equal clusters. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--port",
      converter = PortConverter.class,
      paramLabel = "N",
      description = "Listen on this port of 127.0.0.1. Default: a free one.")
  private int port;

  @Option(
      names = "--kubeconfig-out",
      paramLabel = "FILE",
      description = {
        "Write the kubeconfig here; it is deleted at the end.",
        "Default: in a folder of its own. A file that is not such a kubeconfig is not touched."
      })
  private @Nullable Path kubeconfigOut;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DemoOptions options = options();
    long began = System.nanoTime();
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    DemoCluster started = start(options, out);
    try (started) {
      Path file = write(started);
      Thread hook = Thread.ofPlatform().name("demo end").unstarted(() -> end(interrupted, ended));
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        ready(out, file, System.nanoTime() - began);
        await(interrupted);
      } finally {
        remove(file);
      }
      release(hook);
    } finally {
      out.println("The demo cluster has ended.");
      ended.countDown();
    }
    return Exit.OK;
  }

  private DemoOptions options() {
    if (cli.sourceOptions().given()) {
      throw CommandFailure.usage(
          "demo is a cluster of its own: it takes no option that names another (--pods for its size)");
    }
    try {
      return new DemoOptions(pods, seed).churning(churn).on(port);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  private DemoCluster start(DemoOptions options, PrintWriter out) {
    if (pods >= PROGRESS_STEP) {
      out.println("Making a cluster of " + pods + " pods...");
    }
    int[] told = {0};
    try {
      return DemoCluster.start(
          options,
          made -> {
            if (made - told[0] >= PROGRESS_STEP) {
              told[0] = made;
              out.printf(Locale.ROOT, "  %d of %d pods%n", made, pods);
            }
          });
    } catch (IllegalStateException e) {
      Throwable cause = e.getCause();
      throw CommandFailure.unknown(
          hasBind(cause) ? "port " + port + " is taken" : String.valueOf(e.getMessage()));
    }
  }

  private static boolean hasBind(@Nullable Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private Path write(DemoCluster cluster) {
    try {
      if (kubeconfigOut != null) {
        return cluster.writeKubeconfigTo(kubeconfigOut.toAbsolutePath());
      }
      return cluster.writeKubeconfig(Files.createTempDirectory("portolan-demo"));
    } catch (IOException e) {
      throw CommandFailure.unknown("the kubeconfig could not be written: " + e.getMessage());
    }
  }

  private static void ready(PrintWriter out, Path file, long nanos) {
    out.printf(Locale.ROOT, "The demo cluster is ready after %.1f s.%n", nanos / 1e9);
    out.println("Kubeconfig: " + file);
    out.println("  portolan --kubeconfig " + file);
    out.println("  kubectl --kubeconfig " + file + " get pods -A");
    out.println("  kubectl --kubeconfig " + file + " config get-contexts");
    out.println("Press Ctrl+C to end it.");
  }

  /// Ends by Ctrl+C, a signal, or an interrupt, which is taken: what is left to do is to stop.
  private static void await(CountDownLatch interrupted) {
    try {
      interrupted.await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
  }

  /// Runs while the process is being ended: lets the main thread finish, for a while.
  private static void end(CountDownLatch interrupted, CountDownLatch ended) {
    interrupted.countDown();
    try {
      if (!ended.await(END.toMillis(), TimeUnit.MILLISECONDS)) {
        System.getLogger(DemoCommand.class.getName())
            .log(System.Logger.Level.WARNING, "The demo cluster did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void release(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is being ended already
      System.getLogger(DemoCommand.class.getName()).log(System.Logger.Level.DEBUG, "ending", e);
    }
  }

  private void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    Path folder = file.getParent();
    if (kubeconfigOut == null && folder != null) {
      Files.deleteIfExists(folder);
    }
  }
}
