package dev.portolan.ui.logs;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.tail.About;
import dev.portolan.tail.Entry;
import dev.portolan.workspace.Tails;
import dev.portolan.workspace.Workspace;
import java.util.List;
import java.util.Locale;

/// Which lines are shown: those with a text, those about what is selected. Each is worked out again
/// only when something has changed that it is made of.
final class Sieve {
  private List<Object> madeOf = List.of();
  private About about = About.ANYTHING;
  private List<Entry> from = List.of();
  private Tails.Find find = Tails.Find.ALL;
  private About last = About.ANYTHING;
  private List<Entry> sifted = List.of();

  /// What is selected, in the words of logs.
  About about(Workspace w) {
    if (w.open() == null || w.map().selected().isEmpty()) {
      return About.ANYTHING;
    }
    List<ObjectRef> selected = w.map().selected();
    List<Object> of = List.of(w.open().epoch(), w.open().snapshot().generation(), selected);
    if (!of.equals(madeOf)) {
      madeOf = of;
      about = About.of(new SnapshotIndex(w.open().snapshot()), selected);
    }
    return about;
  }

  @SuppressWarnings("ReferenceEquality") // the very same list need not be looked through again
  List<Entry> sift(Workspace w) {
    Tails tails = w.wire().tails();
    About only = tails.find().selection() ? about(w) : About.ANYTHING;
    if (tails.lines() != from || !tails.find().equals(find) || !only.equals(last)) {
      from = tails.lines();
      find = tails.find();
      last = only;
      String text = find.text().strip().toLowerCase(Locale.ROOT);
      sifted =
          tails.lines().stream()
              .filter(e -> text.isEmpty() || e.text().toLowerCase(Locale.ROOT).contains(text))
              .filter(e -> only.matches(e.text()))
              .toList();
    }
    return sifted;
  }
}
