package dev.portolan.policy.service;

import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes several verdicts one: they agree, or the whole is partly allowed and says what is and what
/// is not.
public final class Tally {
  private static final int MOST_NAMES = 3;
  private static final int MOST_REASONS = 24;

  private Tally() {}

  /// The verdict on one part; the name tells it from the others.
  public record Part(String name, Verdict verdict) {}

  /// The one verdict. Parts that do not apply count only when no other part does.
  ///
  /// @param what the plural of what is counted, such as `backends`
  public static Verdict of(String what, List<Part> parts) {
    if (parts.isEmpty()) {
      return one(State.NOT_APPLICABLE, "there are no " + what + " to judge");
    }
    List<Part> applicable =
        parts.stream().filter(p -> p.verdict().state() != State.NOT_APPLICABLE).toList();
    if (applicable.isEmpty()) {
      return new Verdict(State.NOT_APPLICABLE, reasons(parts));
    }
    State first = applicable.getFirst().verdict().state();
    if (applicable.stream().allMatch(p -> p.verdict().state() == first)) {
      return new Verdict(first, reasons(applicable));
    }
    return mixed(what, applicable);
  }

  /// A verdict for one reason that is no policy's.
  public static Verdict one(State state, String text) {
    return new Verdict(state, List.of(Reason.general(text)));
  }

  private static Verdict mixed(String what, List<Part> parts) {
    List<Part> allowed = in(State.ALLOWED, parts);
    List<Part> denied = in(State.DENIED, parts);
    List<Part> undecided = in(State.UNDECIDED, parts);
    List<String> texts = new ArrayList<>();
    if (!allowed.isEmpty()) {
      texts.add(
          "partly allowed: %d of %d %s: %s"
              .formatted(allowed.size(), parts.size(), what, names(allowed)));
    }
    if (!denied.isEmpty()) {
      texts.add("denied: " + names(denied) + because(denied));
    }
    if (!undecided.isEmpty()) {
      texts.add("undecided: " + names(undecided) + because(undecided));
    }
    List<Reason> all = new ArrayList<>(List.of(Reason.general(String.join("; ", texts))));
    reasons(parts).stream().filter(r -> r.role() == Role.NOTE).forEach(all::add);
    return new Verdict(State.UNDECIDED, all);
  }

  private static List<Part> in(State state, List<Part> parts) {
    return parts.stream().filter(p -> p.verdict().state() == state).toList();
  }

  private static String names(List<Part> parts) {
    int more = parts.size() - MOST_NAMES;
    return parts.stream().limit(MOST_NAMES).map(Part::name).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String because(List<Part> parts) {
    return " (" + Because.of(parts.getFirst().verdict()) + ")";
  }

  private static List<Reason> reasons(List<Part> parts) {
    Set<Reason> reasons = new LinkedHashSet<>();
    for (Part part : parts) {
      if (reasons.size() >= MOST_REASONS) {
        break;
      }
      reasons.addAll(part.verdict().reasons());
    }
    return List.copyOf(reasons);
  }
}
