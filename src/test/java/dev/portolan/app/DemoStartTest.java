package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.api.ClusterException;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Workspace.Level;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoStartTest {
  @TempDir Path home;

  @Test
  void aDemoThatCannotStartIsTold() throws Exception {
    CompletableFuture<Intent> told = new CompletableFuture<>();
    try (Core core = new Core(home, pods -> refuse());
        Effects effects = new Effects(core, Source.DEFAULT)) {
      effects.run(new Effect.StartDemo(), told::complete);
      assertThat(told.get(10, TimeUnit.SECONDS))
          .isEqualTo(
              new Intent.Tell(Level.ERROR, "No demo: the demo cluster does not start: full"));
    }
  }

  private static DemoHost refuse() {
    throw new ClusterException("the demo cluster does not start: full");
  }
}
