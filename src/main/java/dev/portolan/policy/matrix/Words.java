package dev.portolan.policy.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a search, in whatever case. All of them must occur in what is searched.
public record Words(List<String> words) {
  public Words {
    words = List.copyOf(words);
  }

  public static Words of(String text) {
    String folded = fold(text).strip();
    return new Words(folded.isEmpty() ? List.of() : List.of(folded.split("\\s+")));
  }

  public boolean isEmpty() {
    return words.isEmpty();
  }

  boolean in(String text) {
    String folded = fold(text);
    return words.stream().allMatch(folded::contains);
  }

  /// A part of a text, from its first character to before its last.
  public record Hit(int from, int to) {}

  /// Where the words stand in a text, in order and without overlaps.
  public List<Hit> hits(String text) {
    String folded = fold(text);
    boolean[] marked = new boolean[folded.length()];
    for (String word : words) {
      for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        java.util.Arrays.fill(marked, at, at + word.length(), true);
      }
    }
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < marked.length; i++) {
      if (marked[i]) {
        int from = i;
        while (i < marked.length && marked[i]) {
          i++;
        }
        hits.add(new Hit(from, Math.min(i, text.length())));
      }
    }
    return hits;
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
