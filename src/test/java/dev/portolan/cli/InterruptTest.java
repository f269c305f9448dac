package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C ends what was begun, and the verb still says what it found.
@Timeout(60)
final class InterruptTest {
  @TempDir Path home;

  @Test
  void theWorkIsEndedAndTheVerbIsWaitedFor() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Interrupt interrupt = new Interrupt();
    interrupt.ends(ended::countDown);
    Thread strike = Thread.ofVirtual().start(interrupt::strike);
    ended.await();
    assertThat(strike.isAlive()).as("waits while the verb still speaks").isTrue();
    interrupt.told();
    strike.join();
  }

  @Test
  void beforeAnythingWasBegunItEndsAtOnce() throws InterruptedException {
    Thread strike = Thread.ofVirtual().start(new Interrupt()::strike);
    strike.join(); // or the limit of this class ends it
    assertThat(strike.isAlive()).as("has nothing to wait for").isFalse();
  }

  /// A process of its own: the end comes by a signal, as from a terminal.
  @Test
  void aWatchTellsTheWholeWhenItIsInterrupted() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Duser.home=" + home,
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.portolan.Main",
                    "check",
                    "reach",
                    "--demo",
                    "--from=sandbox/toolbox",
                    "--to=shop/web",
                    "--watch=0.5"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).as("the first round").contains("answered");
      process.toHandle().destroy(); // by itself it would close what is read here
      assertThat(out.lines().toList()).anyMatch(l -> l.startsWith("ANSWERED: shop/web watched"));
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
