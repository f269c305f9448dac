package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.sweep.Pair;
import dev.portolan.sweep.Plan;
import dev.portolan.sweep.Result;
import java.util.Locale;

/// A sweep as JSON, schema version 1. Words are as in the JSON of a check; `standing` is `open`
/// (denied, but it answered), `shut`, `unknown`, `unpredicted` or `agrees`.
final class SweepJson {
  private SweepJson() {}

  static ObjectNode of(SweepRun.Swept swept, Plan plan, ClusterSnapshot snapshot) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", 1);
    root.put("context", snapshot.origin().context());
    root.put("simulated", snapshot.origin().simulated());
    root.put("planned", plan.pairs().size());
    root.put("asked", swept.results().size());
    root.put("tookMillis", swept.took().toMillis());
    ArrayNode notes = root.putArray("notes");
    plan.notes().forEach(notes::add);
    ArrayNode results = root.putArray("results");
    swept.results().forEach(r -> result(results.addObject(), r));
    return root;
  }

  /// One result; `verify` adds to it.
  static void result(ObjectNode node, Result result) {
    Pair pair = result.pair();
    node.putObject("from")
        .put("namespace", pair.from().namespace())
        .put("pod", pair.from().pod())
        .put("container", pair.from().container());
    node.put("to", pair.to().label());
    node.put("protocol", pair.knock().kind().word());
    node.put("port", pair.knock().port());
    node.put("predicted", pair.predicted().state().word());
    node.put("because", pair.predicted().because());
    node.put("outcome", word(result.outcome()));
    node.put("standing", word(result.standing()));
    node.put("summary", result.summary());
    result.millis().ifPresent(m -> node.put("millis", m));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
