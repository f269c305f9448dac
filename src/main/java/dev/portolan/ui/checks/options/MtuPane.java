package dev.portolan.ui.checks.options;

import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Family;
import javafx.scene.control.ComboBox;

/// Of which addresses the path MTU is asked.
final class MtuPane extends OptionsPane<Question.Mtu> {
  private final ComboBox<Family> family = FamilyChoice.in(fields, "mtu-family");

  MtuPane() {
    super(Question.Mtu.class);
  }

  @Override
  void set(Question.Mtu question) {
    family.setValue(question.family());
  }

  @Override
  Question.Mtu question() {
    return new Question.Mtu(family.getValue());
  }
}
