package dev.portolan.kubeconfig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// The text of a kubeconfig file: bounded, and only of a real file, so that a pipe never holds
/// anybody up. UTF-8, or UTF-16 with a byte order mark, as kubectl takes it.
final class FileText {
  /// A thousand contexts with three certificates each are about 7 MB.
  static final int MAX_BYTES = 8 * 1024 * 1024;

  /// What `KUBECONFIG=/dev/null` means: no kubeconfig at all.
  private static final Path NOTHING = Path.of("/dev/null");

  private FileText() {}

  static String read(Path file) throws Unreadable {
    try {
      if (file.equals(NOTHING)) {
        return "";
      }
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw new Unreadable("is a folder, not a file");
      }
      if (!attributes.isRegularFile()) {
        throw new Unreadable("is a pipe or a device, not a file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return decode(in.readNBytes(MAX_BYTES + 1));
      }
    } catch (NoSuchFileException e) {
      throw new Unreadable("no such file");
    } catch (AccessDeniedException e) {
      throw new Unreadable("cannot be read: permission denied");
    } catch (FileSystemLoopException e) {
      throw new Unreadable("cannot be read: a link that leads to itself");
    } catch (FileSystemException e) {
      throw new Unreadable("cannot be read: " + (e.getReason() == null ? "" : e.getReason()));
    } catch (IOException e) {
      throw new Unreadable("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  static String decode(byte[] bytes) throws Unreadable {
    if (bytes.length > MAX_BYTES) {
      throw new Unreadable("is larger than " + MAX_BYTES / 1024 / 1024 + " MB");
    }
    boolean marked = bytes.length > 1;
    Charset charset = StandardCharsets.UTF_8;
    int skip = 0;
    if (marked && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      charset = StandardCharsets.UTF_16LE;
      skip = 2;
    } else if (marked && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      charset = StandardCharsets.UTF_16BE;
      skip = 2;
    }
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Unreadable("is not text in UTF-8");
    }
  }
}
