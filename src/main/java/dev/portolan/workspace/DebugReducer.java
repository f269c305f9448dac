package dev.portolan.workspace;

import dev.portolan.capture.CaptureRequest;
import dev.portolan.cluster.debug.DebugOrder;
import dev.portolan.cluster.debug.DebugProfile;
import dev.portolan.cluster.debug.DebugSurvey;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.workspace.Captures.Capture;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.Debugs.Asking;
import dev.portolan.workspace.Debugs.Told;
import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;
import java.util.Optional;

/// What becomes of debug containers: offered, agreed to, added, used.
final class DebugReducer {
  private DebugReducer() {}

  static Reduction answer(Workspace w, DebugStep step) {
    return switch (step) {
      case DebugStep.Offer s -> offer(w, s.run());
      case DebugStep.OfferCapture s -> offerCapture(w, s.capture());
      case DebugStep.Surveyed s -> Reduction.of(surveyed(w, s));
      case DebugStep.Change s -> Reduction.of(change(w, s.order()));
      case DebugStep.Agree s -> agree(w, s.typed());
      case DebugStep.Forgo _ -> Reduction.of(with(w, debugs(w).asking(null)));
      case DebugStep.Use s -> use(w, s.there());
      case DebugStep.Progress s -> Reduction.of(progress(w, s));
      case DebugStep.Ready s -> ready(w, s);
      case DebugStep.Failed s -> Reduction.of(failed(w, s));
      case DebugStep.GiveUp _ ->
          debugs(w).adding() == null
              ? Reduction.of(w)
              : Reduction.of(w, new Effect.OfDebug(new DebugTask.GiveUp()));
      case DebugStep.End s -> Reduction.of(w, new Effect.OfDebug(new DebugTask.End(s.container())));
    };
  }

  private static Reduction offer(Workspace w, long id) {
    OpenContext open = w.open();
    Optional<Run> run = w.checks().run(id).filter(r -> !r.running());
    if (open == null || run.isEmpty()) {
      return Reduction.of(w);
    }
    CheckResult result = run.get().result();
    boolean notPermitted = result != null && result.outcome() == Outcome.NOT_PERMITTED;
    return offer(
        w,
        open,
        new DebugPurpose.Check(id, run.get().request()),
        notPermitted ? DebugProfile.NETADMIN : DebugProfile.GENERAL);
  }

  /// What a capture wants is NET_RAW, and not every runtime gives it unasked.
  private static Reduction offerCapture(Workspace w, long id) {
    OpenContext open = w.open();
    Optional<Capture> capture =
        w.wire().captures().capture(id).filter(c -> c.end() != null && c.end().debugHelps());
    if (open == null || capture.isEmpty()) {
      return Reduction.of(w);
    }
    DebugPurpose purpose = new DebugPurpose.Packets(id, capture.get().request());
    return offer(w, open, purpose, DebugProfile.NETADMIN);
  }

  private static Reduction offer(
      Workspace w, OpenContext open, DebugPurpose purpose, DebugProfile profile) {
    if (debugs(w).adding() != null) {
      return tell(w, "A debug container is being added. Wait for it, or give it up.");
    }
    ObjectRef pod = purpose.from().podRef();
    Optional<ContainerRef> own = Debugs.own(open.snapshot(), pod);
    if (own.isPresent()) {
      return own.get().equals(purpose.from())
          ? tell(w, own.get() + " may not do it either. A pod has one of Portolan's.")
          : ask(w, purpose, own.get());
    }
    DebugOrder order = new DebugOrder(pod, image(w), profile);
    return Reduction.of(
        with(w, debugs(w).asking(new Asking(purpose, order, null))),
        new Effect.OfDebug(new DebugTask.Survey(open.epoch(), order)));
  }

  private static String image(Workspace w) {
    String kept = w.preference().debugImage();
    return kept.isEmpty() ? DebugOrder.DEFAULT_IMAGE : kept;
  }

  /// Where the chosen profile is not let in, the strongest weaker one is.
  private static Workspace surveyed(Workspace w, DebugStep.Surveyed s) {
    Asking asking = debugs(w).asking();
    OpenContext open = w.open();
    if (asking == null
        || open == null
        || open.epoch() != s.epoch()
        || !asking.order().pod().equals(s.order().pod())) {
      return w;
    }
    List<DebugProfile> admitted = s.survey().admitted();
    DebugProfile chosen = asking.order().profile();
    DebugProfile fit =
        admitted.isEmpty() || admitted.contains(chosen)
            ? chosen
            : admitted.stream()
                .filter(p -> p.compareTo(chosen) > 0)
                .findFirst()
                .orElse(admitted.getLast());
    return with(w, debugs(w).asking(asking.with(asking.order().with(fit)).with(s.survey())));
  }

