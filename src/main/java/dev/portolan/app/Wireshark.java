package dev.portolan.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Wireshark of this computer, where there is one: on the path, or where its installers put it.
final class Wireshark {
  private static final List<String> NAMES = List.of("wireshark", "wireshark.exe", "Wireshark.exe");
  private static final List<String> USUAL =
      List.of(
          "/Applications/Wireshark.app/Contents/MacOS/Wireshark",
          "C:\\Program Files\\Wireshark\\Wireshark.exe");

  private final Map<String, String> environment;

  Wireshark(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  boolean installed() {
    return program().isPresent();
  }

  /// Opens a file; why not, or empty.
  Optional<String> open(Path file) {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      return Optional.of("Wireshark was not found on this computer. Save the file instead.");
    }
    try {
      new ProcessBuilder(command(program.get(), file))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("Wireshark did not start: " + e.getMessage());
    }
  }

  /// With the names of addresses that the file has, which Wireshark does not show by itself; it is
  /// not to ask a DNS server for others: `-N` switches on what it names (wireshark(1)).
  static List<String> command(Path program, Path file) {
    return List.of(program.toString(), "-N", "mn", file.toAbsolutePath().toString());
  }

  private Optional<Path> program() {
    List<Path> places = new ArrayList<>();
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        NAMES.forEach(n -> places.add(Path.of(folder, n)));
      }
    }
    USUAL.forEach(u -> places.add(Path.of(u)));
    return places.stream().filter(Files::isExecutable).findFirst();
  }
}
