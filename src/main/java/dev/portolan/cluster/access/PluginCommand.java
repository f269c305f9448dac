package dev.portolan.cluster.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A program that a kubeconfig's `user.exec` stanza would run, as the user has to see it before it
/// may.
///
/// @param program as the stanza names it: a bare name is looked up in PATH, a path is relative to
///   the file's folder
/// @param environment what the stanza adds to the program's environment
/// @param file the kubeconfig file that says so
public record PluginCommand(
    String program, List<String> arguments, SortedMap<String, String> environment, Path file) {
  public PluginCommand {
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }

  /// What the user's answer is remembered by: SHA-256 of all that decides what would run, in hex.
  public String hash() {
    StringBuilder text = new StringBuilder();
    part(text, program);
    part(text, file.toString());
    arguments.forEach(a -> part(text, a));
    for (Map.Entry<String, String> e : environment.entrySet()) {
      part(text, e.getKey());
      part(text, e.getValue());
    }
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// With its length, so that no two different lists of parts look alike.
  private static void part(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part).append('\n');
  }

  /// Without the values of the environment, which may be secrets.
  @Override
  public String toString() {
    return program + " of " + file;
  }
}
