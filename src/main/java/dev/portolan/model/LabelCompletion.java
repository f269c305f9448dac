package dev.portolan.model;

import dev.portolan.model.LabelTokens.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What can be put in where somebody is typing a label query.
///
/// @param from where the text begins that an offer replaces; it ends where the typing is
/// @param offers what fits there, best first
public record LabelCompletion(int from, List<String> offers) {
  private static final int MOST = 50;
  private static final Set<String> LISTS = Set.of("in", "notin");
  private static final Set<String> SINGLE = Set.of("=", "==", "!=", ">", "<");

  public LabelCompletion {
    offers = List.copyOf(offers);
  }

  /// The labels that occur: their names, and the values of each.
  public static SortedMap<String, SortedSet<String>> vocabulary(
      Collection<Map<String, String>> labels) {
    TreeMap<String, SortedSet<String>> words = new TreeMap<>();
    for (Map<String, String> of : labels) {
      of.forEach((key, value) -> words.computeIfAbsent(key, k -> new TreeSet<>()).add(value));
    }
    return words;
  }

  /// What the end of a line may go on with.
  ///
  /// @param line all that stands there up to where the typing is
  public static LabelCompletion of(String line, Map<String, ? extends Collection<String>> words) {
    List<Token> tokens = new ArrayList<>(LabelTokens.of(line));
    Token end = tokens.removeLast();
    Token typed = end;
    if (!tokens.isEmpty() && tokens.getLast().word() && tokens.getLast().end() == line.length()) {
      typed = tokens.removeLast();
    }
    List<Token> term = tokens.subList(start(tokens), tokens.size());
    String key = term.isEmpty() ? "" : term.getFirst().text();
    boolean fresh = term.isEmpty() || (term.size() == 1 && key.equals("!"));
    if (fresh) {
      return offer(typed, words.keySet().stream());
    }
    String operator = term.size() < 2 ? "" : term.get(1).text();
    if (operator.isEmpty()) {
      return offer(typed, Stream.of("in (", "notin ("));
    }
    boolean value =
        (SINGLE.contains(operator) && term.size() == 2)
            || (LISTS.contains(operator) && term.size() > 2);
    return value
        ? offer(typed, words.containsKey(key) ? words.get(key).stream() : Stream.of())
        : new LabelCompletion(typed.at(), List.of());
  }

  /// Where the last term begins: after the last comma that is in no list.
  private static int start(List<Token> tokens) {
    int start = 0;
    boolean list = false;
    for (int i = 0; i < tokens.size(); i++) {
      String text = tokens.get(i).text();
      if (text.equals("(")) {
        list = true;
      } else if (text.equals(")")) {
        list = false;
      } else if (text.equals(",") && !list) {
        start = i + 1;
      }
    }
    return start;
  }

  /// What begins with what is typed comes before what only holds it.
  private static LabelCompletion offer(Token typed, Stream<String> words) {
    List<String> begin = new ArrayList<>();
    List<String> hold = new ArrayList<>();
    words
        .filter(w -> w.contains(typed.text()) && !w.isEmpty() && !w.equals(typed.text()))
        .forEach(w -> (w.startsWith(typed.text()) ? begin : hold).add(w));
    begin.addAll(hold);
    return new LabelCompletion(typed.at(), begin.subList(0, Math.min(MOST, begin.size())));
  }
}
