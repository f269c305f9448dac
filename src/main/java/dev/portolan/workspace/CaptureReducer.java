package dev.portolan.workspace;

import dev.portolan.capture.CaptureListener.Count;
import dev.portolan.capture.CaptureRequest;
import dev.portolan.capture.FilterCheck;
import dev.portolan.capture.Packet;
import dev.portolan.model.Container;
import dev.portolan.model.Pod;
import dev.portolan.probe.ContainerRef;
import dev.portolan.workspace.Captures.Capture;
import dev.portolan.workspace.Captures.Form;
import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.OpenContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What becomes of the packet captures of the open context.
final class CaptureReducer {
  static final int MAX_RUNNING = 4;
  static final int MAX_KEPT = 12;
  static final int MAX_PACKETS = 5_000;

  private CaptureReducer() {}

  static Reduction answer(Workspace w, CaptureStep step) {
    Captures captures = w.wire().captures();
    Form form = captures.form();
    return switch (step) {
      case CaptureStep.Aim s -> aim(w, s.where());
      case CaptureStep.Filter s -> to(w, new Form(form.where(), s.text(), form.bounds()));
      case CaptureStep.Limit s -> to(w, new Form(form.where(), form.filter(), s.bounds()));
      case CaptureStep.Start s -> start(w, s);
      case CaptureStep.Confirm s -> confirm(w, s.typed());
      case CaptureStep.Forgo _ -> to(w, captures.asking(null));
      case CaptureStep.Stop s -> {
        boolean runs = captures.capture(s.id()).filter(Capture::running).isPresent();
        yield runs ? task(w, new CaptureTask.Stop(s.id())) : Reduction.of(w);
      }
      case CaptureStep.Show s -> to(w, captures.with(captures.all(), s.id()));
      case CaptureStep.Drop s -> drop(w, s.id());
      case CaptureStep.Save s -> task(w, new CaptureTask.Save(s.id(), s.file()));
      case CaptureStep.View s -> task(w, new CaptureTask.View(s.id()));
      case CaptureStep.Begun s -> replace(w, s.id(), c -> c.begun(s.at(), s.viewer()));
      case CaptureStep.Runs s -> replace(w, s.id(), c -> c.running(s.in(), s.argv()));
      case CaptureStep.Came s ->
          replace(w, s.id(), c -> c.with(newest(c.packets(), s.packets()), s.count()));
      case CaptureStep.Ended s -> replace(w, s.id(), c -> c.ended(s.end()));
    };
  }

  private static Reduction to(Workspace w, Captures now) {
    return Reduction.of(w.with(w.wire().with(now)));
  }

  private static Reduction to(Workspace w, Form form) {
    return to(w, w.wire().captures().with(form));
  }

  private static Reduction task(Workspace w, CaptureTask task) {
    return Reduction.of(w, new Effect.OfCapture(task));
  }

  private static Reduction tell(Workspace w, String text) {
    return Reduction.of(ShellReducer.tell(w, Level.WARNING, text));
  }

  private static Reduction aim(Workspace w, @Nullable ContainerRef where) {
    Form form = w.wire().captures().form();
    Optional<ContainerRef> found = where == null ? Optional.empty() : container(w, where);
    if (where != null && found.isEmpty()) {
      return tell(w, where.podRef().path() + " has no container to capture in.");
    }
    return to(w, new Form(found.orElse(null), form.filter(), form.bounds()));
  }

  /// The container, or the pod's first that runs when its name is empty.
  private static Optional<ContainerRef> container(Workspace w, ContainerRef where) {
    if (!where.container().isEmpty() || w.open() == null) {
      return Optional.of(where);
    }
    Optional<Pod> pod = w.open().snapshot().pod(where.podRef());
    List<Container> all = pod.map(Pod::servingContainers).orElse(List.of());
    return all.stream()
        .filter(Container::running)
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(c -> new ContainerRef(where.namespace(), where.pod(), c.name()));
  }

