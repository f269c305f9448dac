package dev.portolan.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Question;

/// Questions, findings and whole results as JSON and back, without loss. The names of fields are
/// those of the records' components, which say what they mean; times in milliseconds are left out
/// where nothing was measured.
public final class ResultJson {
  private ResultJson() {}

  public static ObjectNode of(CheckResult result) {
    return RecordJson.write(result);
  }

  public static ObjectNode of(Finding finding) {
    return RecordJson.write((Record) finding, Finding.class);
  }

  public static ObjectNode of(Question question) {
    return RecordJson.write((Record) question, Question.class);
  }

  /// Reads back what `of` gave.
  ///
  /// @throws IllegalArgumentException with one line that says what cannot be understood
  public static CheckResult result(JsonNode node) {
    return RecordJson.read(node, CheckResult.class);
  }

  /// Reads back what `of` gave.
  ///
  /// @throws IllegalArgumentException with one line that says what cannot be understood
  public static Finding finding(JsonNode node) {
    return RecordJson.read(node, Finding.class);
  }

  /// Reads back what `of` gave.
  ///
  /// @throws IllegalArgumentException with one line that says what cannot be understood
  public static Question question(JsonNode node) {
    return RecordJson.read(node, Question.class);
  }
}
