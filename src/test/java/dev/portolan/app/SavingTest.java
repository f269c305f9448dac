package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.ClusterFixture;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.SweepTask;
import dev.portolan.workspace.Workspace.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is saved is there whole, or what was there before stays.
final class SavingTest {
  @TempDir Path folder;

  @Test
  void aCheckSetTakesTheOldOnesPlaceInOneMove() throws IOException {
    Path file = Files.writeString(folder.resolve("checks.yaml"), "old");
    Path old = Files.createLink(folder.resolve("old.yaml"), file);
    CompletableFuture<Intent> told = new CompletableFuture<>();
    try (SweepWork work = new SweepWork()) {
      work.save(new SweepTask.Save(file, ClusterFixture.shop(), List.of()), told::complete);
      assertThat(told.join()).isEqualTo(new Intent.Tell(Level.INFO, "Written: " + file));
    }
    assertThat(file).content().contains("checks:");
    assertThat(old).hasContent("old");
  }

  @Test
  void aCaptureThatCannotBeReadLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("capture.pcapng"), "old");
    CompletableFuture<Intent> told = new CompletableFuture<>();

    CaptureWork.save(Files.createDirectory(folder.resolve("unreadable")), file, told::complete);

    assertThat(told.join().toString()).contains("ERROR", "Not written");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(p -> p.toString().endsWith(".part"));
  }

  @Test
  void aCaptureIsWrittenAsItIs() throws IOException {
    Path kept = Files.write(folder.resolve("kept"), new byte[] {1, 2, 3});
    Path file = folder.resolve("capture.pcapng");
    CompletableFuture<Intent> told = new CompletableFuture<>();

    CaptureWork.save(kept, file, told::complete);

    assertThat(told.join()).isEqualTo(new Intent.Tell(Level.INFO, "Written: " + file));
    assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
  }
}
