package dev.portolan.diagnosis;

import dev.portolan.probe.CheckRequest;
import org.jspecify.annotations.Nullable;

/// What to do next.
///
/// @param words an invitation, such as `Ask the pod itself`
/// @param check the check to run, or null
/// @param command a line to paste into a shell, or empty
public record Next(String words, @Nullable CheckRequest check, String command) {
  static Next check(String words, CheckRequest check) {
    return new Next(words, check, "");
  }

  static Next command(String words, String command) {
    return new Next(words, null, command);
  }
}
