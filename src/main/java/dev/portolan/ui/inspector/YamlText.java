package dev.portolan.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A YAML text as lines, to be shown and searched.
record YamlText(List<String> lines) {
  private static final Pattern KEYED = Pattern.compile("(\\s*(?:- )*)([^\\s:#][^:]*:)(\\s.*)?");

  YamlText {
    lines = List.copyOf(lines);
  }

  /// What a piece of a line is.
  enum Role {
    KEY,
    VALUE,
    HIT
  }

  /// A piece of a line in one look.
  record Piece(String text, Role role) {}

  static YamlText of(String text) {
    return new YamlText(text.lines().toList());
  }

  /// The numbers of the lines, from 0, that contain a text in any case; none for an empty one.
  List<Integer> find(String wanted) {
    List<Integer> found = new ArrayList<>();
    String small = wanted.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lines.size() && !small.isEmpty(); i++) {
      if (lines.get(i).toLowerCase(Locale.ROOT).contains(small)) {
        found.add(i);
      }
    }
    return found;
  }

  /// A line cut into key, value and the places where the wanted text is.
  static List<Piece> pieces(String line, String wanted) {
    Matcher keyed = KEYED.matcher(line);
    int split = keyed.matches() ? keyed.end(2) : 0;
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    String small = line.toLowerCase(Locale.ROOT);
    String needle = wanted.toLowerCase(Locale.ROOT);
    int hit = needle.isEmpty() ? -1 : small.indexOf(needle);
    while (hit >= 0) {
      plain(line, at, hit, split, pieces);
      at = hit + needle.length();
      pieces.add(new Piece(line.substring(hit, at), Role.HIT));
      hit = small.indexOf(needle, at);
    }
    plain(line, at, line.length(), split, pieces);
    return pieces;
  }

  private static void plain(String line, int from, int to, int split, List<Piece> pieces) {
    int cut = Math.clamp(split, from, to);
    if (from < cut) {
      pieces.add(new Piece(line.substring(from, cut), Role.KEY));
    }
    if (cut < to) {
      pieces.add(new Piece(line.substring(cut, to), Role.VALUE));
    }
  }
}
