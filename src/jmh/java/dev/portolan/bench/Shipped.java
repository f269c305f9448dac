package dev.portolan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What Portolan's Java is told when it runs as it is shipped, so that what is measured is that.
final class Shipped {
  private static final Path OPTIONS = Path.of("src", "main", "dist", "lib", "jvm.options");

  private Shipped() {}

  /// The garbage collector and the layout of objects, and others that are given.
  static List<String> options(String... more) throws IOException {
    try (Stream<String> lines = Files.lines(OPTIONS)) {
      return Stream.concat(lines.filter(l -> l.startsWith("-XX:")), Stream.of(more)).toList();
    }
  }
}
