package dev.portolan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Prints what the map costs on screen: the real map component on JavaFX's headless platform with
/// its software pipeline, 1920 by 1200. First frames while it is panned and zoomed as fast as they
/// come (no pulse is waited for) and look-ups under the pointer; then the age of the server's
/// changes when their pixels are on screen; then what the whole window costs while nothing happens,
/// and its heap.
public final class FrameTable {
  private final PrintStream out;

  private FrameTable(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    FrameTable table = new FrameTable(System.out);
    table.out.println(
        "Frames: asked p95 16.7 ms at 5,000 and 20,000 marks, 33 ms with 150,000 pods; hit test 0.1 ms");
    for (String size : List.of("5000 all", "20000 all", "150000 levels")) {
      table.run(
          List.of("-Djavafx.animation.fullspeed=true"),
          "dev.portolan.bench.FrameRun",
          List.of(size.split(" ", -1)));
    }
    table.out.println("From a change in the server to its pixels, 10,000 pods: asked p99 60 ms");
    try (DemoServer server = new DemoServer("10000", "20")) {
      table.run(
          List.of(),
          "dev.portolan.app.PixelRun",
          List.of("churn", server.kubeconfig().toString(), "30"));
    }
    table.out.println("The whole window on 5,000 pods: asked no repaint, 1 % CPU, 250 MB of heap");
    try (DemoServer server = new DemoServer("5000", "0")) {
      table.run(
          List.of(),
          "dev.portolan.app.PixelRun",
          List.of("still", server.kubeconfig().toString(), "20"));
    }
  }

  private void run(List<String> jvm, String main, List<String> args)
      throws IOException, InterruptedException {
    List<String> options =
        new ArrayList<>(Shipped.options("-Xmx2g", "-Dglass.platform=Bench", "-Dprism.order=sw"));
    options.addAll(jvm);
    Process process = DemoServer.java(options, main, args);
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(out::println);
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(main + " ended with " + process.exitValue());
    }
  }
}
