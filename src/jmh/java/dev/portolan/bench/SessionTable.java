package dev.portolan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/// Prints what a session on a large cluster costs: the demo server runs in one process, the session
/// with all that the window has behind its views in another, with the heap that it must do with.
/// Options: `--pods N` (150000), `--churn N` changes a second (100), `--seconds N` of them (30),
/// `--heap 512m`.
public final class SessionTable {
  private final List<String> args;
  private final PrintStream out;

  private SessionTable(List<String> args, PrintStream out) {
    this.args = args;
    this.out = out;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    new SessionTable(Arrays.asList(args), System.out).run();
  }

  private void run() throws IOException, InterruptedException {
    String pods = option("--pods", "150000");
    String churn = option("--churn", "100");
    String heap = option("--heap", "512m");
    out.println("A session on " + pods + " pods, " + churn + " changes a second, -Xmx" + heap);
    try (DemoServer server = new DemoServer(pods, churn)) {
      Process client =
          DemoServer.java(
              Shipped.options("-Xmx" + heap),
              "dev.portolan.app.SessionRun",
              List.of(server.kubeconfig().toString(), option("--seconds", "30")));
      try (BufferedReader lines = client.inputReader()) {
        lines.lines().forEach(out::println);
      }
      if (client.waitFor() != 0) {
        throw new IllegalStateException("the session ended with " + client.exitValue());
      }
    }
  }

  private String option(String name, String other) {
    int at = args.indexOf(name);
    return at >= 0 && at + 1 < args.size() ? args.get(at + 1) : other;
  }
}
