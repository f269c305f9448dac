package dev.portolan.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/// Results as JSON, schema `portolan.history/v1`: each as it is kept, with its kubectl lines.
final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  static void write(List<Entry> entries, Appendable out) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", "portolan.history/v1");
    ArrayNode results = root.putArray("results");
    for (Entry entry : entries) {
      ObjectNode tree = EntryJson.tree(entry);
      entry.kubectl().forEach(tree.putArray("kubectl")::add);
      results.add(tree);
    }
    try {
      out.append(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root)).append('\n');
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always writable", e);
    }
  }
}
