package dev.portolan.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.TortureCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// Holds what Portolan makes of each torture case against what the case expects.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the cases have links and POSIX paths")
final class TortureTest {
  @TempDir private Path folder;

  static List<TortureCase> cases() throws IOException {
    return TortureCase.all();
  }

  @Test
  void thereAreEnough() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRead(TortureCase torture) throws IOException {
    assertThat(torture.text("about")).as("what the case is about").isNotEmpty();
    TortureCase.Ready ready = torture.prepare(folder, TortureCase.SAMPLES);
    Map<String, Object> expected = new LinkedHashMap<>();
    for (String key : List.of("current", "contexts", "problems")) {
      if (torture.has(key)) {
        expected.put(key, torture.expected().get(key));
      }
    }
    assertThat(yaml(new Described(ready, torture).of(Described.load(ready))))
        .isEqualTo(yaml(expected));
  }

  private static String yaml(Map<String, Object> map) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(1000);
    return new Yaml(options).dump(map);
  }
}
