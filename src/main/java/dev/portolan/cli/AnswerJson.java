package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.export.PortIntervals;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Spread;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.service.Because;
import dev.portolan.policy.subject.Answer.Finding;
import java.util.Locale;

/// One question's answer as JSON, schema `portolan.answer/v1` (see src/docs/reach-json.md).
final class AnswerJson {
  private AnswerJson() {}

  static ObjectNode of(AnswerPage page) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", "portolan.answer/v1");
    root.put("context", page.snapshot().origin().context());
    root.put("simulated", page.snapshot().origin().simulated());
    root.put("from", page.from().label());
    root.put("to", page.to().label());
    root.put("asked", page.asked());
    verdict(root, page.answer().verdict());
    if (!page.mark().isEmpty()) {
      root.put("enforcement", page.mark());
    }
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : page.answer().findings()) {
      ObjectNode node = findings.addObject();
      node.put("from", finding.from()).put("to", finding.to()).put("port", finding.port());
      verdict(node, finding.verdict());
    }
    root.put("judged", page.answer().judged());
    Spread spread = page.answer().spread();
    if (spread != null) {
      ObjectNode ports = root.putObject("ports");
      connections(ports.putArray("allowed"), spread.every());
      connections(ports.putArray("some"), spread.some());
      connections(ports.putArray("undecided"), spread.undecided());
    }
    return root;
  }

  private static void verdict(ObjectNode node, Verdict verdict) {
    node.put("state", verdict.state().word());
    node.put("because", Because.of(verdict));
    ArrayNode reasons = node.putArray("reasons");
    verdict.reasons().forEach(r -> reason(reasons.addObject(), r));
  }

  static void reason(ObjectNode node, Reason reason) {
    node.put("id", reason.id());
    node.put("role", reason.role().name().toLowerCase(Locale.ROOT));
    if (reason.direction() != null) {
      node.put("direction", reason.direction().name().toLowerCase(Locale.ROOT));
    }
    if (reason.policy() != null) {
      node.put("policy", reason.policy().kind().title() + "/" + reason.policy().path());
    }
    if (reason.rule() >= 0) {
      node.put("rule", reason.rule());
    }
    node.put("text", reason.text());
  }

  /// Intervals as `{protocol, from, to}`.
  static void connections(ArrayNode array, Connections connections) {
    for (PortIntervals.Interval interval : PortIntervals.of(connections)) {
      array
          .addObject()
          .put("protocol", interval.protocol().name())
          .put("from", interval.from())
          .put("to", interval.to());
    }
  }
}
