package dev.portolan.ui.checks.options;

import dev.portolan.probe.Question;
import javafx.scene.control.CheckBox;

/// What else a reach of a service asks.
final class ReachPane extends OptionsPane<Question.Reach> {
  private final CheckBox backends =
      fields.tick("reach-backends", "Each ready endpoint behind a service too");

  ReachPane() {
    super(Question.Reach.class);
  }

  @Override
  void set(Question.Reach question) {
    backends.setSelected(question.backends());
  }

  @Override
  Question.Reach question() {
    return new Question.Reach(0, backends.isSelected());
  }
}
