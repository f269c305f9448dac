package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Conclusion.Level;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.diagnosis.Step.State;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Draws the one sentence from the steps.
final class Concluding {
  private Concluding() {}

  static Conclusion of(Chain chain, List<Step> steps) {
    boolean cancelled =
        steps.stream()
            .flatMap(s -> s.checks().stream())
            .anyMatch(c -> c.outcome() == Outcome.CANCELLED);
    if (cancelled) {
      return new Conclusion(
          Level.UNKNOWN, null, "Cancelled before it was found out.", live(steps), null);
    }
    List<Step> broken = steps.stream().filter(s -> s.state() == State.BROKEN).toList();
    boolean answered =
        Seen.answered(steps, Stage.WIRE)
            && broken.stream().noneMatch(Concluding::onTheWire)
            && !behindTheFront(steps, broken);
    if (!broken.isEmpty() && !answered) {
      return broken(steps, broken);
    }
    Optional<Step> contradicted = broken.stream().findFirst();
    if (contradicted.isPresent()) {
      return answeredAllTheSame(chain, steps, contradicted.get());
    }
    Optional<Step> remark = steps.stream().filter(s -> s.cause() != null).findFirst();
    if (!Seen.answered(steps, Stage.WIRE)) {
      return unknown(steps, remark);
    }
    return remark
        .map(s -> conclusion(Level.REMARK, s, "It answers, yet: " + s.said(), s.evidence()))
        .orElseGet(
            () ->
                new Conclusion(
                    Level.WELL,
                    null,
                    chain.to() + " answers, and nothing wrong was found on the way.",
                    live(steps),
                    null));
  }

  /// A controller that answers says nothing of where its rules lead; a request that is answered
  /// does.
  private static boolean behindTheFront(List<Step> steps, List<Step> broken) {
    return broken.stream().anyMatch(s -> s.stage() == Stage.RULES || s.stage() == Stage.ENTRY)
        && Seen.step(steps, Stage.REQUEST).filter(s -> s.state() == State.OK).isEmpty();
  }

  private static boolean onTheWire(Step step) {
    return switch (step.stage()) {
      case WIRE, BACKENDS, REQUEST, NAME -> true;
      default -> false;
    };
  }

  /// The first break is the cause; of a target that is silent its backends know more.
  private static Conclusion broken(List<Step> steps, List<Step> broken) {
    Step first = broken.getFirst();
    Step telling =
        first.stage() == Stage.WIRE && !nodeDown(first)
            ? broken.stream()
                .filter(s -> s.stage() == Stage.BACKENDS)
                .findFirst()
                .or(() -> some(steps))
                .orElse(first)
            : first.stage() == Stage.REQUEST ? swallowed(steps, first) : first;
    Optional<Step> node =
        steps.stream().filter(s -> s.stage() == Stage.NODES && s.cause() != null).findFirst();
    boolean silent = telling.cause() != null && unspecific(telling.cause().kind());
    Step cause = silent && node.isPresent() ? node.get() : telling;
    List<String> evidence = new ArrayList<>(cause.evidence());
    live(steps).stream()
        .filter(l -> evidence.stream().noneMatch(e -> e.startsWith(l)))
        .forEach(evidence::add);
    String sentence = cause.cause() == null ? cause.said() : cause.cause().sentence();
    boolean confirmed =
        steps.stream().flatMap(s -> s.checks().stream()).anyMatch(c -> c.outcome().aboutThePath());
    if (!confirmed && cause.stage() != Stage.CALLER && cause.stage() != Stage.WIRE) {
      evidence.add("predicted from the snapshot alone: the wire could not be asked" + why(steps));
    }
    return conclusion(Level.BROKEN, cause, sentence, evidence);
  }

  /// A request that hangs where large packets get lost hangs because of it.
  private static Step swallowed(List<Step> steps, Step request) {
    boolean hangs = request.cause() != null && request.cause().kind() == Cause.Kind.HANGS;
    return Seen.step(steps, Stage.MTU).filter(s -> hangs && s.cause() != null).orElse(request);
  }

  private static Optional<Step> some(List<Step> steps) {
    return Seen.step(steps, Stage.BACKENDS).filter(s -> s.cause() != null);
  }

  /// Whose port does not answer because it is down, of that node the backends say nothing.
  private static boolean nodeDown(Step step) {
    return step.cause() != null && step.cause().kind() == Cause.Kind.NODE_DOWN;
  }

  private static boolean unspecific(Cause.Kind kind) {
    return kind == Cause.Kind.NODE_FIREWALL || kind == Cause.Kind.SILENT_POD;
  }

  /// The snapshot sees a break, and the wire answers: the wire is right, and the two are told
  /// apart.
  private static Conclusion answeredAllTheSame(Chain chain, List<Step> steps, Step broken) {
    Optional<CheckResult> wire =
        Seen.step(steps, Stage.WIRE).flatMap(s -> s.checks().stream().findFirst());
    Agreements agreements = new Agreements(chain.ground());
    Optional<Agreement> agreement = wire.flatMap(agreements::of);
    List<String> evidence = new ArrayList<>(broken.evidence());
    wire.ifPresent(w -> evidence.add(Seen.line(w)));
    Optional<Cause> why = agreement.flatMap(a -> a.causes().stream().findFirst());
    String sentence =
        "It answers, although "
            + lower(broken.said())
            + why.map(c -> " " + c.sentence()).orElse("");
    why.ifPresent(c -> evidence.addAll(c.evidence()));
    return new Conclusion(
        Level.REMARK,
        why.map(Cause::kind).orElse(broken.cause() == null ? null : broken.cause().kind()),
        sentence,
        evidence,
        broken.fix());
  }

  private static String lower(String sentence) {
    boolean word = sentence.length() > 1 && Character.isLowerCase(sentence.charAt(1));
    boolean plain = word && sentence.split(" ", 2)[0].chars().allMatch(Character::isLetter);
    return plain
        ? sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1)
        : sentence;
  }

  private static Conclusion unknown(List<Step> steps, Optional<Step> remark) {
    String sentence =
        "Nothing wrong was found in what the cluster says of itself; the wire could not be asked"
            + why(steps)
            + ".";
    return remark
        .map(
            s ->
                conclusion(
                    Level.UNKNOWN, s, s.said() + " The wire could not be asked.", s.evidence()))
        .orElseGet(() -> new Conclusion(Level.UNKNOWN, null, sentence, live(steps), null));
  }

  private static String why(List<Step> steps) {
    return Seen.step(steps, Stage.WIRE)
        .filter(s -> s.state() != State.OK && !s.said().isEmpty())
        .map(s -> ": " + s.said().replaceAll("\\.$", ""))
        .orElse("");
  }

  private static List<String> live(List<Step> steps) {
    return steps.stream()
        .flatMap(s -> s.checks().stream())
        .filter(c -> c.outcome() != Outcome.CANCELLED)
        .map(Seen::line)
        .distinct()
        .toList();
  }

  private static Conclusion conclusion(
      Level level, Step step, String sentence, List<String> evidence) {
    return new Conclusion(
        level, step.cause() == null ? null : step.cause().kind(), sentence, evidence, step.fix());
  }
}
