package dev.portolan.ui.checks.options;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;

/// What else a reach of a service asks.
final class ReachPane implements OptionsPane {
  private final CheckBox backends = new CheckBox("Each ready endpoint behind a service too");

  ReachPane() {
    backends.setSelected(true);
  }

  @Override
  public CheckKind kind() {
    return CheckKind.REACH;
  }

  @Override
  public Node node() {
    return backends;
  }

  @Override
  public Question question() {
    return new Question.Reach(0, backends.isSelected());
  }
}
