package dev.portolan.app;

import dev.portolan.workspace.Intent;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file with policies to try out.
final class PolicyFile {
  private static final long MAX_BYTES = 1_000_000;

  private PolicyFile() {}

  static Intent read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return new Intent.DraftRead("", file + " is longer than a million bytes");
      }
      return new Intent.DraftRead(Files.readString(file), "");
    } catch (CharacterCodingException e) {
      return new Intent.DraftRead("", file + " is not text in UTF-8");
    } catch (IOException e) {
      return new Intent.DraftRead("", file + ": " + e.getClass().getSimpleName());
    }
  }
}
