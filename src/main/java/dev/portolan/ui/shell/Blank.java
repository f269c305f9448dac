package dev.portolan.ui.shell;

import dev.portolan.cluster.SessionState;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.topology.Filter;
import dev.portolan.ui.contexts.Remedy;
import dev.portolan.workspace.Preferences;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands in the map's place while there is no map: why, and what can be done about it.
///
/// @param details smaller print, such as the server's own words; may be empty
/// @param suggested the context that `OPEN` opens, or null
record Blank(
    Icon icon,
    String title,
    String text,
    String details,
    List<Offer> offers,
    @Nullable KubeContext suggested) {
  Blank(Icon icon, String title, String text, String details, List<Offer> offers) {
    this(icon, title, text, details, offers, null);
  }

  private static final int MOST_PROBLEMS = 3;

  Blank {
    offers = List.copyOf(offers);
  }

  /// What the picture over the words tells.
  enum Icon {
    WELCOME,
    BUSY,
    FAILED,
    WAITING,
    FORBIDDEN,
    EMPTY
  }

  /// Something that the user can do there. The first one of a list is the one to press.
  enum Offer {
    OPEN("Open"),
    DEMO("Open the demo cluster"),
    CHOOSE("Choose a context"),
    RELOAD("Read kubeconfig again"),
    RETRY("Try again"),
    ASK("Ask me again"),
    NAMESPACES("Name the namespaces"),
    CANCEL("Cancel"),
    SHOW_ALL("Show all namespaces"),
    UNFILTER("Clear the filter");

    private final String title;

    Offer(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /// Empty when there is a map to show.
  static Optional<Blank> of(Workspace workspace) {
    if (!workspace.diagram().boxes().isEmpty()) {
      return Optional.empty();
    }
    OpenContext open = workspace.open();
    if (open == null || open.closed()) {
      return Optional.of(nothingOpen(workspace));
    }
    if (open.consent() != null) {
      return Optional.of(waiting(open, open.consent()));
    }
    return Optional.of(
        switch (open.state()) {
          case SessionState.Connecting _ -> connecting(open);
          case SessionState.Failed f -> failed(open, f.why());
          default -> live(workspace, open);
        });
  }

  private static Blank nothingOpen(Workspace workspace) {
    Kubeconfig kubeconfig = workspace.kubeconfig();
    String problems = problems(kubeconfig);
    if (kubeconfig.contexts().isEmpty()) {
      return new Blank(
          Icon.WELCOME,
          "No context to open",
          "Portolan looks for contexts in the files given by --kubeconfig, else in those that"
              + " KUBECONFIG names, else in .kube/config in your home folder, and found none.",
          problems,
          List.of(Offer.DEMO, Offer.RELOAD));
    }
    int n = kubeconfig.contexts().size();
    KubeContext suggested = suggested(workspace);
    return new Blank(
        Icon.WELCOME,
        "Choose a context",
        (n == 1 ? "Your kubeconfig has one context." : "Your kubeconfig has " + n + " contexts.")
            + " Portolan connects to none before you open it.",
        problems,
        suggested == null
            ? List.of(Offer.CHOOSE, Offer.DEMO)
            : List.of(Offer.OPEN, Offer.CHOOSE, Offer.DEMO),
        suggested);
  }

  /// The first problems; the chooser has them all.
  private static String problems(Kubeconfig kubeconfig) {
    List<String> lines = new ArrayList<>();
    kubeconfig.problems().stream().limit(MOST_PROBLEMS).forEach(p -> lines.add(p.toString()));
    int more = kubeconfig.problems().size() - MOST_PROBLEMS;
    if (more > 0) {
      lines.add("and " + more + " more, which the list of contexts tells");
    }
    return String.join("\n", lines);
  }

  /// The one that was used last, else the one that kubectl would use, else the only one.
  private static @Nullable KubeContext suggested(Workspace workspace) {
    Preferences kept = workspace.contexts().preferences();
    List<KubeContext> contexts = workspace.kubeconfig().contexts();
    return contexts.stream()
        .filter(c -> kept.of(c.id()).used() != null)
        .max(
            Comparator.comparing(
                c -> kept.of(c.id()).used(), Comparator.nullsFirst(Comparator.naturalOrder())))
        .or(() -> workspace.kubeconfig().current())
        .or(() -> contexts.size() == 1 ? Optional.of(contexts.getFirst()) : Optional.empty())
        .orElse(null);
  }

  private static Blank waiting(OpenContext open, Workspace.Consent consent) {
    return new Blank(
        Icon.WAITING,
        "Waiting for your permission",
        open.context().name()
            + " gets its credentials from "
            + consent.command().program()
            + ", which Portolan runs only if you allow it.",
        consent.command().file().toString(),
        List.of(Offer.ASK, Offer.CHOOSE));
  }

  private static Blank connecting(OpenContext open) {
    KubeContext context = open.context();
    String said = said(open);
    return new Blank(
        Icon.BUSY,
        "Connecting to " + context.name(),
        context.server(),
        said.isEmpty() ? "" : "The credential program says:\n" + said,
        List.of(Offer.CANCEL));
  }

  private static Blank failed(OpenContext open, String why) {
    KubeContext context = open.context();
    String advice = Remedy.of(why, context);
    String said = said(open);
    return new Blank(
        Icon.FAILED,
        "Cannot open " + context.name(),
        sentence(why) + (advice.isEmpty() ? "" : "\n\n" + advice),
        context.server() + "  ·  " + context.id().file() + (said.isEmpty() ? "" : "\n\n" + said),
        List.of(Offer.RETRY, Offer.CHOOSE));
  }

  private static String said(OpenContext open) {
    return String.join("\n", open.said());
  }

  private static String sentence(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String upper = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return upper.endsWith(".") ? upper : upper + ".";
  }

  private static Blank live(Workspace workspace, OpenContext open) {
    ClusterSnapshot snapshot = open.snapshot();
    if (open.scope().widest()
        && forbidden(snapshot.coverage(Kind.NAMESPACE))
        && forbidden(snapshot.coverage(Kind.POD))) {
      return new Blank(
          Icon.FORBIDDEN,
          "You may not look around here",
          "The user "
              + open.context().userName()
              + " may list neither namespaces nor pods. If you know namespaces that you may read,"
              + " name them; Portolan remembers them with this context.",
          reasons(snapshot.coverage(Kind.POD)),
          List.of(Offer.NAMESPACES, Offer.CHOOSE, Offer.RETRY));
    }
    if (!workspace.map().view().filter().ofNamespaces() && snapshot.size() > 0) {
      return new Blank(
          Icon.EMPTY,
          "Nothing passes the filter",
          workspace.map().view().filter().equals(Filter.ALL.withProblems(true))
              ? "Nothing that Portolan can see here has a problem."
              : "Take pieces of it away above, or all of it at once.",
          "",
          List.of(Offer.UNFILTER));
    }
    if (!workspace.map().namespaces().isEmpty() && snapshot.size() > 0) {
      return new Blank(
          Icon.EMPTY,
          "Nothing to show",
          "There is nothing in " + String.join(", ", workspace.map().namespaces()) + ".",
          "",
          List.of(Offer.SHOW_ALL));
    }
    if (snapshot.generation() > 0 && !Progress.of(snapshot).reading()) {
      return nothingRead(open);
    }
    return new Blank(
        Icon.BUSY,
        "Reading the cluster",
        open.context().server(),
        snapshot.generation() == 0 ? "" : Progress.of(snapshot).sum(),
        List.of(Offer.CANCEL));
  }

  private static Blank nothingRead(OpenContext open) {
    ClusterSnapshot snapshot = open.snapshot();
    if (!open.scope().widest()) {
      return new Blank(
          Icon.EMPTY,
          "Nothing to show",
          "Nothing was found in " + String.join(", ", open.scope().namespaces()) + ".",
          reasons(snapshot.coverage(Kind.POD)),
          List.of(Offer.NAMESPACES, Offer.CHOOSE));
    }
    if (snapshot.coverage(Kind.NAMESPACE).complete()) {
      return new Blank(
          Icon.EMPTY, "An empty cluster", "It has no namespaces yet.", "", List.of(Offer.CHOOSE));
    }
    return new Blank(
        Icon.FORBIDDEN,
        "Nothing can be seen here",
        "Nothing that the user " + open.context().userName() + " may read has come.",
        reasons(snapshot.coverage(Kind.POD)),
        List.of(Offer.NAMESPACES, Offer.CHOOSE, Offer.RETRY));
  }

  /// True when nothing of a kind may be seen, in whichever namespace was tried.
  private static boolean forbidden(Coverage coverage) {
    return coverage instanceof Coverage.Forbidden
        || (coverage instanceof Coverage.Scoped s
            && s.namespaces().values().stream().allMatch(Coverage.Forbidden.class::isInstance));
  }

  private static String reasons(Coverage coverage) {
    return switch (coverage) {
      case Coverage.Forbidden f -> f.message();
      case Coverage.Failed f -> f.message();
      case Coverage.Scoped s ->
          s.namespaces().values().stream()
              .map(Blank::reasons)
              .filter(r -> !r.isEmpty())
              .distinct()
              .limit(3)
              .collect(Collectors.joining("\n"));
      case Coverage.Complete _, Coverage.Syncing _ -> "";
    };
  }
}
