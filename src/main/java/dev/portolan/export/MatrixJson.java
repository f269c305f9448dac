package dev.portolan.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.PortSet;
import dev.portolan.policy.Spread;
import dev.portolan.policy.matrix.Axis;
import dev.portolan.policy.matrix.Cell;
import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Key;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/// A matrix for programs, `portolan.matrix/v1`: `rows` (sources), `columns` (targets), and `cells`,
/// a list a row. A cell has the ports that every pair is allowed, those that at least one is, those
/// undecided for at least one; what is in none of them is denied.
final class MatrixJson {
  private static final String SCHEMA = "portolan.matrix/v1";

  private final JsonGenerator json;
  private final Matrix matrix;
  private final PortFilter filter;

  private MatrixJson(JsonGenerator json, Matrix matrix, PortFilter filter) {
    this.json = json;
    this.matrix = matrix;
    this.filter = filter;
  }

  static void write(OutputStream out, Matrix matrix, PortFilter filter) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      new MatrixJson(json, matrix, filter).write();
    }
  }

  private void write() throws IOException {
    ClusterSnapshot snapshot = matrix.reachability().snapshot();
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("context", snapshot.origin().context());
    json.writeStringField("time", snapshot.time().toString());
    json.writeBooleanField("simulated", snapshot.origin().simulated());
    json.writeStringField("ports", filter.isAll() ? "all" : filter.text());
    axis("rows", matrix.rows());
    axis("columns", matrix.columns());
    json.writeArrayFieldStart("cells");
    for (Group row : matrix.rows().groups()) {
      json.writeRaw('\n');
      json.writeStartArray();
      for (Group column : matrix.columns().groups()) {
        cell(Cell.of(matrix.spread(row, column), filter));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void axis(String name, Axis axis) throws IOException {
    json.writeArrayFieldStart(name);
    for (Group group : axis.groups()) {
      json.writeStartObject();
      switch (group.key()) {
        case Key.Thing(ObjectRef ref) -> {
          json.writeStringField("kind", ref.kind().title());
          if (!ref.namespace().isEmpty()) {
            json.writeStringField("namespace", ref.namespace());
          }
          json.writeStringField("name", ref.name());
        }
        case Key.Outside _ -> json.writeStringField("kind", "Outside");
        case Key.Range(var range) -> {
          json.writeStringField("kind", "AddressRange");
          json.writeStringField("first", range.first());
          json.writeStringField("last", range.last());
        }
      }
      json.writeNumberField("depth", group.depth());
      json.writeNumberField("size", group.parties().size());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void cell(Cell cell) throws IOException {
    Spread spread = cell.spread();
    json.writeStartObject();
    json.writeStringField("look", cell.look().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("pairs", spread.pairs());
    if (spread.pairs() > 0) {
      ports("every", spread.every());
      ports("some", spread.some());
      ports("undecided", spread.undecided());
    }
    json.writeEndObject();
  }

  private void ports(String name, Connections connections) throws IOException {
    json.writeArrayFieldStart(name);
    for (Protocol protocol : Protocol.values()) {
      for (PortSet.Interval interval : connections.ports(protocol).intervals()) {
        json.writeStartObject();
        json.writeStringField("protocol", protocol.name());
        json.writeNumberField("from", interval.from());
        json.writeNumberField("to", interval.to());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}
