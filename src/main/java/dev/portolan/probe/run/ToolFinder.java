package dev.portolan.probe.run;

import dev.portolan.model.Container;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.run.RemoteCommand.Exit;
import dev.portolan.probe.tool.Toolbox;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out which programs a container has, once an image.
final class ToolFinder {
  private static final int MAX_IMAGES = 1000;

  /// The images that were asked least lately go first.
  private final Map<String, Toolbox> byImage =
      Collections.synchronizedMap(new LeastLately<>(MAX_IMAGES));

  /// The image that a container runs, as the cache's key: its digest, or else its name; empty when
  /// the snapshot does not know it.
  static String image(SnapshotIndex index, ContainerRef where) {
    Optional<Container> container =
        index.snapshot().pod(where.podRef()).flatMap(p -> p.container(where.container()));
    return container.map(c -> c.imageId().isEmpty() ? c.image() : c.imageId()).orElse("");
  }

  Optional<Toolbox> known(String image) {
    return Optional.ofNullable(byImage.get(image));
  }

  /// The tools by the lines that the search printed and how it ended; empty when that does not
  /// tell.
  Optional<Toolbox> learn(String image, List<String> lines, Exit exit) {
    Optional<Toolbox> found =
        switch (exit.end()) {
          case End.NoSuchProgram e -> Optional.of(Toolbox.withoutShell());
          case End.Exited e -> Optional.of(Toolbox.read(lines));
          default -> Optional.empty();
        };
    found.filter(box -> !image.isEmpty()).ifPresent(box -> byImage.put(image, box));
    return found;
  }

  /// A map that lets go of what was used least lately.
  private static final class LeastLately<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1;
    private final int most;

    LeastLately(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > most;
    }
  }
}
