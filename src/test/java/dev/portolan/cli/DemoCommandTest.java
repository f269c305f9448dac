package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `portolan demo`, from its start to its end.
@Timeout(60)
final class DemoCommandTest {
  @TempDir private Path folder;

  /// Counts down when the words come.
  private static final class Heard extends StringWriter {
    private final CountDownLatch latch = new CountDownLatch(1);
    private final String words;

    Heard(String words) {
      this.words = words;
    }

    @Override
    public void flush() {
      if (toString().contains(words)) {
        latch.countDown();
      }
    }
  }

  private int run(StringWriter out, StringWriter err, String... args) {
    return Cli.run(Map.of(), folder, new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void servesUntilInterruptedAndTakesItsKubeconfigWithIt() throws Exception {
    Path file = folder.resolve("demo.kubeconfig");
    Heard out = new Heard("Press Ctrl+C");
    AtomicInteger code = new AtomicInteger(-1);
    Thread verb =
        Thread.ofPlatform()
            .start(
                () ->
                    code.set(
                        run(
                            out,
                            new StringWriter(),
                            "demo",
                            "--pods",
                            "40",
                            "--churn",
                            "50",
                            "--kubeconfig-out",
                            file.toString())));
    assertThat(out.latch.await(50, TimeUnit.SECONDS)).as(out.toString()).isTrue();
    assertThat(out.toString()).contains("Kubeconfig: " + file);
    assertThat(Files.readString(file)).contains("current-context: demo", "demo-exec-create");
    verb.interrupt();
    verb.join();
    assertThat(code).hasValue(Exit.OK);
    assertThat(out.toString()).contains("has ended");
    assertThat(file).doesNotExist();
  }

  @Test
  void doesNotTouchAnotherFile() throws Exception {
    Path file = folder.resolve("config");
    Files.writeString(file, "apiVersion: v1\n", StandardCharsets.UTF_8);
    StringWriter err = new StringWriter();
    int code = run(new StringWriter(), err, "demo", "--kubeconfig-out", file.toString());
    assertThat(code).isEqualTo(Exit.UNKNOWN);
    assertThat(err.toString()).contains("is there already, and is not a demo's");
    assertThat(file).hasContent("apiVersion: v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo --pods 150001", "demo --churn 5", "demo --port 70000", "demo --pods -1"})
  void wrongNumbersAreWrongUsage(String line) {
    StringWriter err = new StringWriter();
    assertThat(run(new StringWriter(), err, line.split(" ", -1))).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).startsWith("portolan: ");
  }
}
