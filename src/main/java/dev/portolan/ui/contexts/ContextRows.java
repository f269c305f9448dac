package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.Workspace.Contexts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts contexts in order for the chooser: favourites, those used last, then by the user's own
/// group, else by file, each file's problems under its contexts. A search gives one list, the best
/// first, of equal ones the shortest name.
final class ContextRows {
  static final int RECENT = 4;

  private final Contexts contexts;
  private final KubeContext.@Nullable Id open;
  private final boolean oneFile;

  private ContextRows(Contexts contexts, KubeContext.@Nullable Id open) {
    this.contexts = contexts;
    this.open = open;
    Set<String> files = new HashSet<>();
    contexts.kubeconfig().contexts().forEach(c -> files.add(c.id().file().toString()));
    contexts.kubeconfig().problems().forEach(p -> files.add(p.file()));
    this.oneFile = files.size() <= 1;
  }

  static List<ContextRow> of(Contexts contexts, KubeContext.@Nullable Id open, String search) {
    ContextRows rows = new ContextRows(contexts, open);
    ContextSearch words = new ContextSearch(search);
    return words.blank() ? rows.grouped() : rows.found(words);
  }

  private List<ContextRow> grouped() {
    Map<String, List<ContextRow>> sections = new LinkedHashMap<>();
    Set<KubeContext.Id> placed = new HashSet<>();
    List<KubeContext> all = contexts.kubeconfig().contexts();
    all.stream()
        .filter(c -> preference(c).favourite())
        .forEach(c -> put(sections, "Favourites", c, placed));
    if (all.size() > RECENT * 2) {
      all.stream()
          .filter(c -> preference(c).used() != null && !placed.contains(c.id()))
          .sorted(Comparator.comparing(this::used).reversed())
          .limit(RECENT)
          .forEach(c -> put(sections, "Used last", c, placed));
    }
    sections.putAll(groups(placed));
    return flatten(sections);
  }

  private Map<String, List<ContextRow>> groups(Set<KubeContext.Id> placed) {
    Map<String, List<ContextRow>> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, List<ContextRow>> files = new LinkedHashMap<>();
    for (KubeContext context : contexts.kubeconfig().contexts()) {
      String group = preference(context).group();
      String file = FileNames.brief(context.id().file());
      files.computeIfAbsent(file, f -> new ArrayList<>());
      if (!placed.contains(context.id())) {
        put(group.isEmpty() ? files : own, group.isEmpty() ? file : group, context, placed);
      }
    }
    for (Kubeconfig.Problem problem : contexts.kubeconfig().problems()) {
      files
          .computeIfAbsent(FileNames.brief(problem.file()), f -> new ArrayList<>())
          .add(new ContextRow.Trouble(problem));
    }
    Map<String, List<ContextRow>> all = new LinkedHashMap<>(own);
    files.forEach((f, rows) -> all.merge(f, rows, ContextRows::joined));
    all.values().removeIf(List::isEmpty);
    return all;
  }

  private static List<ContextRow> joined(List<ContextRow> a, List<ContextRow> b) {
    List<ContextRow> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }

  private void put(
      Map<String, List<ContextRow>> sections,
      String title,
      KubeContext context,
      Set<KubeContext.Id> placed) {
    placed.add(context.id());
    String file = FileNames.brief(context.id().file());
    sections
        .computeIfAbsent(title, t -> new ArrayList<>())
        .add(choice(context, oneFile || title.equals(file) ? "" : file));
  }

  /// A single section needs no heading.
  private static List<ContextRow> flatten(Map<String, List<ContextRow>> sections) {
    List<ContextRow> rows = new ArrayList<>();
    sections.forEach(
        (title, section) -> {
          long choices = section.stream().filter(ContextRow.Choice.class::isInstance).count();
          if (sections.size() > 1) {
            rows.add(new ContextRow.Heading(title, (int) choices));
          }
          rows.addAll(section);
        });
    return rows;
  }

  private List<ContextRow> found(ContextSearch search) {
    record Hit(int score, int length, ContextRow row) {}
    List<Hit> hits = new ArrayList<>();
    for (KubeContext context : contexts.kubeconfig().contexts()) {
      ContextPreference preference = preference(context);
      int score = search.score(context, preference);
      if (score > 0) {
        String place = oneFile ? "" : FileNames.brief(context.id().file());
        int bonus = preference.favourite() ? 1 : 0;
        hits.add(new Hit(score + bonus, context.name().length(), choice(context, place)));
      }
    }
    for (Kubeconfig.Problem problem : contexts.kubeconfig().problems()) {
      if (search.matches(problem.toString())) {
        hits.add(new Hit(1, 0, new ContextRow.Trouble(problem)));
      }
    }
    return hits.stream()
        .sorted(Comparator.comparingInt(Hit::score).reversed().thenComparingInt(Hit::length))
        .map(Hit::row)
        .toList();
  }

  private ContextRow choice(KubeContext context, String place) {
    return new ContextRow.Choice(context, preference(context), context.id().equals(open), place);
  }

  private ContextPreference preference(KubeContext context) {
    return contexts.preferences().of(context.id());
  }

  private Instant used(KubeContext context) {
    Instant used = preference(context).used();
    return used == null ? Instant.EPOCH : used;
  }
}
