package dev.portolan.ui.parts;

import java.util.List;
import java.util.Locale;

/// A sort of file that is saved or opened: what a dialog calls it, and how its names end.
public enum FileSort {
  MAP_PNG("map", "PNG picture", "png"),
  MAP_SVG("map", "SVG picture", "svg"),
  MATRIX_CSV("matrix", "CSV table", "csv"),
  MATRIX_JSON("matrix", "JSON table", "json"),
  CHECKS_JSON("checks", "JSON report", "json"),
  CHECKS_MARKDOWN("checks", "Markdown report", "md"),
  CHECKS_JUNIT("checks", "JUnit report", "xml"),
  CAPTURE("capture", "Packet capture", "pcapng"),
  CHECK_SET("check set", "Check sets", "yaml", "yml"),
  MANIFEST("manifest", "Manifests", "yaml", "yml", "json");

  private final String noun;
  private final String content;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so
  private final List<String> endings;

  FileSort(String noun, String content, String... endings) {
    this.noun = noun;
    this.content = content;
    this.endings = List.of(endings);
  }

  /// What it holds, in a word or two that follow an article.
  String noun() {
    return noun;
  }

  /// What a list of such files is called.
  String content() {
    return content;
  }

  /// How their names look, such as `*.png`.
  List<String> patterns() {
    return endings.stream().map(e -> "*." + e).toList();
  }

  /// A file's name as this sort's names are: with the usual ending where it has none of them.
  public String named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean ends = endings.stream().anyMatch(e -> lower.endsWith("." + e));
    return ends ? name : name + "." + endings.getFirst();
  }
}