  private static Reduction start(Workspace w, CaptureStep.Start start) {
    Optional<String> wrong = FilterCheck.problem(start.filter());
    Optional<ContainerRef> where = container(w, start.where());
    if (w.open() == null || where.isEmpty()) {
      return tell(w, "Choose the pod to capture in.");
    }
    if (wrong.isPresent()) {
      return tell(w, "The filter is not understood: " + wrong.get() + ".");
    }
    return ask(
        w,
        new CaptureRequest(
            where.get(), start.filter().strip(), w.wire().captures().form().bounds()));
  }

  /// Starts a capture, in a protected context once its name is typed.
  static Reduction ask(Workspace w, CaptureRequest request) {
    return w.preference().guarded() && !full(w)
        ? to(w, w.wire().captures().asking(request))
        : again(w, request);
  }

  /// Starts a capture that the user has agreed to.
  static Reduction again(Workspace w, CaptureRequest request) {
    OpenContext open = w.open();
    if (open == null) {
      return Reduction.of(w);
    }
    return full(w)
        ? tell(w, MAX_RUNNING + " captures are running. Stop one first.")
        : run(w, open, request);
  }

  private static boolean full(Workspace w) {
    return w.wire().captures().running() >= MAX_RUNNING;
  }

  private static Reduction confirm(Workspace w, String typed) {
    OpenContext open = w.open();
    CaptureRequest asking = w.wire().captures().asking();
    boolean named = open != null && typed.strip().equals(open.context().name());
    return open == null || asking == null || !named
        ? Reduction.of(w)
        : run(w.with(w.wire().with(w.wire().captures().asking(null))), open, asking);
  }

  private static Reduction run(Workspace w, OpenContext open, CaptureRequest request) {
    Captures captures = w.wire().captures();
    long id = Math.max(captures.last(), open.ids()) + 1;
    List<Capture> all = new ArrayList<>();
    all.add(
        new Capture(
            id,
            request,
            Instant.EPOCH,
            request.where(),
            List.of(),
            List.of(),
            Count.NONE,
            null,
            false));
    all.addAll(captures.all());
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.OfCapture(new CaptureTask.Start(id, request, open.snapshot())));
    for (int i = all.size() - 1; i > 0 && all.size() > MAX_KEPT; i--) {
      if (!all.get(i).running()) {
        effects.add(new Effect.OfCapture(new CaptureTask.Drop(all.remove(i).id())));
      }
    }
    Workspace now = w.with(w.wire().with(captures.counted(id).with(all, id)).with(Drawer.CAPTURE));
    return new Reduction(now, effects);
  }

  private static Reduction drop(Workspace w, long id) {
    Captures captures = w.wire().captures();
    List<Capture> left = captures.all().stream().filter(c -> c.id() != id).toList();
    if (left.size() == captures.all().size()) {
      return Reduction.of(w);
    }
    long next = left.isEmpty() ? 0 : left.getFirst().id();
    long shown = captures.shown() == id ? next : captures.shown();
    return Reduction.of(
        w.with(w.wire().with(captures.with(left, shown))),
        new Effect.OfCapture(new CaptureTask.Drop(id)));
  }

  /// One that has ended, or that belonged to another context, changes nothing any more.
  private static Reduction replace(Workspace w, long id, UnaryOperator<Capture> change) {
    Captures captures = w.wire().captures();
    if (captures.capture(id).filter(Capture::running).isEmpty()) {
      return Reduction.of(w);
    }
    List<Capture> all =
        captures.all().stream().map(c -> c.id() == id ? change.apply(c) : c).toList();
    return to(w, captures.with(all, captures.shown()));
  }

  private static List<Packet> newest(List<Packet> before, List<Packet> came) {
    List<Packet> all = new ArrayList<>(before);
    all.addAll(came);
    return all.size() <= MAX_PACKETS ? all : all.subList(all.size() - MAX_PACKETS, all.size());
  }
}
