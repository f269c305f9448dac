package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import dev.portolan.kubeconfig.KubeContext;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A `cluster:`, `user:` or `exec:` stanza of a kubeconfig, whose values are checked as they are
/// taken out.
///
/// @param folder what relative paths are relative to
/// @param name for messages
record Stanza(Map<?, ?> values, Path folder, String name) {
  static Stanza of(KubeContext.Entry entry, String name) {
    Path parent = entry.file().toAbsolutePath().getParent();
    return new Stanza(entry.values(), parent == null ? Path.of("").toAbsolutePath() : parent, name);
  }

  @Nullable Object value(String key) {
    return values.get(key);
  }

  boolean has(String key) {
    return !text(key).isEmpty();
  }

  String text(String key) {
    return text(values.get(key));
  }

  private static String text(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : "";
  }

  boolean truth(String key) {
    return Boolean.parseBoolean(text(key));
  }

  List<String> list(String key) {
    return values.get(key) instanceof List<?> list
        ? list.stream().map(Stanza::text).toList()
        : List.of();
  }

  /// A mapping of names to lists of texts.
  Map<String, List<String>> lists(String key) {
    Map<String, List<String>> result = new LinkedHashMap<>();
    if (values.get(key) instanceof Map<?, ?> map) {
      Stanza inner = new Stanza(map, folder, name);
      map.keySet().forEach(k -> result.put(String.valueOf(k), inner.list(String.valueOf(k))));
    }
    return result;
  }

  /// A stanza within this one; null when there is none.
  @Nullable Stanza inner(String key) {
    return values.get(key) instanceof Map<?, ?> map ? new Stanza(map, folder, key) : null;
  }

  /// The file that a value names, which can be read.
  Path file(String key) throws AccessFailure {
    Path file;
    try {
      file = folder.resolve(text(key)).normalize();
    } catch (InvalidPathException e) {
      throw new AccessFailure(name + "'s " + key + " is not a file name");
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      String why = Files.exists(file) ? " cannot be read: " : " is no file: ";
      throw new AccessFailure(name + "'s " + key + why + file);
    }
    return file;
  }

  /// The bytes of a value in Base64.
  byte[] data(String key) throws AccessFailure {
    try {
      return Base64.getDecoder().decode(text(key).replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      // without the cause, whose message quotes the data
      throw new AccessFailure(name + "'s " + key + " is not Base64");
    }
  }

  /// The PEM text that `key-data` holds, or the file that `key` names; null where there is neither.
  @Nullable PemText pem(String key) throws AccessFailure {
    if (has(key + "-data")) {
      return PemText.of(data(key + "-data"));
    }
    return has(key) ? PemText.of(file(key), name + "'s " + key) : null;
  }

  /// Without the values, which may be secrets.
  @Override
  public String toString() {
    return name + " of " + folder;
  }
}
