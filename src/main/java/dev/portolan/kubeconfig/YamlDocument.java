package dev.portolan.kubeconfig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// A reader of one YAML mapping from a file, with bounds against hostile or mistaken input.
final class YamlDocument {
  private static final int MAX_CHARACTERS = 4 * 1024 * 1024;
  private static final int MAX_ALIASES = 50;
  private static final int MAX_NESTING = 50;

  private YamlDocument() {}

  /// Why a file could not be read: one line, without any of the file's content.
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    String line() {
      return String.valueOf(getMessage());
    }
  }

  /// The file's mapping; an empty file is an empty mapping.
  static Map<String, Object> read(Path file) throws Unreadable {
    if (Files.isDirectory(file)) {
      throw new Unreadable("is a folder, not a file", null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      Object document = new Yaml(new SafeConstructor(limits())).load(in);
      if (document == null) {
        return Map.of();
      }
      if (!(document instanceof Map<?, ?> map)) {
        throw new Unreadable("is not a kubeconfig: not a mapping at the top", null);
      }
      return mapping(map);
    } catch (NoSuchFileException e) {
      throw new Unreadable("no such file", e);
    } catch (AccessDeniedException e) {
      throw new Unreadable("cannot be read: permission denied", e);
    } catch (IOException e) {
      throw new Unreadable("cannot be read: " + e.getClass().getSimpleName(), e);
    } catch (MarkedYAMLException e) {
      throw new Unreadable(marked(e), e);
    } catch (YAMLException | IllegalArgumentException e) {
      // IllegalArgumentException: an explicit tag such as !!int with text that is not one
      throw new Unreadable("is not YAML: not text, too large or too deeply nested", e);
    }
  }

  /// A value as a mapping with text keys, or an empty one.
  static Map<String, Object> mapping(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Map.of();
    }
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach(
        (k, v) -> {
          if (k != null && v != null) {
            result.put(k.toString(), v);
          }
        });
    return Collections.unmodifiableMap(result);
  }

  private static LoaderOptions limits() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setNestingDepthLimit(MAX_NESTING);
    options.setAllowRecursiveKeys(false);
    return options;
  }

  private static String marked(MarkedYAMLException e) {
    String problem =
        e.getProblem() == null ? "" : ": " + e.getProblem().lines().findFirst().orElse("");
    return e.getProblemMark() == null
        ? "is not YAML" + problem
        : "is not YAML: line " + (e.getProblemMark().getLine() + 1) + problem;
  }
}
