package dev.portolan.probe.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.testkit.ClusterFixture;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No output, however broken, makes a parser fail, and none that a tool did not print is an answer.
final class PathFuzzTest {
  private static final HopNamer NAMER = new HopNamer(new SnapshotIndex(ClusterFixture.shop()));
  private static final List<Supplier<OutputParser>> PARSERS =
      List.of(
          () -> new PingParser("10.55.3.2"),
          () -> new TracerouteParser("10.55.3.2", NAMER),
          () -> new MtuParser("10.55.3.2", NAMER));

  static Stream<String> recordings() throws IOException, URISyntaxException {
    List<String> names = new ArrayList<>();
    for (String folder :
        List.of("ping", "traceroute", "tracepath", "mtr", "tcptraceroute", "mtu")) {
      URL url = Objects.requireNonNull(PathFuzzTest.class.getResource("/probes/" + folder));
      try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
        files.forEach(
            f -> names.add(folder + "/" + f.getFileName().toString().replace(".txt", "")));
      }
    }
    return names.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void survivesWhatIsCutShuffledForeignOrBroken(String name) {
    Random random = new Random(name.hashCode());
    List<Recording.Line> lines = Recording.of(name).lines();
    for (int round = 0; round < 20; round++) {
      List<Recording.Line> bent = new ArrayList<>(lines);
      switch (round % 5) {
        case 0 -> bent = cut(bent, random);
        case 1 -> Collections.shuffle(bent, random);
        case 2 -> bent.replaceAll(l -> foreign(l, random));
        case 3 -> bent.replaceAll(l -> new Recording.Line(!l.error(), noise(l.text(), random)));
        default -> bent.addAll(lines);
      }
      for (Supplier<OutputParser> maker : PARSERS) {
        assertThat(read(maker.get(), bent, random.nextInt(256)).outcome()).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void rubbishIsNoAnswer(Supplier<OutputParser> maker) {
    Random random = new Random(6);
    for (int round = 0; round < 300; round++) {
      List<Recording.Line> lines = new ArrayList<>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        lines.add(
            new Recording.Line(random.nextBoolean(), letters(random, 1 + random.nextInt(200))));
      }
      Finding finding = read(maker.get(), lines, 0);
      assertThat(finding.outcome()).isNotEqualTo(Outcome.ANSWERED);
    }
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void endlessOutputStaysBounded(Supplier<OutputParser> maker) {
    OutputParser parser = maker.get();
    String huge = "64 bytes from 1 seq=1 time=1 1 pmtu 1 mtu=1 1.1.1.1 ms ".repeat(72);
    for (int i = 0; i < 260; i++) { // RemoteCommand hands over no more than this
      parser.line(i % 2 == 0, (i % 900) + "  " + huge);
    }
    Finding finding = parser.finish(OutputParser.Ending.timeLimit());
    assertThat(finding instanceof Finding.Trace t ? t.hops().size() : 0).isLessThanOrEqualTo(255);
  }

  static Stream<Supplier<OutputParser>> parsers() {
    return PARSERS.stream();
  }

  private static Finding read(OutputParser parser, List<Recording.Line> lines, int code) {
    lines.forEach(l -> parser.line(l.error(), l.text()));
    return parser.finish(OutputParser.Ending.exited(code));
  }

  private static List<Recording.Line> cut(List<Recording.Line> lines, Random random) {
    if (lines.isEmpty()) {
      return lines;
    }
    int end = random.nextInt(lines.size());
    List<Recording.Line> kept = new ArrayList<>(lines.subList(0, end + 1));
    Recording.Line last = kept.getLast();
    int length = last.text().isEmpty() ? 0 : random.nextInt(last.text().length());
    kept.set(end, new Recording.Line(last.error(), last.text().substring(0, length)));
    return kept;
  }

  /// Another language's letters and digits in the place of some of the words.
  private static Recording.Line foreign(Recording.Line line, Random random) {
    StringBuilder text = new StringBuilder();
    line.text()
        .codePoints()
        .map(c -> random.nextInt(4) > 0 ? c : Character.isDigit(c) ? 0x0661 : c + 0x0400)
        .forEach(text::appendCodePoint);
    return new Recording.Line(line.error(), text.toString());
  }

  private static String noise(String text, Random random) {
    StringBuilder noisy = new StringBuilder(text);
    for (int i = 0; i < 3 && !noisy.isEmpty(); i++) {
      noisy.setCharAt(random.nextInt(noisy.length()), (char) random.nextInt(0x2100));
    }
    return noisy.toString();
  }

  private static String letters(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (' ' + random.nextInt(0x3000)));
    }
    return text.toString();
  }
}
