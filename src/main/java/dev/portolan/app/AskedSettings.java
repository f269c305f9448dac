package dev.portolan.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.history.ResultJson;
import dev.portolan.history.Secrets;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import dev.portolan.probe.QuestionRules;
import java.util.EnumMap;
import java.util.Map;

/// How the settings hold the way in which each kind of check was asked last. What cannot be
/// understood counts as not said; what looks like a credential is never written.
final class AskedSettings {
  private AskedSettings() {}

  static Map<CheckKind, Question> read(JsonNode asked) {
    Map<CheckKind, Question> read = new EnumMap<>(CheckKind.class);
    for (CheckKind kind : CheckKind.values()) {
      JsonNode kept = asked.path(kind.verb());
      if (kept.isObject()) {
        put(read, kind, kept);
      }
    }
    return read;
  }

  private static void put(Map<CheckKind, Question> read, CheckKind kind, JsonNode kept) {
    Question question;
    try {
      question = ResultJson.question(kept);
    } catch (IllegalArgumentException notUnderstood) {
      return;
    }
    if (question.kind() == kind && QuestionRules.problem(question).isEmpty()) {
      read.put(kind, question.at(0));
    }
  }

  static void write(ObjectNode asked, Question question) {
    asked.set(question.kind().verb(), ResultJson.of(Secrets.without(question.at(0))));
  }
}
