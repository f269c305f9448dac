package dev.portolan.ui.sheets;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Namespace;
import dev.portolan.model.ObjectRef;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.sheets.Entry.Sort;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Face;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.MatrixStep;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Everything that the palette can find in one workspace: what can be done now, the contexts, the
/// namespaces, and the objects of the open one. Made when the palette comes up, and gone with it.
final class Catalogue {
  /// More lines than these nobody reads: a longer word finds better.
  static final int MOST = 60;

  /// Looking through more objects than these may take longer than a frame.
  private static final int AT_ONCE = 4_000;

  private static final List<Kind> KINDS =
      List.of(
          Kind.DEPLOYMENT,
          Kind.STATEFUL_SET,
          Kind.DAEMON_SET,
          Kind.JOB,
          Kind.CRON_JOB,
          Kind.SERVICE,
          Kind.INGRESS,
          Kind.NETWORK_POLICY,
          Kind.NODE,
          Kind.POD);

  /// The verb that there is no need of where it has been taken.
  private static final String PALETTE = "window.palette";

  private final Store store;
  private final Runnable reveal;
  private final List<Entry> few;
  private final @Nullable ClusterSnapshot snapshot;
  private final int count;

  /// Collected when they are looked through first.
  private @Nullable List<ObjectRef> objects;

  /// What was looked for last, and the objects that fit it: a longer text fits no others.
  private String before = "";

  private List<ObjectRef> narrowed = List.of();

  /// What was found.
  ///
  /// @param entries the best ones, best first
  /// @param more how many fit besides
  record Found(List<Entry> entries, int more) {
    Found {
      entries = List.copyOf(entries);
    }
  }

  /// @param reveal has the map centre on what gets selected next
  Catalogue(Store store, Verbs verbs, Runnable reveal) {
    this.store = store;
    this.reveal = reveal;
    Workspace now = store.now();
    few = new ArrayList<>();
    verbs.all(now).stream()
        .filter(v -> v.enabled().test(now) && !v.id().equals(PALETTE))
        .sorted(Comparator.comparing(Verb::group))
        .map(Catalogue::entry)
        .forEach(few::add);
    now.kubeconfig().contexts().forEach(c -> few.add(entry(c)));
    OpenContext open = now.open();
    snapshot = open == null ? null : open.snapshot();
    count = open == null ? 0 : KINDS.stream().mapToInt(k -> open.snapshot().shelf(k).size()).sum();
    if (open != null) {
      open.snapshot().namespaces().forEach(n -> few.add(entry(n)));
    }
  }

  /// True when there are no objects to go to.
  boolean empty() {
    return count == 0;
  }

  /// True when it can be looked through within a frame.
  boolean small() {
    return count <= AT_ONCE;
  }

  /// What fits, the best first. Without words: what can be done. On any thread.
  synchronized Found find(String text) {
    Predicate<Sort> asked = Entry.asked(text);
    Fuzzy words = new Fuzzy(Entry.words(text));
    Best<Object> best = new Best<>(MOST);
    for (Entry entry : few) {
      boolean meant = asked.test(entry.sort()) && (!text.isBlank() || entry.sort() == Sort.VERB);
      if (meant) {
        best.offer(entry, words.blank() ? 0 : words.score(entry.title() + " " + entry.detail()));
      }
    }
    if (asked.test(Sort.OBJECT) && !text.isBlank()) {
      look(text, words, best);
    }
    List<Entry> entries =
        best.all().stream().map(o -> o instanceof Entry e ? e : entry((ObjectRef) o)).toList();
    return new Found(entries, best.more());
  }

  private void look(String text, Fuzzy words, Best<Object> best) {
    boolean longer = !Entry.words(before).isBlank() && text.startsWith(before);
    List<ObjectRef> fit = new ArrayList<>();
    for (ObjectRef ref : longer ? narrowed : objects()) {
      int score = words.blank() ? 0 : words.score(text(ref));
      best.offer(ref, score);
      if (score >= 0) {
        fit.add(ref);
      }
    }
    before = text;
    narrowed = fit;
  }

  private List<ObjectRef> objects() {
    List<ObjectRef> known = objects;
    if (known != null) {
      return known;
    }
    List<ObjectRef> all = new ArrayList<>(count);
    if (snapshot != null) {
      for (Kind kind : KINDS) {
        for (KubeObject object : snapshot.shelf(kind).values()) {
          all.add(object.ref());
        }
      }
    }
    objects = all;
    return all;
  }

  private static String text(ObjectRef ref) {
    return ref.name() + " " + ref.kind().title() + " " + ref.namespace();
  }

  private static Entry entry(Verb verb) {
    Feather icon = Objects.requireNonNullElse(verb.icon(), Feather.CHEVRON_RIGHT);
    return new Entry(
        Sort.VERB, verb.title(), verb.group().title(), icon, verb.keys().word(), verb.run());
  }

  private Entry entry(KubeContext context) {
    return new Entry(
        Sort.CONTEXT,
        context.name(),
        "Open the context",
        Feather.SERVER,
        "",
        () -> store.dispatch(new Intent.OpenContext(context)));
  }

  private Entry entry(Namespace namespace) {
    return new Entry(
        Sort.NAMESPACE,
        namespace.name(),
        "Show only this namespace",
        Glyphs.of(Kind.NAMESPACE),
        "",
        () -> store.dispatch(new Intent.ShowNamespaces(Set.of(namespace.name()))));
  }

  private Entry entry(ObjectRef ref) {
    String where = ref.namespace().isEmpty() ? "" : " in " + ref.namespace();
    return new Entry(
        Sort.OBJECT,
        ref.name(),
        ref.kind().title() + where,
        Glyphs.of(ref.kind()),
        "",
        () -> go(ref));
  }

  private void go(ObjectRef ref) {
    store.dispatch(new Intent.OnMatrix(new MatrixStep.Show(Face.MAP)));
    reveal.run();
    store.dispatch(new Intent.Select(ref, false));
  }
}
