package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.workspace.ContextPreference;
import java.util.List;
import java.util.Locale;

/// A search over contexts: every word must occur somewhere in what a context is called, in whatever
/// order and case; in its name it is enough that the word's letters follow one another (`prdeu` for
/// `prod-eu`).
final class ContextSearch {
  private static final int NAME_BEGINS = 40;
  private static final int NAME_WORD_BEGINS = 36;
  private static final int NAME_HAS = 30;
  private static final int PLACE_HAS = 12;
  private static final int LETTERS = 4;

  /// Fewer letters follow one another in almost any name.
  private static final int FEWEST_LETTERS = 3;

  private final List<String> words;

  ContextSearch(String text) {
    words = List.of(fold(text).strip().split("\\s+"));
  }

  boolean blank() {
    return words.equals(List.of(""));
  }

  /// How well a context fits: 0 when it does not.
  int score(KubeContext context, ContextPreference preference) {
    String name = fold(context.name());
    String place =
        fold(
            String.join(
                "\n",
                context.clusterName(),
                context.server(),
                context.userName(),
                preference.group(),
                context.namespace(),
                preference.guarded() ? "protected" : "",
                context.id().file().toString()));
    int sum = 0;
    for (String word : words) {
      int score = score(word, name, place);
      if (score == 0) {
        return 0;
      }
      sum += score;
    }
    return sum;
  }

  boolean matches(String text) {
    String folded = fold(text);
    return words.stream().allMatch(folded::contains);
  }

  private static int score(String word, String name, String place) {
    if (name.startsWith(word)) {
      return NAME_BEGINS;
    }
    if (name.contains(word)) {
      return beginsAWord(word, name) ? NAME_WORD_BEGINS : NAME_HAS;
    }
    if (place.contains(word)) {
      return PLACE_HAS;
    }
    return word.length() >= FEWEST_LETTERS && follows(word, name) ? LETTERS : 0;
  }

  private static boolean beginsAWord(String word, String name) {
    for (int at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
      if (at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean follows(String letters, String name) {
    int at = 0;
    for (int i = 0; i < name.length() && at < letters.length(); i++) {
      if (name.charAt(i) == letters.charAt(at)) {
        at++;
      }
    }
    return at == letters.length();
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
