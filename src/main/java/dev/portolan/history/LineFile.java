package dev.portolan.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Files of lines that nobody but their owner may read. A file that is not there has no lines.
final class LineFile {
  /// Beyond this, no program of ours has written it.
  private static final long MAX_BYTES = 256L << 20;

  private LineFile() {}

  /// The folder of a file, made where there is none.
  static void folder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path above = folder == null ? null : folder.getParent();
    if (folder == null || above == null || Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(above);
    Files.createDirectory(folder, ownersOnly(above, true));
  }

  /// What a new file or folder is made with; nothing where the file system knows no such thing, as
  /// Windows', whose user folders are their owner's alone.
  static FileAttribute<?>[] ownersOnly(Path near, boolean folder) {
    boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
    String mode = folder ? "rwx------" : "rw-------";
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  static void read(Path file, Consumer<String> lines) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is larger than any history: " + Files.size(file) + " bytes");
    }
    // A reader of its own: what is not UTF-8 is one damaged line and not the end of all.
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.isBlank()).forEach(lines);
    }
  }

  static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    read(file, lines::add);
    return lines;
  }

  /// Appends lines at once and gives the file's new size. A last line that was cut off stays a line
  /// of its own.
  static long append(Path file, List<String> lines) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            ownersOnly(file, false))) {
      long size = channel.size();
      ByteBuffer last = ByteBuffer.allocate(1);
      boolean cut = size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
      ByteBuffer text = bytes(lines, cut ? "\n" : "");
      channel.position(size);
      while (text.hasRemaining()) {
        channel.write(text);
      }
      return channel.size();
    }
  }

  /// All or nothing: whoever reads meanwhile, or finds the file after a crash, sees the old or the
  /// new lines.
  static void write(Path file, List<String> lines) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try {
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownersOnly(fresh, false))) {
        ByteBuffer text = bytes(lines, "");
        while (text.hasRemaining()) {
          channel.write(text);
        }
        channel.force(true);
      }
      move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// How many bytes a line takes.
  static int bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length + 1;
  }

  private static ByteBuffer bytes(List<String> lines, String before) {
    StringBuilder text = new StringBuilder(before);
    lines.forEach(line -> text.append(line).append('\n'));
    return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
