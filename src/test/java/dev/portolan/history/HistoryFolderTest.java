package dev.portolan.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryFolderTest {
  @TempDir Path folder;

  @Test
  void contextsOfOneNameInTwoKubeconfigsAreKeptApart() throws Exception {
    HistoryFolder history = new HistoryFolder(folder.resolve("history"));
    HistoryFile one = history.of("/home/me/.kube/config", "prod");
    HistoryFile two = history.of("/home/me/other", "prod");
    one.keep("prod", false, Kept.connect(1, 1));

    assertThat(two.read().rows()).isEmpty();
    assertThat(one.read().rows()).hasSize(1);
    assertThat(history.of("/home/me/.kube/config", "prod")).isSameAs(one);
    assertThat(one.path().getFileName().toString()).matches("prod-[0-9a-f]{8}\\.jsonl");
  }

  @Test
  void theFilesThatNothingWasKeptInForLongestGo() throws Exception {
    for (int i = 0; i < 5; i++) {
      Path file = folder.resolve("c" + i + ".jsonl");
      Files.writeString(file, "{}\n");
      Files.writeString(folder.resolve("c" + i + ".jsonl.lock"), "");
      Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000 - i)));
    }
    Files.writeString(folder.resolve("notes.txt"), "not ours");

    FolderBound.hold(folder, 3);

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "c0.jsonl",
              "c0.jsonl.lock",
              "c1.jsonl",
              "c1.jsonl.lock",
              "c2.jsonl",
              "c2.jsonl.lock",
              "notes.txt");
    }
  }
}
