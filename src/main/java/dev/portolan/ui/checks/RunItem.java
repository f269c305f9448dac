package dev.portolan.ui.checks;

import dev.portolan.workspace.Checks.Run;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A run's place in the list: the same object while the run itself is told anew with every line, so
/// that the list keeps selection and scroll.
final class RunItem {
  private final ReadOnlyObjectWrapper<Run> run;

  RunItem(Run first) {
    run = new ReadOnlyObjectWrapper<>(first);
  }

  Run get() {
    return run.get();
  }

  void set(Run newer) {
    run.set(newer);
  }

  ReadOnlyObjectProperty<Run> property() {
    return run.getReadOnlyProperty();
  }
}
