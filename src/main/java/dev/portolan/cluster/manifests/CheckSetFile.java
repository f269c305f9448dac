package dev.portolan.cluster.manifests;

import dev.portolan.checkset.CheckSet;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A check set as it was read from a YAML file, and what is wrong in that file.
///
/// @param problems such as `checks.yaml:7: expect: there are allowed, ...`; none of the set is to
///   be believed when there are any
public record CheckSetFile(CheckSet set, List<String> problems) {
  private static final long MOST_BYTES = 4L * 1024 * 1024;

  public CheckSetFile {
    problems = List.copyOf(problems);
  }

  public static CheckSetFile read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        return unreadable(file + ": is larger than 4 MB");
      }
      return read(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      return unreadable(file + ": is not UTF-8 text");
    } catch (IOException e) {
      return unreadable(file + ": cannot be read: " + reason(e));
    }
  }

  /// Reads a text.
  ///
  /// @param name what the text is called in problems
  public static CheckSetFile read(String name, String text) {
    List<String> problems = new ArrayList<>();
    YamlDocuments.Report report =
        (line, problem) -> problems.add(name + ":" + line + ": " + problem);
    CheckSetReader reader = new CheckSetReader(report);
    new YamlDocuments(report).read(text, reader::document);
    if (problems.isEmpty() && reader.checks().isEmpty()) {
      problems.add(name + ":1: there are no checks: a list \"checks:\" is missing or empty");
    }
    return new CheckSetFile(new CheckSet(reader.checks()), problems);
  }

  private static CheckSetFile unreadable(String problem) {
    return new CheckSetFile(new CheckSet(List.of()), List.of(problem));
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException ? "there is no such file" : e.toString();
  }
}
