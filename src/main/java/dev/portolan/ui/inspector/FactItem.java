package dev.portolan.ui.inspector;

import dev.portolan.ui.inspector.Facts.Fact;
import dev.portolan.ui.inspector.Facts.Section;
import java.util.ArrayList;
import java.util.List;

/// One line of the list of facts.
sealed interface FactItem {
  /// A section's title.
  record Heading(String title) implements FactItem {}

  /// A section's note.
  record Remark(Facts.Note note) implements FactItem {}

  /// A row; a wide one has no label column.
  record Row(Fact fact, boolean wide) implements FactItem {}

  static List<FactItem> of(Facts facts) {
    List<FactItem> items = new ArrayList<>();
    for (Section section : facts.sections()) {
      items.add(new Heading(section.title()));
      if (section.note() != null) {
        items.add(new Remark(section.note()));
      }
      boolean wide = section.rows().stream().allMatch(row -> row.label().isEmpty());
      section.rows().forEach(row -> items.add(new Row(row, wide)));
    }
    return items;
  }
}
