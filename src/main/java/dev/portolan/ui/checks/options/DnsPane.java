package dev.portolan.ui.checks.options;

import dev.portolan.probe.Question;
import dev.portolan.probe.Question.RecordType;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;

/// The options of a lookup.
final class DnsPane extends OptionsPane<Question.Dns> {
  private final ComboBox<RecordType> type =
      fields.choice(
          "Records", "dns-type", List.of(RecordType.values()), RecordType.A, RecordType::name);
  private final CheckBox backends =
      fields.tick("dns-backends", "Ask each backend of the cluster's DNS too");

  DnsPane() {
    super(Question.Dns.class);
  }

  @Override
  void set(Question.Dns question) {
    type.setValue(question.type());
    backends.setSelected(question.backends());
  }

  @Override
  Question.Dns question() {
    return new Question.Dns(type.getValue(), backends.isSelected());
  }
}
