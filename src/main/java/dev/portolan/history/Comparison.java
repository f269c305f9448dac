package dev.portolan.history;

import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Vantage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two results side by side, the earlier one first: what they tell, and what changed between them.
///
/// @param before the earlier one, whichever was named first
/// @param lines in the order in which a result is read
public record Comparison(Entry before, Entry after, List<Line> lines) {
  /// Times this near to one another are the same: the wire is never twice as fast.
  private static final double SAME_MILLIS = 1;

  private static final double SAME_FACTOR = 1.5;
  private static final String WORDS = "in words";

  public Comparison {
    lines = List.copyOf(lines);
  }

  /// What both tell of one thing; empty where one does not tell it.
  ///
  /// @param group what it is about: `question`, `vantage`, `outcome`, an address, `commands`
  public record Line(String group, String label, String before, String after, boolean changed) {}

  public static Comparison of(Entry one, Entry other) {
    boolean inOrder = !started(one).isAfter(started(other));
    Entry before = inOrder ? one : other;
    Entry after = inOrder ? other : one;
    Map<String, Fact> a = facts(before.result());
    Map<String, Fact> b = facts(after.result());
    List<Line> lines = new ArrayList<>();
    for (String key : keys(a, b)) {
      lines.add(line(a.get(key), b.get(key)));
    }
    return new Comparison(before, after, lines);
  }

  public List<Line> changes() {
    return lines.stream().filter(Line::changed).toList();
  }

  /// What changed in one sentence, the outcome before all else.
  public String sentence() {
    String was = before.result().outcome().text();
    String is = after.result().outcome().text();
    long others = changes().stream().filter(l -> !l.group().equals("outcome")).count();
    String rest =
        others == 0
            ? ""
            : others == 1 ? " One more difference." : " " + others + " more differences.";
    if (!was.equals(is)) {
      return "From “" + was + "” to “" + is + "”." + rest;
    }
    return others == 0 ? "Nothing changed: both “" + was + "”." : "Both “" + was + "”." + rest;
  }

  private static Instant started(Entry entry) {
    return entry.result().transcript().started();
  }

  /// The keys of both in one order: each new one comes after what it followed.
  private static List<String> keys(Map<String, Fact> a, Map<String, Fact> b) {
    List<String> keys = new ArrayList<>(a.keySet());
    int at = 0;
    for (String key : b.keySet()) {
      int there = keys.indexOf(key);
      if (there < 0) {
        keys.add(at, key);
        at++;
      } else {
        at = there + 1;
      }
    }
    return keys;
  }

  private static Line line(@Nullable Fact a, @Nullable Fact b) {
    Fact any = a != null ? a : b;
    if (any == null) {
      throw new IllegalArgumentException("a line tells of one result at least");
    }
    return new Line(
        any.subject(),
        any.label(),
        a == null ? "" : a.value(),
        b == null ? "" : b.value(),
        a == null || b == null || differ(a, b));
  }

  private static boolean differ(Fact a, Fact b) {
    if (a.millis() < 0 || b.millis() < 0) {
      return !worded(a).equals(worded(b));
    }
    double less = Math.min(a.millis(), b.millis());
    double more = Math.max(a.millis(), b.millis());
    return more - less > SAME_MILLIS && more > less * SAME_FACTOR;
  }

  /// Sentences tell the figures once more, which are compared by themselves.
  private static String worded(Fact fact) {
    boolean sentence = fact.label().equals(WORDS) || fact.label().equals(Facts.DETAIL);
    return sentence ? fact.value().replaceAll("[0-9.]+", "#") : fact.value();
  }

  private static Map<String, Fact> facts(CheckResult r) {
    CheckRequest q = r.request();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("outcome", "outcome", r.outcome().text()));
    facts.add(Fact.of("outcome", WORDS, r.summary()));
    facts.add(Fact.time("outcome", "took", r.transcript().took().toNanos() / 1e6));
    facts.add(Fact.of("question", "kind", q.kind().title()));
    facts.add(Fact.of("question", "to", q.to().label()));
    Questions.options(q.question()).forEach((k, v) -> facts.add(Fact.of("question", k, v)));
    Vantage v = r.vantage();
    facts.add(Fact.of("vantage", "container", v.container()));
    facts.add(Fact.of("vantage", "node", v.node()));
    facts.add(Fact.of("vantage", "image", v.image()));
    facts.add(Fact.of("vantage", "way", Questions.way(v)));
    for (Finding finding : r.findings()) {
      facts.addAll(Facts.of(finding));
    }
    facts.add(
        Fact.of(
            "commands",
            "commands",
            r.transcript().commands().stream()
                .map(Kubectl::line)
                .collect(Collectors.joining("\n"))));
    return keyed(facts);
  }

  /// Two facts of one name are told apart by how often there was one before.
  private static Map<String, Fact> keyed(List<Fact> facts) {
    Map<String, Fact> keyed = new LinkedHashMap<>();
    for (Fact fact : facts) {
      String key = fact.subject() + "\n" + fact.label();
      String free = key;
      for (int n = 2; keyed.containsKey(free); n++) {
        free = key + "\n" + n;
      }
      keyed.put(free, fact);
    }
    return keyed;
  }
}
