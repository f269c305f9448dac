package dev.portolan.ui.checks;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target.PodTarget;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// A field in which a running pod is chosen, for panels other than the checks' own.
public final class PodField {
  private static final int OFFERED = 60;

  private final SuggestField field;
  private @Nullable ClusterSnapshot snapshot;

  /// @param chosen takes the pod, its container's name empty; null for none
  /// @param problem takes what is wrong with what was typed
  public PodField(
      String prompt, Consumer<@Nullable ContainerRef> chosen, Consumer<String> problem) {
    field =
        new SuggestField(
            text -> snapshot == null ? List.of() : Suggestions.sources(snapshot, text, OFFERED),
            s -> {
              if (s.target() instanceof PodTarget t) {
                chosen.accept(new ContainerRef(t.pod().namespace(), t.pod().name(), ""));
              }
            },
            text -> problem.accept(Unnamed.source(snapshot, text)),
            () -> chosen.accept(null));
    field.name(prompt, prompt);
  }

  public TextField node() {
    return field.node();
  }

  /// Shows what is chosen.
  public void show(@Nullable ClusterSnapshot now, @Nullable ContainerRef where) {
    snapshot = now;
    field.show(where == null ? "" : where.podRef().path(), Kind.POD);
  }
}
