package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.cluster.manifests.ManifestFolder;
import dev.portolan.cluster.manifests.Manifests;
import dev.portolan.cluster.manifests.SnapshotFile;
import dev.portolan.model.ClusterSnapshot;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Reads the one snapshot that a verb answers from: a live cluster's, a folder's, or a saved one.
/// What is missing of it, and what is wrong in files, goes to standard error.
final class Snapshots {
  private Snapshots() {}

  /// What was read.
  ///
  /// @param problems how many things in manifests are wrong; those are left out
  record Read(ClusterSnapshot snapshot, int problems) {}

  static ClusterSnapshot read(Cli cli, Core core, Namespaces namespaces, PrintWriter err) {
    return counted(cli, core, namespaces, err).snapshot();
  }

  static Read counted(Cli cli, Core core, Namespaces namespaces, PrintWriter err) {
    SourceOptions options = cli.sourceOptions();
    options.source(); // says what excludes each other
    Path manifests = options.manifests();
    if (manifests != null) {
      return folder(manifests, namespaces, err);
    }
    Path saved = options.snapshot();
    if (saved != null) {
      return new Read(gaps(SnapshotFile.read(saved), namespaces, err), 0);
    }
    try (Opening open = cli.open(core, namespaces)) {
      return new Read(gaps(open.snapshot(), namespaces, err), 0);
    }
  }

  /// A folder or a YAML file of manifests, or a saved snapshot.
  static Read counted(Path path, Namespaces namespaces, PrintWriter err) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    boolean saved = Files.isRegularFile(path) && (name.endsWith(".json") || name.endsWith(".gz"));
    return saved
        ? new Read(gaps(SnapshotFile.read(path), namespaces, err), 0)
        : folder(path, namespaces, err);
  }

  private static Read folder(Path path, Namespaces namespaces, PrintWriter err) {
    Manifests manifests = ManifestFolder.read(path);
    manifests.problems().forEach(err::println);
    return new Read(gaps(manifests.snapshot(), namespaces, err), manifests.problems().size());
  }

  private static ClusterSnapshot gaps(ClusterSnapshot all, Namespaces namespaces, PrintWriter err) {
    ClusterSnapshot snapshot = namespaces.of(all);
    Coverages.gaps(snapshot, namespaces.names()).forEach(g -> err.println("portolan: " + g));
    return snapshot;
  }
}
