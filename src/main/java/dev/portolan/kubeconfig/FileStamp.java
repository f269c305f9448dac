package dev.portolan.kubeconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What changes when a file changes: the file that a name leads to, its size and its time.
///
/// @param key of the file behind the name, as far as the system has one
record FileStamp(Path file, @Nullable Object key, long size, Instant modified) {
  /// The coarsest time stamps that file systems keep (FAT).
  private static final Duration COARSEST = Duration.ofSeconds(2);

  static FileStamp of(Path file) {
    try {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(file, a.fileKey(), a.size(), a.lastModifiedTime().toInstant());
    } catch (IOException e) {
      // not there, or not for us: both are a state, and `load` has the words for it
      return new FileStamp(file, e.getClass(), -1, Instant.EPOCH);
    }
  }

  /// True when the file could be changed once more without the stamp telling it.
  boolean fresh(Instant now) {
    return Duration.between(modified, now).abs().compareTo(COARSEST) < 0;
  }
}
