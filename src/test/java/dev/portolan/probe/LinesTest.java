package dev.portolan.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinesTest {
  @Test
  void aCharacterMayBreakAcrossChunks() {
    byte[] bytes = "grüße 🙂\nnext".getBytes(StandardCharsets.UTF_8);
    Lines lines = new Lines();
    List<String> heard = new ArrayList<>();
    for (byte b : bytes) {
      heard.addAll(lines.add(ByteBuffer.wrap(new byte[] {b})));
    }
    heard.addAll(lines.end());

    assertThat(heard).containsExactly("grüße 🙂", "next");
  }

  @Test
  void controlCharactersAndEscapesAreLeftOut() {
    assertThat(Lines.clean("\u001b[31mred\u001b[0m\tx\u0007\r\u001b]0;title\u0007!"))
        .isEqualTo("red x!");
  }

  @Test
  void brokenBytesAndEndlessLinesAreBounded() {
    Lines lines = new Lines();
    lines.add(ByteBuffer.wrap(new byte[] {'a', (byte) 0xff, 'b', '\n'}));
    lines.add(ByteBuffer.wrap("x".repeat(100_000).getBytes(StandardCharsets.UTF_8)));

    assertThat(lines.end()).singleElement().asString().hasSize(Lines.MAX_LENGTH + 1).endsWith("x…");
  }
}
