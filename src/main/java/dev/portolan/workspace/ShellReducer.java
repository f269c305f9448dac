package dev.portolan.workspace;

import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.Notice;
import java.util.ArrayList;
import java.util.List;

/// The window's own matters: looks, notices, export.
final class ShellReducer {
  static final int MAX_NOTICES = 20;

  private ShellReducer() {}

  static Reduction answer(Workspace w, Intent.OnShell intent) {
    return switch (intent) {
      case Intent.SetLooks i -> looks(w, i.looks());
      case Intent.DesktopAsks i -> Reduction.of(w.with(w.appearance().with(i.desktop())));
      case Intent.Export i -> export(w, i);
      case Intent.ShowDrawer i -> Reduction.of(under(w, new Under(i.page(), true)));
      case Intent.ToggleDrawer _ -> Reduction.of(toggle(w));
      case Intent.Tell i -> Reduction.of(tell(w, i.level(), i.text()));
      case Intent.DismissNotice i -> Reduction.of(dismiss(w, i.id()));
    };
  }

  private static Workspace toggle(Workspace w) {
    Under now = w.wire().under();
    return under(w, new Under(now.page(), !now.open()));
  }

  /// Whoever comes to the checks finds there what is selected.
  private static Workspace under(Workspace w, Under now) {
    Workspace next = w.with(w.wire().with(now));
    return now.open() && now.page() == Drawer.CHECKS ? FormReducer.offered(next) : next;
  }

  static Reduction looks(Workspace w, Looks looks) {
    if (w.appearance().looks().equals(looks)) {
      return Reduction.of(w);
    }
    return Reduction.of(w.with(w.appearance().with(looks)), new Effect.SaveLooks(looks));
  }

  static Reduction export(Workspace w, Intent.Export export) {
    if (w.diagram().boxes().isEmpty()) {
      return Reduction.of(tell(w, Level.WARNING, "There is no map to export yet."));
    }
    return Reduction.of(
        w,
        new Effect.Export(
            export.file(),
            w.diagram(),
            w.overlay(),
            w.appearance().tones(),
            export.scale(),
            export.view()));
  }

  /// The same words twice in a row are told anew rather than twice. What only informs gives way to
  /// what is told next.
  static Workspace tell(Workspace w, Level level, String text) {
    List<Notice> notices = new ArrayList<>(w.notices());
    long id = notices.isEmpty() ? 1 : notices.getLast().id() + 1;
    if (!notices.isEmpty() && notices.getLast().text().equals(text)) {
      notices.removeLast();
    }
    notices.removeIf(n -> n.level() == Level.INFO);
    notices.add(new Notice(id, level, text));
    return w.with(notices.subList(Math.max(0, notices.size() - MAX_NOTICES), notices.size()));
  }

  static Workspace dismiss(Workspace w, long id) {
    return w.with(w.notices().stream().filter(n -> n.id() != id).toList());
  }
}
