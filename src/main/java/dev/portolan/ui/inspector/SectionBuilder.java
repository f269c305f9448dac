package dev.portolan.ui.inspector;

import dev.portolan.model.ObjectRef;
import dev.portolan.ui.inspector.Facts.Fact;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.inspector.Facts.Status;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers the rows of one section, a line a row.
final class SectionBuilder {
  private final String title;
  private final List<Fact> rows = new ArrayList<>();
  private @Nullable Note note;

  SectionBuilder(String title) {
    this.title = title;
  }

  /// A plain row; left out when the value is empty.
  SectionBuilder row(String label, String value) {
    return row(label, value, Tone.PLAIN, "");
  }

  SectionBuilder row(String label, String value, Tone tone, String remark) {
    if (!value.isEmpty()) {
      rows.add(new Fact(label, value, tone, null, remark));
    }
    return this;
  }

  /// One row a value, the label on the first alone.
  SectionBuilder each(String label, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      row(i == 0 ? label : "", values.get(i));
    }
    return this;
  }

  /// A row whose value is a link to an object.
  SectionBuilder link(String label, String value, ObjectRef link, Status status) {
    rows.add(new Fact(label, value, status.tone(), link, status.text()));
    return this;
  }

  /// Any row; its link may be missing.
  SectionBuilder add(Fact fact) {
    rows.add(fact);
    return this;
  }

  SectionBuilder note(Note reason) {
    note = reason;
    return this;
  }

  Section build() {
    return new Section(title, note, rows);
  }
}
