package dev.portolan.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.probe.CheckResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// An entry as one line of JSON, version 1, and back.
final class EntryJson {
  private static final int VERSION = 1;
  private static final int DIGITS = 12;
  private static final ObjectMapper JSON = new ObjectMapper();

  private EntryJson() {}

  /// The entry that a result becomes: without secrets, and with the name that follows from what it
  /// holds.
  static Entry entry(String context, boolean simulated, CheckResult result) {
    ObjectNode tree = ResultJson.of(result);
    Secrets.hide(tree);
    String id = id(context + "\n" + text(tree));
    return new Entry(id, context, simulated, ResultJson.result(tree));
  }

  static ObjectNode tree(Entry entry) {
    ObjectNode tree = JSON.createObjectNode().put("v", VERSION);
    tree.setAll(RecordJson.write(entry));
    return tree;
  }

  static String line(Entry entry) {
    return text(tree(entry));
  }

  /// Empty where a line is damaged, or was written by a newer version.
  static Optional<Entry> read(String line) {
    try {
      JsonNode tree = JSON.readTree(line);
      boolean known = tree != null && tree.isObject() && tree.path("v").asInt() == VERSION;
      return known ? Optional.of(RecordJson.read(tree, Entry.class)) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static String text(JsonNode tree) {
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always writable", e);
    }
  }

  private static String id(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
