package dev.portolan.ui.table;

import dev.portolan.diagram.Item;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which rows are shown and in what order.
///
/// @param words what each column has to contain: every word, in whatever case; a word after `!`
///   must not occur
/// @param by the column that sorts, or null for the order of the map
record Sifting(Map<Field, String> words, @Nullable Field by, boolean descending) {
  static final Sifting ALL = new Sifting(Map.of(), null, false);

  Sifting {
    Map<Field, String> asked = new EnumMap<>(Field.class);
    words.forEach(
        (field, text) -> {
          if (!text.isBlank()) {
            asked.put(field, text.strip());
          }
        });
    words = Map.copyOf(asked);
  }

  Sifting with(Field field, String text) {
    Map<Field, String> next = new EnumMap<>(Field.class);
    next.putAll(words);
    next.put(field, text);
    return new Sifting(next, by, descending);
  }

  Sifting sorted(@Nullable Field newBy, boolean newDescending) {
    return new Sifting(words, newBy, newDescending);
  }

  /// Things that sort alike stay in the order of the map.
  List<Item> sift(List<Item> items) {
    Predicate<Item> wanted = wanted();
    List<Item> rows = new ArrayList<>();
    for (Item item : items) {
      if (wanted.test(item)) {
        rows.add(item);
      }
    }
    if (by != null) {
      rows.sort(descending ? by.order().reversed() : by.order());
    }
    return rows;
  }

  private Predicate<Item> wanted() {
    Predicate<Item> all = i -> true;
    for (Map.Entry<Field, String> entry : words.entrySet()) {
      for (String word : List.of(fold(entry.getValue()).split("\\s+"))) {
        all = all.and(holds(entry.getKey(), word));
      }
    }
    return all;
  }

  private static Predicate<Item> holds(Field field, String word) {
    if (word.startsWith("!")) {
      String not = word.substring(1);
      return not.isEmpty() ? i -> true : i -> !fold(field.text(i)).contains(not);
    }
    return i -> fold(field.text(i)).contains(word);
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
