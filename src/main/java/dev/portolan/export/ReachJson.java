package dev.portolan.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.AddressRange;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.subject.AllPairs;
import dev.portolan.policy.subject.Group;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Writes all pairs as JSON, schema `portolan.reach/v1` (src/docs/reach-json.md), pair by pair:
/// nothing is held but the table of reasons.
public final class ReachJson {
  /// The schema's name and version.
  public static final String SCHEMA = "portolan.reach/v1";

  private final Reachability reachability;
  private final AllPairs pairs;
  private final JsonGenerator json;
  private final Map<String, Reason> reasons = new TreeMap<>();

  private ReachJson(Reachability reachability, JsonGenerator json) {
    this.reachability = reachability;
    this.pairs = new AllPairs(reachability);
    this.json = json;
  }

  /// What the document says of itself.
  ///
  /// @param level `workloads` or `pods`
  /// @param plugin the network plugin, and whether it enforces the policies
  public record Header(String level, Detection plugin) {}

  /// Writes and flushes; the writer stays open.
  ///
  /// @param inside the groups of the cluster; each is paired with each, and with those outside
  public static void write(
      Writer out, Reachability reachability, Header header, List<Group> inside, List<Group> outside)
      throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      new ReachJson(reachability, json).document(header, inside, outside);
    }
  }

  private void document(Header header, List<Group> inside, List<Group> outside) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("context", reachability.snapshot().origin().context());
    json.writeBooleanField("simulated", reachability.snapshot().origin().simulated());
    json.writeStringField("level", header.level());
    json.writeObjectFieldStart("enforcement");
    json.writeStringField(
        "state", header.plugin().enforcement().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    json.writeStringField("text", header.plugin().sentence());
    json.writeEndObject();
    json.writeArrayFieldStart("parties");
    for (Group group : inside) {
      party(group);
    }
    for (Group group : outside) {
      party(group);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("pairs");
    for (Group from : inside) {
      for (Group to : inside) {
        pair(from, to);
      }
      for (Group to : outside) {
        pair(from, to);
      }
    }
    for (Group from : outside) {
      for (Group to : inside) {
        pair(from, to);
      }
    }
    json.writeEndArray();
    json.writeObjectFieldStart("reasons");
    for (Reason reason : reasons.values()) {
      reason(json, reason);
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void party(Group group) throws IOException {
    json.writeRaw("\n ");
    json.writeStartObject();
    json.writeStringField("id", group.id());
    ObjectRef ref = group.ref();
    AddressRange range = group.range();
    if (ref != null) {
      json.writeStringField("kind", ref.kind().title());
      json.writeStringField("namespace", ref.namespace());
      json.writeStringField("name", ref.name());
      json.writeNumberField("pods", running(group));
    } else if (range != null) {
      json.writeStringField("kind", "range");
      json.writeStringField("first", range.first());
      json.writeStringField("last", range.last());
    }
    json.writeEndObject();
  }

  /// How many of its pods can send and receive.
  private long running(Group group) {
    return group.parties().stream()
        .filter(reachability::applies)
        .filter(PodParty.class::isInstance)
        .map(p -> ((PodParty) p).pod().ref())
        .distinct()
        .count();
  }

  private void pair(Group from, Group to) throws IOException {
    Spread spread = pairs.spread(from, to);
    json.writeRaw("\n ");
    json.writeStartObject();
    json.writeStringField("from", from.id());
    json.writeStringField("to", to.id());
    json.writeStringField("state", PairState.of(spread));
    if (spread.pairs() > 0) {
      connections("allowed", spread.every());
      if (!spread.every().equals(spread.some())) {
        connections("some", spread.some());
      }
      connections("undecided", spread.undecided());
      List<Reason> denials = pairs.denials(from, to, spread);
      if (!denials.isEmpty()) {
        json.writeArrayFieldStart("reasons");
        for (Reason reason : denials) {
          reasons.putIfAbsent(reason.id(), reason);
          json.writeString(reason.id());
        }
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  private void connections(String field, Connections connections) throws IOException {
    json.writeFieldName(field);
    connections(json, connections);
  }

  static void connections(JsonGenerator json, Connections connections) throws IOException {
    json.writeStartArray();
    for (PortIntervals.Interval interval : PortIntervals.of(connections)) {
      json.writeStartObject();
      json.writeStringField("protocol", interval.protocol().name());
      json.writeNumberField("from", interval.from());
      json.writeNumberField("to", interval.to());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void reason(JsonGenerator json, Reason reason) throws IOException {
    json.writeRaw("\n ");
    json.writeObjectFieldStart(reason.id());
    if (reason.direction() != null) {
      json.writeStringField("direction", reason.direction().name().toLowerCase(Locale.ROOT));
    }
    if (reason.policy() != null) {
      json.writeStringField("kind", reason.policy().kind().title());
      json.writeStringField("namespace", reason.policy().namespace());
      json.writeStringField("name", reason.policy().name());
    }
    if (reason.rule() >= 0) {
      json.writeNumberField("rule", reason.rule());
    }
    json.writeStringField("text", reason.text());
    json.writeEndObject();
  }
}
