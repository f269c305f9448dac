package dev.portolan.demo.shell;

import java.util.Map;
import java.util.Optional;

/// The programs of a container image, by name.
record Programs(Map<String, Installed> byName) {
  Programs {
    byName = Map.copyOf(byName);
  }

  /// A program of an image.
  ///
  /// @param path what its name resolves to, links followed: busybox for an applet
  record Installed(String path, Program program) {}

  Optional<Installed> find(String name) {
    String base = name.startsWith("/") ? name.substring(name.lastIndexOf('/') + 1) : name;
    return Optional.ofNullable(byName.get(base));
  }
}
