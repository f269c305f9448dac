package dev.portolan.ui.sheets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What was typed into the palette, to be found in titles. Each word has to occur, its letters in
/// order; the nearer together and the nearer to the beginnings of words they are, the better.
final class Fuzzy {
  static final int NONE = -1;
  private static final int BESIDE = 8;
  private static final int BEGINNING = 10;
  private static final int START = 6;
  private static final int WHOLE = 200;
  private static final int MOST_WORDS = 8;

  private final List<String> words;

  Fuzzy(String query) {
    words =
        Arrays.stream(query.toLowerCase(Locale.ROOT).strip().split("\\s+"))
            .filter(w -> !w.isEmpty())
            .limit(MOST_WORDS)
            .toList();
  }

  boolean blank() {
    return words.isEmpty();
  }

  /// How good a text fits, from 0; `NONE` when it does not. Of equally good ones the shorter is the
  /// better.
  int score(String text) {
    int sum = 0;
    for (String word : words) {
      int best = best(word, text);
      if (best == NONE) {
        return NONE;
      }
      sum += best;
    }
    return Math.max(0, sum * 4 - Math.min(text.length(), 100) / 4);
  }

  /// True for each letter of a text that was meant; letters of the text that no word reaches are
  /// not.
  boolean[] hits(String text) {
    boolean[] hits = new boolean[text.length()];
    for (String word : words) {
      int from = bestStart(word, text);
      int at = from;
      for (int i = 0; from != NONE && i < word.length(); i++) {
        at = i == 0 ? from : onward(text, word.charAt(i), at);
        hits[at] = true;
        at++;
      }
    }
    return hits;
  }

  private static int best(String word, String text) {
    int start = bestStart(word, text);
    return start == NONE ? NONE : scoreFrom(word, text, start);
  }

  /// Where the word is best begun.
  private static int bestStart(String word, String text) {
    int best = NONE;
    int start = NONE;
    for (int at = next(text, word.charAt(0), 0); at >= 0; at = next(text, word.charAt(0), at + 1)) {
      int score = scoreFrom(word, text, at);
      if (score > best) {
        best = score;
        start = at;
      }
    }
    return start;
  }

  /// Letter after letter, each as early as it can be. Letters far apart cost what they are apart.
  private static int scoreFrom(String word, String text, int start) {
    int score = start == 0 ? START : 0;
    int before = start - 1;
    boolean unbroken = true;
    for (int i = 0; i < word.length(); i++) {
      int at = i == 0 ? start : onward(text, word.charAt(i), before + 1);
      if (at < 0) {
        return NONE;
      }
      boolean beside = i > 0 && at == before + 1;
      unbroken &= i == 0 || beside;
      score += 1 + (beside ? BESIDE : 0) + (beginning(text, at) ? BEGINNING : 0);
      score -= i == 0 ? 0 : Math.min(at - before - 1, 12);
      before = at;
    }
    return Math.max(0, score + (unbroken ? WHOLE : 0));
  }

  private static boolean beginning(String text, int at) {
    return at == 0
        || !Character.isLetterOrDigit(text.charAt(at - 1))
        || (Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1)));
  }

  /// The next such letter: in the same word of the text, or at the beginning of a later one.
  private static int onward(String text, char letter, int from) {
    int space = text.indexOf(' ', from);
    int at = next(text, letter, from);
    while (at >= 0 && space >= 0 && at > space && !beginning(text, at)) {
      at = next(text, letter, at + 1);
    }
    return at;
  }

  private static int next(String text, char letter, int from) {
    for (int i = Math.max(0, from); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == letter || Character.toLowerCase(c) == letter) {
        return i;
      }
    }
    return NONE;
  }
}