  private static Workspace change(Workspace w, DebugOrder order) {
    Asking asking = debugs(w).asking();
    return asking == null || !asking.order().pod().equals(order.pod())
        ? w
        : with(w, debugs(w).asking(asking.with(order)));
  }

  private static Reduction agree(Workspace w, String typed) {
    Asking asking = debugs(w).asking();
    OpenContext open = w.open();
    if (asking == null || open == null) {
      return Reduction.of(w);
    }
    DebugSurvey survey = asking.survey();
    DebugOrder order = asking.order();
    boolean named = typed.strip().equals(open.context().name());
    boolean ready = survey != null && survey.admitted().contains(order.profile());
    if (!ready || (w.preference().guarded() && !named)) {
      return Reduction.of(w);
    }
    Optional<String> problem = DebugOrder.problem(order.image());
    if (problem.isPresent()) {
      return tell(w, problem.get());
    }
    Told adding = new Told(asking.purpose(), "asking the server");
    Workspace added = with(w, debugs(w).adding(adding));
    Effect add = new Effect.OfDebug(new DebugTask.Add(open.epoch(), asking.purpose().id(), order));
    return keepImage(added, open, order).plus(add);
  }

  /// The image that was chosen is offered the next time.
  private static Reduction keepImage(Workspace w, OpenContext open, DebugOrder order) {
    String image = order.image().equals(DebugOrder.DEFAULT_IMAGE) ? "" : order.image();
    return ContextReducer.prefer(w, open.context().id(), w.preference().withDebugImage(image));
  }

  /// What runs in somebody else's debug container runs under the same gate as anything.
  private static Reduction use(Workspace w, ContainerRef there) {
    Asking asking = debugs(w).asking();
    return asking == null
        ? Reduction.of(w)
        : ask(with(w, debugs(w).asking(null)), asking.purpose(), there);
  }

  private static Workspace progress(Workspace w, DebugStep.Progress s) {
    Told adding = debugs(w).adding();
    return stale(w, s.epoch(), s.run()) || adding == null
        ? w
        : with(w, debugs(w).adding(adding.with(s.words())));
  }

  /// The user has agreed to the container and to what it is for.
  private static Reduction ready(Workspace w, DebugStep.Ready s) {
    Told adding = debugs(w).adding();
    if (stale(w, s.epoch(), s.run()) || adding == null) {
      return Reduction.of(w);
    }
    Workspace added = with(w, debugs(w).adding(null));
    return switch (adding.purpose()) {
      case DebugPurpose.Check p -> FormReducer.again(added, in(p.request(), s.container()));
      case DebugPurpose.Packets p -> CaptureReducer.again(added, in(p.request(), s.container()));
    };
  }

  private static Workspace failed(Workspace w, DebugStep.Failed s) {
    Told adding = debugs(w).adding();
    return stale(w, s.epoch(), s.run()) || adding == null
        ? w
        : with(w, debugs(w).refused(adding.with(s.words())));
  }

  private static boolean stale(Workspace w, long epoch, long run) {
    OpenContext open = w.open();
    Told adding = debugs(w).adding();
    return open == null || open.epoch() != epoch || adding == null || adding.purpose().id() != run;
  }

  /// Does it there, once the context's gate lets it through.
  private static Reduction ask(Workspace w, DebugPurpose purpose, ContainerRef there) {
    return switch (purpose) {
      case DebugPurpose.Check p -> FormReducer.ask(w, in(p.request(), there));
      case DebugPurpose.Packets p -> CaptureReducer.ask(w, in(p.request(), there));
    };
  }

  private static CaptureRequest in(CaptureRequest request, ContainerRef container) {
    return new CaptureRequest(container, request.filter(), request.bounds());
  }

  private static CheckRequest in(CheckRequest request, ContainerRef container) {
    return new CheckRequest(
        request.question(), container, request.to(), request.timeLimit(), request.every());
  }

  private static Debugs debugs(Workspace w) {
    return w.wire().debugs();
  }

  private static Workspace with(Workspace w, Debugs debugs) {
    return w.with(w.wire().with(debugs));
  }

  private static Reduction tell(Workspace w, String words) {
    return Reduction.of(ShellReducer.tell(w, Level.WARNING, words));
  }
}
