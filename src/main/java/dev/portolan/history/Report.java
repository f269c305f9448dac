package dev.portolan.history;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A way to hand results on.
public enum Report {
  /// For a program: everything, schema `portolan.history/v1`.
  JSON("json", "JSON"),
  /// For a person, such as in an incident's ticket.
  MARKDOWN("md", "Markdown"),
  /// For a build server: a test case for each check.
  JUNIT("xml", "JUnit XML");

  private final String ending;
  private final String title;

  Report(String ending, String title) {
    this.ending = ending;
    this.title = title;
  }

  public String title() {
    return title;
  }

  /// Writes results, and leaves open what they are written to.
  ///
  /// @param entries of one context, newest first
  public void write(List<Entry> entries, Appendable out) throws IOException {
    switch (this) {
      case JSON -> JsonReport.write(entries, out);
      case MARKDOWN -> MarkdownReport.write(entries, out);
      case JUNIT -> JunitReport.write(entries, out);
    }
  }

  /// What a file of this name is written as.
  public static Optional<Report> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(r -> name.endsWith("." + r.ending)).findFirst();
  }
}
