package dev.portolan.history;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A way to hand results on.
public enum Report {
  /// For a program: everything, schema `portolan.history/v1`.
  JSON("json", "JSON", JsonReport::write),
  /// For a person, such as in an incident's ticket.
  MARKDOWN("md", "Markdown", MarkdownReport::write),
  /// For a build server: a test case for each check.
  JUNIT("xml", "JUnit XML", JunitReport::write);

  private final String ending;
  private final String title;
  private final Writing writing;

  /// How a report is written.
  private interface Writing {
    void write(List<Entry> entries, Appendable out) throws IOException;
  }

  Report(String ending, String title, Writing writing) {
    this.ending = ending;
    this.title = title;
    this.writing = writing;
  }

  /// The ending of its files, without a dot.
  public String ending() {
    return ending;
  }

  public String title() {
    return title;
  }

  /// @param entries of one context, newest first
  public void write(List<Entry> entries, Appendable out) throws IOException {
    writing.write(entries, out);
  }

  /// What a file of this name is written as.
  public static Optional<Report> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(r -> name.endsWith("." + r.ending)).findFirst();
  }
}
