package dev.portolan.cluster.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a folder of manifests, or one file, as `kubectl apply -R -f` would, and gives the cluster
/// that they describe.
public final class ManifestFolder {
  private static final long MAX_FILE = 128L * 1024 * 1024;
  private static final long MAX_ALL = 1024L * 1024 * 1024;
  private static final Set<String> NOT_OBJECTS = Set.of("kustomization.yaml", "kustomization.yml");

  private final Holding holding = new Holding();
  private final Gathering gathering;
  private Instant newest = Instant.EPOCH;
  private long bytes;

  private ManifestFolder(String namespace) {
    this.gathering = new Gathering(namespace, holding);
  }

  /// Reads with `default` as the namespace of objects that name none.
  public static Manifests read(Path folderOrFile) {
    return read(folderOrFile, "default");
  }

  /// Reads a folder or a file.
  ///
  /// @param namespace where namespaced objects belong that name none
  /// @throws ClusterException when there is nothing to read at that path
  public static Manifests read(Path folderOrFile, String namespace) {
    ManifestFolder reading = new ManifestFolder(namespace);
    try {
      if (Files.isDirectory(folderOrFile)) {
        List<Path> files = ManifestFiles.of(folderOrFile, reading.gathering.problems()::add);
        files.stream().filter(f -> !NOT_OBJECTS.contains(name(f))).forEach(reading::file);
      } else if (Files.exists(folderOrFile)) {
        reading.file(folderOrFile);
      } else {
        throw new ClusterException(folderOrFile + ": no such file or folder");
      }
    } catch (IOException e) {
      throw new ClusterException(
          folderOrFile + ": cannot be read: " + e.getClass().getSimpleName(), e);
    }
    return reading.result(name(folderOrFile), namespace);
  }

  /// Reads one text as if it were a file of that name: what somebody pastes or pipes.
  public static Manifests read(String name, String text, String namespace) {
    ManifestFolder reading = new ManifestFolder(namespace);
    reading.gathering.begin(Path.of(name));
    reading.content(text.getBytes(StandardCharsets.UTF_8), name);
    return reading.result(name, namespace);
  }

  private static String name(Path file) {
    return String.valueOf(file.toAbsolutePath().normalize().getFileName());
  }

  private Manifests result(String name, String namespace) {
    holding.addEndpoints();
    new Expansion(holding, gathering.problems()::add).expand(gathering.templates());
    holding.completeNamespaces();
    for (Kind kind : Kind.values()) {
      holding.kind(kind);
    }
    gathering
        .problems()
        .sort(
            Comparator.comparing(Manifests.Problem::file)
                .thenComparingInt(Manifests.Problem::line));
    Origin origin = new Origin(name, namespace, "", false);
    return new Manifests(
        holding.snapshot(origin, 1, newest, Holding.complete()), gathering.problems());
  }

  private void file(Path file) {
    gathering.begin(file);
    try {
      long size = Files.size(file);
      bytes += size;
      if (size > MAX_FILE || bytes > MAX_ALL) {
        gathering.problem(0, "is not read: too much to read");
        return;
      }
      Instant changed = Files.getLastModifiedTime(file).toInstant();
      newest = changed.isAfter(newest) ? changed : newest;
      content(Files.readAllBytes(file), name(file));
    } catch (IOException e) {
      gathering.problem(0, "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private void content(byte[] content, String name) {
    boolean json = name.endsWith(".json") || startsWithBrace(content);
    if (!json) {
      yaml(content);
      return;
    }
    try {
      int whole = (int) JsonDocuments.whole(content);
      if (whole == 0 && !name.endsWith(".json")) {
        yaml(content); // a mapping in braces is YAML too
        return;
      }
      JsonDocuments.read(new ByteArrayInputStream(content, 0, whole), gathering::document);
      if (whole < content.length) {
        JsonDocuments.read(new ByteArrayInputStream(content), d -> {});
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      gathering.problem(line, "is not JSON: " + firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      gathering.problem(0, "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private void yaml(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      boolean marked = text.startsWith("\uFEFF");
      new YamlDocuments(gathering::problem)
          .read(marked ? text.substring(1) : text, gathering::document);
    } catch (CharacterCodingException e) {
      gathering.problem(0, "is not text in UTF-8");
    }
  }

  private static boolean startsWithBrace(byte[] content) {
    for (byte b : content) {
      if (!Character.isWhitespace(b)) {
        return b == '{';
      }
    }
    return false;
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("");
  }
}
