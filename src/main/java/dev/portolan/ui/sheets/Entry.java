package dev.portolan.ui.sheets;

import java.util.function.Predicate;
import org.kordamp.ikonli.feather.Feather;

/// A line of the palette: something to do or somewhere to go.
///
/// @param detail what tells it from others of its title
/// @param keys its shortcut in words, or empty
record Entry(Sort sort, String title, String detail, Feather icon, String keys, Runnable run) {
  /// What an entry is. A sign typed first narrows to it.
  enum Sort {
    VERB("Action", ">"),
    CONTEXT("Context", "@"),
    NAMESPACE("Namespace", "#"),
    OBJECT("Object", ":");

    private final String title;
    private final String sign;

    Sort(String title, String sign) {
      this.title = title;
      this.sign = sign;
    }

    String title() {
      return title;
    }

    String sign() {
      return sign;
    }
  }

  /// The sorts that a text asks for by its first character: one, or all.
  static Predicate<Sort> asked(String text) {
    return s -> {
      for (Sort sort : Sort.values()) {
        if (text.startsWith(sort.sign())) {
          return s == sort;
        }
      }
      return true;
    };
  }

  /// The text without the sign before it.
  static String words(String text) {
    for (Sort sort : Sort.values()) {
      if (text.startsWith(sort.sign())) {
        return text.substring(1);
      }
    }
    return text;
  }
}
