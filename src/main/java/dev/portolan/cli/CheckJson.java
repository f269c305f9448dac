package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.history.ResultJson;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Outcome;
import java.util.Locale;

/// A check's result as JSON, schema version 1. Outcomes are `answered`, `sent`, `refused`,
/// `timed_out`, `unreachable`, `unresolved`, `tool_missing`, `not_permitted`, `cancelled`,
/// `failed`; times are milliseconds, absent where nothing was measured.
final class CheckJson {
  private CheckJson() {}

  static ObjectNode of(CheckResult result, ClusterSnapshot snapshot) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", 1);
    root.put("context", snapshot.origin().context());
    root.put("simulated", snapshot.origin().simulated());
    root.put("check", result.request().kind().verb());
    ContainerRef from = result.request().from();
    root.putObject("from")
        .put("namespace", from.namespace())
        .put("pod", from.pod())
        .put("container", from.container())
        .put("node", result.vantage().node())
        .put("image", result.vantage().image())
        .put("way", result.vantage().way().name().toLowerCase(Locale.ROOT));
    root.put("to", result.request().to().label());
    root.put("outcome", word(result.outcome()));
    root.put("summary", result.summary());
    root.put("advice", result.advice());
    ArrayNode findings = root.putArray("findings");
    result.findings().forEach(f -> finding(findings.addObject(), f));
    ArrayNode commands = root.putArray("commands");
    result
        .transcript()
        .commands()
        .forEach(
            argv -> {
              ArrayNode command = commands.addArray();
              argv.forEach(command::add);
            });
    Kubectl.lines(snapshot.origin().context(), result).forEach(root.putArray("kubectl")::add);
    root.put("output", result.transcript().output());
    root.put("started", result.transcript().started().toString());
    root.put("tookMillis", result.transcript().took().toMillis());
    return root;
  }

  private static void finding(ObjectNode node, Finding finding) {
    node.put("outcome", word(finding.outcome()));
    switch (finding) {
      case Finding.Connect c -> {
        node.put("type", "connect").put("address", c.address()).put("port", c.port());
        node.put("portName", c.portName());
        millis(node, "millis", c.millis());
        node.put("detail", c.detail());
      }
      case Finding.Ping p -> {
        node.put("type", "ping").put("address", p.address());
        node.put("sent", p.sent()).put("received", p.received());
        node.put("lossPercent", p.lossPercent());
        millis(node, "rttMin", p.rtt().min());
        millis(node, "rttAvg", p.rtt().avg());
        millis(node, "rttMax", p.rtt().max());
        node.put("detail", p.detail());
      }
      case Finding.Trace t -> {
        node.put("type", "traceroute").put("address", t.address());
        ArrayNode hops = node.putArray("hops");
        t.hops().forEach(h -> hop(hops.addObject(), h));
        node.put("detail", t.detail());
      }
      default -> node.setAll(ResultJson.of(finding));
    }
  }

  private static void hop(ObjectNode node, Finding.Hop hop) {
    node.put("hop", hop.number());
    if (!hop.silent()) {
      node.put("address", hop.address());
    }
    node.put("name", hop.name());
    ObjectRef object = hop.object();
    if (object != null) {
      node.put("kind", object.kind().title());
    }
    ArrayNode rtts = node.putArray("rttMillis");
    hop.millis().forEach(rtts::add);
  }

  private static void millis(ObjectNode node, String field, double value) {
    if (value >= 0) {
      node.put(field, value);
    }
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
