package dev.portolan.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.diff.Change;
import dev.portolan.policy.diff.Difference;
import dev.portolan.policy.service.Because;
import dev.portolan.policy.subject.Group;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes a difference as JSON, schema `portolan.diff/v1` (src/docs/reach-json.md).
public final class DiffJson {
  /// The schema's name and version.
  public static final String SCHEMA = "portolan.diff/v1";

  private final JsonGenerator json;
  private final Map<String, Reason> reasons = new TreeMap<>();

  private DiffJson(JsonGenerator json) {
    this.json = json;
  }

  /// Writes and flushes; the writer stays open.
  public static void write(Writer out, Origin before, Origin after, Difference difference)
      throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      new DiffJson(json).document(before, after, difference);
    }
  }

  private void document(Origin before, Origin after, Difference difference) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("before", before.context());
    json.writeStringField("after", after.context());
    json.writeBooleanField("simulated", before.simulated() || after.simulated());
    workloads("added", difference.added());
    workloads("removed", difference.removed());
    json.writeArrayFieldStart("changes");
    for (Change change : difference.changes()) {
      change(change);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("reasons");
    for (Reason reason : reasons.values()) {
      ReachJson.reason(json, reason);
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void workloads(String field, List<Group> groups) throws IOException {
    json.writeArrayFieldStart(field);
    for (Group group : groups) {
      json.writeString(group.id());
    }
    json.writeEndArray();
  }

  private void change(Change change) throws IOException {
    json.writeRaw("\n ");
    json.writeStartObject();
    json.writeStringField("from", change.from().id());
    json.writeStringField("to", change.to().id());
    connections("gained", change.shift().gained());
    connections("lost", change.shift().lost());
    connections("nowUndecided", change.shift().unclear());
    connections("noLongerUndecided", change.shift().cleared());
    json.writeObjectFieldStart("sample");
    json.writeStringField("protocol", change.sample().protocol().name());
    json.writeNumberField("port", change.sample().port());
    verdict("before", change.sample().before());
    verdict("after", change.sample().after());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void connections(String field, Connections connections) throws IOException {
    json.writeFieldName(field);
    ReachJson.connections(json, connections);
  }

  private void verdict(String field, Verdict verdict) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("state", verdict.state().word());
    json.writeStringField("because", Because.of(verdict));
    json.writeArrayFieldStart("reasons");
    for (Reason reason : verdict.reasons()) {
      if (reason.role() == Verdict.Role.DECIDES) {
        reasons.putIfAbsent(reason.id(), reason);
        json.writeString(reason.id());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
