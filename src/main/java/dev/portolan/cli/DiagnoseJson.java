package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.diagnosis.Conclusion;
import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.diagnosis.Fix;
import dev.portolan.diagnosis.Step;
import dev.portolan.model.ClusterSnapshot;
import java.util.Locale;

/// A diagnosis as JSON, schema version 1. Each step has its live checks as `portolan check` writes
/// them; `conclusion.level` is `well`, `remark`, `broken` or `unknown`.
final class DiagnoseJson {
  private DiagnoseJson() {}

  static ObjectNode of(Diagnosis diagnosis, ClusterSnapshot snapshot) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", 1);
    root.put("context", snapshot.origin().context());
    root.put("simulated", snapshot.origin().simulated());
    root.put("from", diagnosis.asked().from().toString());
    root.put("to", diagnosis.asked().to().label());
    root.put("port", diagnosis.asked().port());
    ArrayNode steps = root.putArray("steps");
    diagnosis.steps().forEach(s -> step(steps.addObject(), s, snapshot));
    Conclusion conclusion = diagnosis.conclusion();
    if (conclusion != null) {
      conclusion(root.putObject("conclusion"), conclusion);
    }
    return root;
  }

  private static void step(ObjectNode node, Step step, ClusterSnapshot snapshot) {
    node.put("stage", word(step.stage()));
    node.put("state", word(step.state()));
    node.put("said", step.said());
    ArrayNode evidence = node.putArray("evidence");
    step.evidence().forEach(evidence::add);
    ArrayNode checks = node.putArray("checks");
    step.checks().forEach(c -> checks.add(CheckJson.of(c, snapshot)));
  }

  private static void conclusion(ObjectNode node, Conclusion conclusion) {
    node.put("level", word(conclusion.level()));
    if (conclusion.cause() != null) {
      node.put("cause", word(conclusion.cause()));
    }
    node.put("sentence", conclusion.sentence());
    ArrayNode evidence = node.putArray("evidence");
    conclusion.evidence().forEach(evidence::add);
    Fix fix = conclusion.fix();
    if (fix != null) {
      ObjectNode to = node.putObject("fix");
      to.put("words", fix.words()).put("form", word(fix.form())).put("text", fix.text());
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
