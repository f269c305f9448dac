package dev.portolan.cli;

import picocli.CommandLine.Option;

/// The choice between text for a person and JSON for a program.
final class OutputOptions {
  /// The formats that `-o` takes.
  enum Format {
    text,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to print: text (default) or json.")
  private Format format = Format.text;

  boolean json() {
    return format == Format.json;
  }
}
