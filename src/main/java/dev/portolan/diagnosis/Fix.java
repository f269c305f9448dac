package dev.portolan.diagnosis;

/// A suggestion to copy; nothing here is ever done by Portolan itself.
///
/// @param words what it does, for a person
/// @param text a kubectl line, or YAML to apply
public record Fix(String words, Form form, String text) {
  /// What the text is.
  public enum Form {
    KUBECTL,
    YAML
  }

  static Fix kubectl(String words, String line) {
    return new Fix(words, Form.KUBECTL, line);
  }

  static Fix yaml(String words, String text) {
    return new Fix(words, Form.YAML, text);
  }
}
