package dev.portolan.workspace;

import dev.portolan.model.Container;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortNumber;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.workspace.Checks.Asking;
import dev.portolan.workspace.Checks.Form;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.OpenContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The form that a check is started with, and the starting.
final class FormReducer {
  static final int MAX_RUNS = 200;

  /// How many run at once is up to the queue; these many may stand in it.
  static final int MAX_RUNNING = 100;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private FormReducer() {}

  static Workspace from(Workspace w, @Nullable ContainerRef from) {
    Form form = w.checks().form();
    if (from == null || !from.container().isEmpty()) {
      Workspace filled = w.with(w.checks().with(new Form(from, form.to(), form.port())));
      return from == null ? filled : seen(filled);
    }
    Optional<ContainerRef> chosen = pod(w, from).flatMap(FormReducer::caller);
    if (chosen.isEmpty()) {
      return ShellReducer.tell(
          w, Level.WARNING, from.podRef().path() + " has no container to run a check in.");
    }
    return seen(w.with(w.checks().with(new Form(chosen.get(), form.to(), form.port()))));
  }

  static Workspace to(Workspace w, @Nullable Target to) {
    Workspace filled = w.with(w.checks().with(new Form(w.checks().form().from(), to, 0)));
    return to == null ? filled : seen(filled);
  }

  /// An empty form as two selected things fill it: from the first, a pod, to the second.
  static Workspace offered(Workspace w) {
    List<ObjectRef> selected = w.map().selected();
    boolean pair = selected.size() == 2 && selected.getFirst().kind() == Kind.POD;
    if (!pair || !w.checks().form().equals(Form.EMPTY)) {
      return w;
    }
    ObjectRef pod = selected.getFirst();
    Optional<ContainerRef> from =
        pod(w, new ContainerRef(pod.namespace(), pod.name(), "")).flatMap(FormReducer::caller);
    Optional<Target> to = Aims.target(selected.getLast(), w);
    return from.isPresent() && to.isPresent()
        ? w.with(w.checks().with(new Form(from.get(), to.get(), 0)))
        : w;
  }

  /// Whoever fills the form or starts a check from elsewhere wants to see it.
  private static Workspace seen(Workspace w) {
    return w.with(w.wire().opened(Drawer.CHECKS));
  }

  static Workspace port(Workspace w, int port) {
    Form form = w.checks().form();
    if (port != 0 && !PortNumber.valid(port)) {
      return ShellReducer.tell(w, Level.WARNING, PortNumber.RULE);
    }
    return w.with(w.checks().with(new Form(form.from(), form.to(), port)));
  }

  static Reduction start(Workspace w, Intent.StartCheck start) {
    Form form = w.checks().form();
    OpenContext open = w.open();
    String problem = problem(w);
    if (open == null || form.from() == null || form.to() == null || !problem.isEmpty()) {
      return Reduction.of(ShellReducer.tell(w, Level.WARNING, problem));
    }
    CheckRequest request =
        new CheckRequest(
            start.question().at(form.port()),
            form.from(),
            form.to(),
            limit(start.timeLimit()),
            start.every());
    return ask(w, request);
  }

  /// Starts a check, in a protected context once the user has typed its name.
  static Reduction ask(Workspace w, CheckRequest request) {
    return w.preference().guarded()
        ? Reduction.of(w.with(w.checks().asking(new Asking(request))))
        : again(w, request);
  }

  /// Starts a check that the user has agreed to, whatever the form says by now.
  static Reduction again(Workspace w, CheckRequest request) {
    OpenContext open = w.open();
    String problem = obstacle(w, request.from());
    return open == null || !problem.isEmpty()
        ? Reduction.of(ShellReducer.tell(w, Level.WARNING, problem))
        : run(w, open, request);
  }

  /// Starts the check that waits, if what was typed is the context's name.
  static Reduction confirm(Workspace w, String typed) {
    OpenContext open = w.open();
    Asking asking = w.checks().asking();
    if (open == null || asking == null || !typed.strip().equals(open.context().name())) {
      return Reduction.of(w);
    }
    return again(w.with(w.checks().asking(null)), asking.request());
  }

  private static Reduction run(Workspace w, OpenContext open, CheckRequest request) {
    long id = nextId(w.checks(), open);
    List<Run> runs = new ArrayList<>();
    runs.add(new Run(id, request, Instant.EPOCH, List.of(), List.of(), null, -1));
    runs.addAll(w.checks().runs());
    return Reduction.of(
        seen(w.with(w.checks().with(bounded(runs), id))),
        new Effect.RunCheck(id, request, open.snapshot()));
  }

  private static String problem(Workspace w) {
    Form form = w.checks().form();
    if (w.open() == null) {
      return "Open a context first.";
    }
    if (form.from() == null) {
      return "Choose the pod that the check starts from.";
    }
    if (form.to() == null) {
      return "Choose what the check is aimed at.";
    }
    return obstacle(w, form.from());
  }

  private static String obstacle(Workspace w, ContainerRef from) {
    if (w.open() == null) {
      return "Open a context first.";
    }
    if (pod(w, from).isEmpty()) {
      return "The pod " + from.podRef().path() + " is gone. Choose another source.";
    }
    if (w.checks().runs().stream().filter(Run::running).count() >= MAX_RUNNING) {
      return MAX_RUNNING + " checks are running. Wait for one to end, or cancel one.";
    }
    return "";
  }

  private static Optional<Pod> pod(Workspace w, ContainerRef ref) {
    return w.open() == null ? Optional.empty() : w.open().snapshot().pod(ref.podRef());
  }

  /// The first container that serves and runs, else the first that serves.
  private static Optional<ContainerRef> caller(Pod pod) {
    List<Container> serving = pod.servingContainers();
    return serving.stream()
        .filter(Container::running)
        .findFirst()
        .or(() -> serving.stream().findFirst())
        .map(c -> new ContainerRef(pod.namespace(), pod.name(), c.name()));
  }

  private static Duration limit(Duration asked) {
    Duration atLeast = asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
    return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
  }

  private static long nextId(Checks checks, OpenContext open) {
    return checks.runs().isEmpty() ? open.ids() + 1 : checks.runs().getFirst().id() + 1;
  }

  /// The oldest that have ended go first.
  private static List<Run> bounded(List<Run> runs) {
    if (runs.size() <= MAX_RUNS) {
      return runs;
    }
    List<Run> kept = new ArrayList<>(runs);
    for (int i = kept.size() - 1; i >= 0 && kept.size() > MAX_RUNS; i--) {
      if (!kept.get(i).running()) {
        kept.remove(i);
      }
    }
    return kept;
  }
}
