package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A PEM text: fixed, or of a file that somebody may replace while Portolan runs.
final class PemText {
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final @Nullable Path file;
  private final String name;
  private byte[] bytes;
  private @Nullable Stamp stamp;

  /// What tells two states of a file apart without reading it.
  private record Stamp(Object modified, long size, @Nullable Object key) {}

  private PemText(@Nullable Path file, String name, byte[] bytes) {
    this.file = file;
    this.name = name;
    this.bytes = bytes;
  }

  static PemText of(byte[] bytes) {
    return new PemText(null, "", bytes);
  }

  /// @param name for messages
  static PemText of(Path file, String name) throws AccessFailure {
    PemText text = new PemText(file, name, new byte[0]);
    text.bytes();
    return text;
  }

  /// What it holds now: the same array while nothing changes.
  synchronized byte[] bytes() throws AccessFailure {
    if (file == null) {
      return bytes;
    }
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Stamp seen = new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
      if (!Objects.equals(seen, stamp)) {
        byte[] fresh = read(file);
        bytes = Arrays.equals(fresh, bytes) ? bytes : fresh;
        stamp = seen;
      }
      return bytes;
    } catch (IOException e) {
      throw new AccessFailure(name + " cannot be read: " + file);
    }
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = in.readNBytes(MAX_BYTES + 1);
      if (read.length > MAX_BYTES) {
        throw new IOException("larger than " + MAX_BYTES + " bytes");
      }
      return read;
    }
  }
}
