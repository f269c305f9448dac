package dev.portolan.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a question, a target or a finding holds comes back from its JSON.
final class ResultJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Class<?>> types() {
    return Stream.of(Question.class, Finding.class, Target.class)
        .flatMap(family -> Stream.of(family.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeComesBackAsItWas(Class<?> type) throws IOException {
    Class<?> family = type.getInterfaces()[0];
    for (int seed = 0; seed < 200; seed++) {
      Record value = (Record) new AnyRecord(seed).record(type);
      String text = RecordJson.write(value, family).toString();
      assertThat(RecordJson.read(JSON.readTree(text), family)).as(text).isEqualTo(value);
    }
  }

  @Test
  void wholeResultsComeBackAsTheyWere() throws IOException {
    for (int seed = 0; seed < 500; seed++) {
      CheckResult result = (CheckResult) new AnyRecord(seed).record(CheckResult.class);
      JsonNode read = JSON.readTree(ResultJson.of(result).toString());
      assertThat(ResultJson.result(read)).isEqualTo(result);
    }
  }

  @Test
  void theWordsAreThoseOfTheCommandLine() {
    Finding connect = new Finding.Connect("10.1.2.3", 80, "web", Outcome.TIMED_OUT, -1, "");
    assertThat(ResultJson.of(connect).toString())
        .isEqualTo(
            "{\"type\":\"connect\",\"address\":\"10.1.2.3\",\"port\":80,\"portName\":\"web\","
                + "\"outcome\":\"timed_out\",\"detail\":\"\"}");
  }

  /// Lines of other versions lack what came later and have what is gone.
  @Test
  void whatIsMissingIsEmptyAndWhatIsUnknownIsSkipped() throws IOException {
    JsonNode node =
        JSON.readTree(
            "{\"type\":\"ping\",\"outcome\":\"answered\",\"sent\":5,\"colour\":\"red\",\"rtt\":{\"avg\":2}}");
    assertThat(ResultJson.finding(node))
        .isEqualTo(new Finding.Ping("", Outcome.ANSWERED, 5, 0, new Finding.Rtt(-1, 2, -1), ""));
    assertThat(ResultJson.question(JSON.readTree("{\"kind\":\"dns\",\"backends\":true}")))
        .isEqualTo(new Question.Dns(Question.RecordType.A, true));
  }

  @Test
  void anOutcomeIsNeverMadeUp() {
    ObjectNode noOutcome = JSON.createObjectNode().put("type", "mtu");
    assertThatThrownBy(() -> ResultJson.finding(noOutcome))
        .isInstanceOf(IllegalArgumentException.class);
    ObjectNode strange = JSON.createObjectNode().put("type", "mtu").put("outcome", "splendid");
    assertThatThrownBy(() -> ResultJson.finding(strange)).hasMessageContaining("splendid");
    ObjectNode unknown = JSON.createObjectNode().put("type", "telepathy");
    assertThatThrownBy(() -> ResultJson.finding(unknown)).hasMessageContaining("telepathy");
  }
}
