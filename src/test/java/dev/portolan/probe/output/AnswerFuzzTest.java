package dev.portolan.probe.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.Outcome;
import dev.portolan.probe.output.OutputParser.Ending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Recordings cut anywhere, shuffled and spoilt, and outputs that are no tool's at all: every
/// parser ends with a finding, and takes no rubbish for an answer.
final class AnswerFuzzTest {
  private static final List<String> KINDS = List.of("udp", "tls", "http", "grpc", "dns");

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.portolan.probe.output.AnswerParsersTest#recordings")
  void aSpoiltRecordingStillGivesAFinding(String recording) {
    String kind = recording.substring(0, recording.indexOf('/'));
    String tool =
        Stream.of("dig", "getent", "nmap")
            .filter(t -> recording.contains("/" + t + "-"))
            .findFirst()
            .orElse("");
    Random random = new Random(recording.hashCode());
    List<Recording.Line> lines = Recording.of(recording).lines();
    for (int i = 0; i < 20; i++) {
      OutputParser parser = AnswerParsersTest.parser(kind, tool, "success");
      spoilt(lines, random).forEach(l -> parser.line(l.error(), l.text()));
      Ending ending = i % 3 == 0 ? Ending.timeLimit() : Ending.exited(random.nextInt(256));

      assertThat(parser.finish(ending).outcome()).isNotNull();
    }
  }

  private static List<Recording.Line> spoilt(List<Recording.Line> lines, Random random) {
    List<Recording.Line> spoilt =
        new ArrayList<>(lines.subList(0, lines.isEmpty() ? 0 : random.nextInt(lines.size() + 1)));
    if (random.nextInt(4) == 0) {
      Collections.shuffle(spoilt, random);
    }
    spoilt.replaceAll(
        l -> random.nextInt(5) > 0 ? l : new Recording.Line(l.error(), cut(l.text(), random)));
    return spoilt;
  }

  private static String cut(String text, Random random) {
    String part = text.isEmpty() ? "" : text.substring(0, random.nextInt(text.length()));
    return part + (random.nextBoolean() ? "\ufffd" + random.nextLong() : "x".repeat(4000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rubbish",
        "portolan-",
        "portolan-udp answered",
        "portolan-udp answered x y",
        "portolan-http 200",
        "portolan-tls",
        "portolan-code",
        "Verbindungsaufbau abgelehnt",
        "-----BEGIN CERTIFICATE-----",
        "< HTTP/",
        " 00 zz",
        "\ufffd\ufffd\ufffd"
      })
  void rubbishIsNoAnswer(String line) {
    for (String kind : KINDS) {
      OutputParser parser = AnswerParsersTest.parser(kind, "", "success");
      // On standard error: whatever UDP tools copy to their output is an answer.
      for (int i = 0; i < 1000; i++) {
        parser.line(true, line);
      }

      assertThat(parser.finish(Ending.exited(1)).outcome()).isNotEqualTo(Outcome.ANSWERED);
    }
  }
}
