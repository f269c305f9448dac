package dev.portolan.cluster.manifests;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.cluster.json.ApiKind;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The reading of one saved snapshot: items as they come, then the list that they were in.
final class SnapshotReading {
  private final Path file;
  private final Holding holding = new Holding();
  private @Nullable SnapshotHeader header;
  private boolean list;

  SnapshotReading(Path file) {
    this.file = file;
  }

  void document(Tree document) {
    String kind = document.get("kind").asText();
    if (kind.endsWith("List") && document.get("items") instanceof Tree.Sequence items) {
      list = true;
      String ofItems = kind.substring(0, kind.length() - "List".length());
      String version = document.get("apiVersion").asText();
      items.items().forEach(i -> item(i, version, ofItems));
      Tree own = document.get(SavedObjects.OWN);
      header = own.isNull() ? header : header(own);
    } else {
      item(document, document.get("apiVersion").asText(), kind);
    }
  }

  private SnapshotHeader header(Tree own) {
    try {
      return SnapshotHeader.read(own);
    } catch (ClusterException e) {
      throw new ClusterException(file + ": " + e.getMessage(), e);
    }
  }

  /// Objects of kinds that are not read are passed over.
  private void item(Tree item, String version, String kind) {
    Optional<ApiKind> api = ApiKind.find(version, kind);
    if (api.isEmpty()) {
      return;
    }
    try (JsonParser in = item.parser()) {
      List<? extends KubeObject> records = api.get().reader().read(in);
      if (!records.isEmpty() && !records.getFirst().name().isEmpty()) {
        holding.add(api.get(), records, new Holding.Place(file, item.line()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  ClusterSnapshot result() throws IOException {
    if (!list) {
      throw new ClusterException(file + ": is not a saved snapshot: not a list of objects");
    }
    holding.addEndpoints();
    if (header != null) {
      header.kinds().forEach(holding::kind);
      return holding.snapshot(
          header.origin(), header.generation(), header.time(), header.coverage());
    }
    holding.completeNamespaces();
    for (Kind kind : Kind.values()) {
      holding.kind(kind);
    }
    Origin origin = new Origin(String.valueOf(file.getFileName()), "default", "", false);
    return holding.snapshot(
        origin, 1, Files.getLastModifiedTime(file).toInstant(), Holding.complete());
  }
}
