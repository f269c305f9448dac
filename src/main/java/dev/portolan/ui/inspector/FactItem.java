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

  /// A row, and how much room its section gives to the labels.
  record Row(Fact fact, Room room) implements FactItem {}

  /// The room for labels: addresses with ports want more of it, links without labels none.
  enum Room {
    NONE,
    NORMAL,
    WIDE;

    private static final int SHORT = 14;

    static Room of(List<Fact> rows) {
      int longest = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
      return longest == 0 ? NONE : longest <= SHORT ? NORMAL : WIDE;
    }
  }

  static List<FactItem> of(Facts facts) {
    List<FactItem> items = new ArrayList<>();
    for (Section section : facts.sections()) {
      items.add(new Heading(section.title()));
      if (section.note() != null) {
        items.add(new Remark(section.note()));
      }
      Room room = Room.of(section.rows());
      section.rows().forEach(row -> items.add(new Row(row, room)));
    }
    return items;
  }
}
