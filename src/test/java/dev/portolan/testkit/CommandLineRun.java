package dev.portolan.testkit;

import dev.portolan.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/// One run of the command line, in this process: what it printed and how it ended.
public record CommandLineRun(int code, String out, String err) {
  /// Runs with an empty environment and a home folder of its own.
  public static CommandLineRun of(Path home, String... args) {
    return of(Map.of(), home, args);
  }

  public static CommandLineRun of(Map<String, String> environment, Path home, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Cli.run(environment, home, new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new CommandLineRun(code, out.toString(), err.toString());
  }
}
