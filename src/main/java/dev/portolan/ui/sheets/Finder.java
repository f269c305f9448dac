package dev.portolan.ui.sheets;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Looks through a large catalogue beside the FX thread. Of what is typed meanwhile the last
/// counts.
final class Finder {
  private final BiConsumer<String, Catalogue.Found> found;
  private final AtomicReference<@Nullable Wanted> newest = new AtomicReference<>();

  private record Wanted(Catalogue in, String text) {}

  /// @param found told on another thread what a text finds
  Finder(BiConsumer<String, Catalogue.Found> found) {
    this.found = found;
  }

  void ask(Catalogue in, String text) {
    newest.set(new Wanted(in, text));
    Thread.ofVirtual().name("palette").start(this::answer);
  }

  private void answer() {
    Wanted wanted = newest.getAndSet(null);
    if (wanted != null) {
      found.accept(wanted.text(), wanted.in().find(wanted.text()));
    }
  }
}
