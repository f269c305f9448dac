package dev.portolan.cluster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds `SkippingParser` against Jackson's own parser.
final class SkippingParserTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TEXTS =
      List.of(
          "",
          "plain",
          "a \"quote\"",
          "\\",
          "\\\\\"",
          "{[",
          "]}",
          "k:{\"type\":1}",
          "ä€😀",
          "\n\u0001");

  /// Whatever is skipped and whatever the stream hands out at once, both see the same tokens.
  @Test
  void skipsWhatJacksonSkips() throws IOException {
    Random chance = new Random(5);
    for (int i = 0; i < 3_000; i++) {
      ObjectNode tree = JsonNodeFactory.instance.objectNode();
      fill(tree, chance, 6);
      byte[] text =
          i % 2 == 0
              ? JSON.writeValueAsBytes(tree)
              : tree.toPrettyString().getBytes(StandardCharsets.UTF_8);
      int seed = chance.nextInt();
      List<String> expected =
          tokens(new JsonFactory().createParser(new ByteArrayInputStream(text)), seed);
      assertThat(tokens(Json.FACTORY.createParser(new Drops(text, chance)), seed))
          .as(() -> new String(text, StandardCharsets.UTF_8))
          .isEqualTo(expected);
    }
  }

  /// What lies across the end of the parser's buffer is skipped too.
  @Test
  void skipsWhatIsLongerThanTheBuffer() throws IOException {
    for (int pad = 7_900; pad < 8_100; pad++) {
      String text = "{\"a\":{\"x\":\"" + "p".repeat(pad) + "\\\\\\\"}\",\"y\":[[\"]\"]]},\"b\":1}";
      try (JsonParser in = Json.FACTORY.createParser(stream(text))) {
        in.nextToken();
        in.nextToken();
        in.nextToken();
        in.skipChildren();
        assertThat(in.currentToken()).isEqualTo(JsonToken.END_OBJECT);
        assertThat(in.nextToken()).isEqualTo(JsonToken.FIELD_NAME);
        assertThat(in.currentName()).isEqualTo("b");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1]", "[1}", "[[1]", "{\"a", "{\"a\\", "[\"", "{", "["})
  void whatDoesNotEndAsItBeganFails(String text) throws IOException {
    try (JsonParser in = Json.FACTORY.createParser(stream(text))) {
      in.nextToken();
      assertThatThrownBy(in::skipChildren).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatIsTooDeepFails() throws IOException {
    try (JsonParser in = Json.FACTORY.createParser(stream("[".repeat(201) + "]".repeat(201)))) {
      in.nextToken();
      assertThatThrownBy(in::skipChildren)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("depth");
    }
    try (JsonParser in = Json.FACTORY.createParser(stream("[".repeat(200) + "]".repeat(200)))) {
      in.nextToken();
      in.skipChildren();
      assertThat(in.nextToken()).isNull();
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /// All tokens, with structures skipped by chance.
  private static List<String> tokens(JsonParser in, int seed) throws IOException {
    Random chance = new Random(seed);
    List<String> tokens = new ArrayList<>();
    try (in) {
      for (JsonToken t = in.nextToken(); t != null; t = in.nextToken()) {
        if (t.isStructStart() && chance.nextInt(3) == 0) {
          in.skipChildren();
        }
        tokens.add(in.currentToken() + " " + in.currentName() + " " + in.getText());
      }
    }
    return tokens;
  }

  private static void fill(ObjectNode node, Random chance, int deep) {
    for (int i = chance.nextInt(5); i > 0; i--) {
      String name = i + TEXTS.get(chance.nextInt(TEXTS.size()));
      switch (chance.nextInt(deep > 0 ? 5 : 3)) {
        case 0 -> node.put(name, TEXTS.get(chance.nextInt(TEXTS.size())));
        case 1 -> node.put(name, chance.nextLong());
        case 2 -> node.putNull(name);
        case 3 -> fill(node.putObject(name), chance, deep - 1);
        default -> {
          ArrayNode array = node.putArray(name);
          fill(array.addObject(), chance, deep - 1);
          array.add(TEXTS.get(chance.nextInt(TEXTS.size()))).addArray();
        }
      }
    }
  }

  /// A stream that hands out a few bytes at a time.
  private static final class Drops extends InputStream {
    private final ByteArrayInputStream bytes;
    private final Random chance;

    Drops(byte[] bytes, Random chance) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.chance = chance;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int most) {
      return bytes.read(into, from, Math.min(most, 1 + chance.nextInt(4)));
    }
  }
}
