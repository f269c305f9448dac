package dev.portolan.probe.output;

import dev.portolan.probe.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A recorded output of a tool, from `src/test/resources/probes` (its README tells the format).
public record Recording(List<Line> lines, int exitCode) {
  /// A line of standard output, or of standard error.
  public record Line(boolean error, String text) {}

  public static Recording of(String name) {
    try (InputStream in = Recording.class.getResourceAsStream("/probes/" + name + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("no recording " + name);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recording parse(String text) {
    List<Line> lines = new ArrayList<>();
    int code = -1;
    for (String line : text.lines().toList()) {
      if (line.startsWith("= ")) {
        code = Integer.parseInt(line.substring(2));
      } else if (!line.startsWith("$ ")) {
        lines.add(new Line(line.startsWith("!"), line.length() > 2 ? line.substring(2) : ""));
      }
    }
    return new Recording(lines, code);
  }

  /// Lets the parser read all of it.
  Finding read(OutputParser parser) {
    lines.forEach(l -> parser.line(l.error(), l.text()));
    return parser.finish(OutputParser.Ending.exited(exitCode));
  }
}
