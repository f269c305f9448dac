package dev.portolan.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file that appears whole or not at all: it is written beside its place and then moved
/// there.
public final class WholeFile {
  private WholeFile() {}

  /// Writes what goes into the file.
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /// @throws IOException with one line that says what is wrong with the path
  static void check(Path file) throws IOException {
    folder(file);
  }

  /// Writes a file whole, in place of one that is there.
  ///
  /// @throws IOException with one line that says what is wrong
  public static void write(Path file, Content content) throws IOException {
    Path folder = folder(file);
    // Not createTempFile: its files are for their owner alone, and stay so when moved.
    Path draft = folder.resolve("." + file.getFileName() + ".part");
    try {
      write(file, draft, content);
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "not permitted" : e.getReason();
      throw new IOException("cannot write " + file + ": " + reason, e);
    }
  }

  private static void write(Path file, Path draft, Content content) throws IOException {
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
        content.write(out);
      }
      move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Path folder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IOException(file + " is a folder: name a file");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("no such folder: " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("folder is not writable: " + folder);
    }
    return folder;
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
