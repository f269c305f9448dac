package dev.portolan.workspace;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckRequest;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Work outside the reducer; its results come back as intents.
public sealed interface Effect {
  record OpenSession(long epoch, KubeContext context) implements Effect {}

  record CloseSession() implements Effect {}

  /// Draws the chart anew; the latest one wins.
  record Draw(long epoch, ClusterSnapshot snapshot, Set<String> namespaces) implements Effect {}

  record FetchYaml(ObjectRef ref) implements Effect {}

  record RunCheck(long id, CheckRequest request, ClusterSnapshot snapshot) implements Effect {}

  record CancelCheck(long id) implements Effect {}

  record SaveTheme(Workspace.Theme theme) implements Effect {}

  record Export(
      Path file,
      Diagram diagram,
      Overlay overlay,
      Workspace.Theme theme,
      double scale,
      @Nullable Viewport view)
      implements Effect {}
}
