package dev.portolan.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.portolan.testkit.TortureCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads the torture folder's files after some bytes of them were changed, moved, repeated or taken
/// away: whatever the text, it is read or refused with a word. `-Dportolan.fuzz=N` asks more,
/// `-Dportolan.seed=N` other texts; a failure names the seed of its text.
@Timeout(600)
final class KubeconfigFuzzTest {
  private static final int COUNT = Integer.getInteger("portolan.fuzz", 4_000);
  private static final int BYTES = Integer.getInteger("portolan.fuzz.bytes", 128 * 1024);
  private static final long BASE = Long.getLong("portolan.seed", 20_261_122L);
  private static final Path FILE = Path.of("fuzz").toAbsolutePath();

  private static final List<String> WORDS =
      List.of(
          "&a ",
          "*a",
          "<<: ",
          "- ",
          "? ",
          ": ",
          "\n",
          "\t",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "|\n",
          ">-\n",
          "!!binary ",
          "!!int ",
          "!!null ",
          "%YAML 1.1\n",
          "---\n",
          "...\n",
          "null",
          "\0",
          "\uFEFF",
          "\uD83E\uDD8A",
          "0x",
          "1e999999999",
          "-9223372036854775809",
          ".inf",
          "name: ",
          "clusters:\n",
          "contexts:\n",
          "users:\n",
          "exec: ",
          "server: ",
          "extensions: ");

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (TortureCase torture : TortureCase.all()) {
      try (Stream<Path> files = Files.walk(torture.folder())) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.size(file) < 4096) {
            seeds.add(Files.readAllBytes(file));
          }
        }
      }
    }
    return seeds;
  }

  @Test
  void everyTextIsReadOrRefused() throws IOException {
    List<byte[]> seeds = seeds();
    int read = 0;
    for (int i = 0; i < COUNT; i++) {
      long seed = BASE + i;
      Random random = new Random(seed);
      byte[] bytes = seeds.get(random.nextInt(seeds.size()));
      for (int n = random.nextInt(6); n >= 0; n--) {
        bytes = changed(bytes, random, seeds);
      }
      try {
        if (read(bytes)) {
          read++;
        }
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed %d: %s".formatted(seed, new String(bytes, StandardCharsets.ISO_8859_1)), e);
      }
    }
    assertThat(read).as("texts that can be read").isBetween(COUNT / 10, COUNT * 9 / 10);
  }

  /// True when the text is a kubeconfig; its contexts and problems were made then.
  private static boolean read(byte[] bytes) {
    List<Kubeconfig.Problem> problems = new ArrayList<>();
    try {
      ParsedFile file = ParsedFile.parse(FILE, FileText.decode(bytes), problems);
      List<KubeContext> contexts = new Merge(List.of(file, file), problems).contexts();
      assertThat(contexts).allMatch(c -> !c.server().isBlank() && !c.name().isEmpty());
      assertThat(problems).allMatch(p -> !p.message().isEmpty());
      assertThat(contexts.hashCode()).isEqualTo(contexts.hashCode());
      return true;
    } catch (Unreadable e) {
      assertThat(e.line()).isNotEmpty().doesNotContain("\n");
      return false;
    }
  }

  private static byte[] changed(byte[] from, Random random, List<byte[]> seeds) {
    int at = random.nextInt(from.length + 1);
    int length = random.nextInt(Math.min(20, from.length - at + 1) + 1);
    length = Math.min(length, from.length - at);
    byte[] part = Arrays.copyOfRange(from, at, at + length);
    return switch (random.nextInt(6)) {
      case 0 -> replaced(from, at, length, new byte[0]);
      case 1 -> replaced(from, at, Math.min(1, length), new byte[] {(byte) random.nextInt(256)});
      case 2 -> replaced(from, at, 0, word(random));
      case 3 -> replaced(from, random.nextInt(from.length + 1), 0, part);
      case 4 -> replaced(from, at, 0, repeated(part, random.nextInt(300)));
      default -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int start = random.nextInt(other.length + 1);
        int end = start + random.nextInt(Math.min(200, other.length - start) + 1);
        yield replaced(from, at, length, Arrays.copyOfRange(other, start, end));
      }
    };
  }

  private static byte[] word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] repeated(byte[] part, int times) {
    byte[] all = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return all;
  }

  private static byte[] replaced(byte[] from, int at, int length, byte[] by) {
    byte[] all = new byte[from.length - length + by.length];
    System.arraycopy(from, 0, all, 0, at);
    System.arraycopy(by, 0, all, at, by.length);
    System.arraycopy(from, at + length, all, at + by.length, from.length - at - length);
    return all;
  }

  /// Much of the same: deep, wide or long. `-Dportolan.fuzz.bytes=N` asks with more; the largest
  /// file that is read has 8 MB.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{",
        "- ",
        "? ",
        "[]\n",
        "[],",
        "- []\n",
        "a: b\n",
        "a",
        "\"",
        "'",
        "&a ",
        "!a ",
        "a:\n ",
        "#\n",
        "---\n",
        "1",
        "x: &x [*x]\n",
        "- &a a\n- *a\n",
        " ",
        "\n",
        "*",
        "|\n",
        "<<: {a: b}\n",
        "{a: ",
        "[a, ",
        "%a\n",
        "é",
        "a b",
        "contexts: [{name: a}]\n",
        ",",
        ":",
        "- a: {b: c}\n"
      })
  void muchOfTheSameIsReadOrRefused(String piece) {
    int times = BYTES / piece.getBytes(StandardCharsets.UTF_8).length;
    byte[] bytes = piece.repeat(times).getBytes(StandardCharsets.UTF_8);
    read(bytes);
  }

  @Test
  void aliasesCountAsWhatTheyStandFor() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 60; i++) {
      text.append("a%d: &a%d [%s]\n".formatted(i, i, "*a" + (i - 1) + ", *a" + (i - 1)));
    }
    assertThat(read(text.toString().getBytes(StandardCharsets.UTF_8))).isFalse();
  }
}
