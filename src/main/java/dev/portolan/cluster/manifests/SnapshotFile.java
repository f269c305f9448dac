package dev.portolan.cluster.manifests;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/// A snapshot in a file: a `kind: List` of objects in the API's own shape, with a header of
/// Portolan's. What `kubectl get ... -A -o json` prints is read too: it lacks the header only.
public final class SnapshotFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private SnapshotFile() {}

  /// Writes a snapshot, packed when the name ends in `.gz`. The file appears whole or not at all.
  ///
  /// @throws ClusterException in one line, when it cannot be written
  public static void write(ClusterSnapshot snapshot, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ClusterException(file + ": there is no such folder");
    }
    try {
      Path part = Files.createTempFile(folder, ".portolan-", ".part");
      try {
        try (OutputStream out = Files.newOutputStream(part);
            OutputStream packed =
                file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out) {
          write(snapshot, packed);
        }
        move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new ClusterException(file + ": cannot be written: " + e.getClass().getSimpleName(), e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void write(ClusterSnapshot snapshot, OutputStream to) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(to)) {
      out.writeStartObject();
      out.writeStringField("apiVersion", "v1");
      out.writeStringField("kind", "List");
      out.writePOJOField(SavedObjects.OWN, SnapshotHeader.write(snapshot));
      out.writeArrayFieldStart("items");
      for (Map<ObjectRef, KubeObject> ofKind : snapshot.objects().values()) {
        for (KubeObject object : ofKind.values()) {
          out.writeRaw('\n');
          out.writePOJO(SavedObjects.of(object));
        }
      }
      out.writeEndArray();
      out.writeEndObject();
      out.writeRaw('\n');
    }
  }

  /// Reads a snapshot, packed or not.
  ///
  /// @throws ClusterException in one line, when the file is not one
  public static ClusterSnapshot read(Path file) {
    if (Files.isDirectory(file)) {
      throw new ClusterException(file + ": is a folder, not a saved snapshot");
    }
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = isPacked(raw) ? new GZIPInputStream(raw) : raw) {
      SnapshotReading reading = new SnapshotReading(file);
      JsonDocuments.read(new Bounded(in), reading::document);
      return reading.result();
    } catch (NoSuchFileException e) {
      throw new ClusterException(file + ": no such file", e);
    } catch (JsonEOFException e) {
      throw new ClusterException(file + ": is cut off in line " + line(e), e);
    } catch (JsonProcessingException e) {
      throw new ClusterException(
          file + ": is not a saved snapshot: line " + line(e) + " is not JSON", e);
    } catch (EOFException e) {
      throw new ClusterException(file + ": is cut off", e);
    } catch (ZipException e) {
      throw new ClusterException(file + ": is damaged", e);
    } catch (IOException e) {
      throw new ClusterException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
  }

  private static boolean isPacked(InputStream in) throws IOException {
    in.mark(2);
    boolean packed = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return packed;
  }
}
