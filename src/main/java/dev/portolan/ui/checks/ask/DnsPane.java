package dev.portolan.ui.checks.ask;

import dev.portolan.probe.Question;
import dev.portolan.probe.Question.RecordType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Region;

/// The options of a lookup.
final class DnsPane implements AskPane {
  private final AskFields fields = new AskFields();
  private final ComboBox<RecordType> type = fields.add("Records", "dns-type", new ComboBox<>());
  private final CheckBox backends =
      fields.add("dns-backends", new CheckBox("Ask each backend of the cluster's DNS too"));

  DnsPane() {
    type.getItems().setAll(RecordType.values());
    type.setValue(RecordType.A);
  }

  @Override
  public Region node() {
    return fields.node();
  }

  @Override
  public Question question() {
    return new Question.Dns(type.getValue(), backends.isSelected());
  }
}
