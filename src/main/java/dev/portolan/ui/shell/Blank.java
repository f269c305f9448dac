package dev.portolan.ui.shell;

import dev.portolan.cluster.SessionState;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What stands in the map's place while there is no map: why, and what can be done about it.
///
/// @param details smaller print, such as the server's own words; may be empty
record Blank(Icon icon, String title, String text, String details, List<Offer> offers) {
  Blank {
    offers = List.copyOf(offers);
  }

  /// What the picture over the words tells.
  enum Icon {
    WELCOME,
    BUSY,
    FAILED,
    FORBIDDEN,
    EMPTY
  }

  /// Something that the user can do there. The first one of a list is the one to press.
  enum Offer {
    DEMO("Open the demo cluster"),
    CHOOSE("Choose a context"),
    RELOAD("Read kubeconfig again"),
    RETRY("Try again"),
    CANCEL("Cancel"),
    SHOW_ALL("Show all namespaces");

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
    if (open == null || open.state() instanceof SessionState.Closed) {
      return Optional.of(nothingOpen(workspace.kubeconfig()));
    }
    return Optional.of(
        switch (open.state()) {
          case SessionState.Connecting _ -> connecting(open.context());
          case SessionState.Failed f -> failed(open.context(), f.why());
          default -> live(workspace, open);
        });
  }

  private static Blank nothingOpen(Kubeconfig kubeconfig) {
    String problems =
        String.join("\n", kubeconfig.problems().stream().map(Object::toString).toList());
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
    return new Blank(
        Icon.WELCOME,
        "Choose a context",
        n == 1
            ? "Your kubeconfig has one context: " + kubeconfig.contexts().getFirst().name() + "."
            : "Your kubeconfig has " + n + " contexts.",
        problems,
        List.of(Offer.CHOOSE, Offer.DEMO));
  }

  private static Blank connecting(KubeContext context) {
    return new Blank(
        Icon.BUSY, "Connecting to " + context.name(), context.server(), "", List.of(Offer.CANCEL));
  }

  private static Blank failed(KubeContext context, String why) {
    return new Blank(
        Icon.FAILED,
        "Cannot open " + context.name(),
        sentence(why),
        context.server() + "  ·  " + context.id().file(),
        List.of(Offer.RETRY, Offer.CHOOSE));
  }

  private static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static Blank live(Workspace workspace, OpenContext open) {
    ClusterSnapshot snapshot = open.snapshot();
    if (snapshot.coverage(Kind.NAMESPACE) instanceof Coverage.Forbidden(String message)
        && snapshot.coverage(Kind.POD) instanceof Coverage.Forbidden) {
      return new Blank(
          Icon.FORBIDDEN,
          "You may not look around here",
          "The user " + open.context().userName() + " may list neither namespaces nor pods.",
          message,
          List.of(Offer.CHOOSE, Offer.RETRY));
    }
    if (!workspace.map().namespaces().isEmpty() && snapshot.size() > 0) {
      return new Blank(
          Icon.EMPTY,
          "Nothing to show",
          "There is nothing in " + String.join(", ", workspace.map().namespaces()) + ".",
          "",
          List.of(Offer.SHOW_ALL));
    }
    boolean complete = snapshot.coverage(Kind.NAMESPACE).complete();
    if (complete && snapshot.namespaces().isEmpty()) {
      return new Blank(
          Icon.EMPTY, "An empty cluster", "It has no namespaces yet.", "", List.of(Offer.CHOOSE));
    }
    return new Blank(
        Icon.BUSY,
        "Reading the cluster",
        snapshot.size() == 0 ? open.context().server() : snapshot.size() + " objects so far",
        "",
        List.of(Offer.CANCEL));
  }
}
