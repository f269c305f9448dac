package dev.portolan.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.history.HistoryFile.Limits;
import dev.portolan.history.HistoryFile.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class HistoryFileTest {
  @TempDir Path folder;
  private Path path = Path.of("");
  private HistoryFile file = new HistoryFile(path);

  @BeforeEach
  void open() {
    path = folder.resolve("state/history/prod.jsonl");
    file = new HistoryFile(path);
  }

  @Test
  void whatIsKeptComesBackNewestFirst() throws IOException {
    assertThat(file.read().rows()).isEmpty();
    keep(2, 1, 3);
    List<Row> rows = file.read().rows();
    assertThat(rows).extracting(r -> r.at()).isSortedAccordingTo((a, b) -> b.compareTo(a));
    Entry newest = file.entries(List.of(rows.getFirst().id())).getFirst();
    assertThat(newest.result()).isEqualTo(Kept.connect(3, 1));
    assertThat(newest.context()).isEqualTo("prod");
    assertThat(newest.id()).matches("[0-9a-f]{12}");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyItsOwnerReadsIt() throws IOException {
    keep(1);
    file.remove(List.of(file.read().rows().getFirst().id()));
    assertThat(mode(Objects.requireNonNull(path.getParent()))).isEqualTo("rwx------");
    try (Stream<Path> all = Files.list(Objects.requireNonNull(path.getParent()))) {
      assertThat(all.toList())
          .hasSize(3)
          .allSatisfy(f -> assertThat(mode(f)).isEqualTo("rw-------"));
    }
  }

  @Test
  void damagedLinesAreCountedAndStayWhileTheOthersLive() throws IOException {
    keep(1);
    write("{\"v\":1,\"id\":\"cut off in the mid");
    keep(2);
    write("rubbish\n{\"v\":99,\"id\":\"of a later version\"}\n\n[]\nnull\n\u0000\u0001\n");
    Files.write(path, new byte[] {(byte) 0xC3, (byte) 0x28, '\n'}, StandardOpenOption.APPEND);
    keep(3);
    Reading reading = file.read();
    assertThat(reading.rows()).hasSize(3);
    assertThat(reading.unread()).isEqualTo(7);
    file.remove(List.of(reading.rows().getFirst().id()));
    assertThat(file.read().rows()).hasSize(2);
    assertThat(file.read().unread()).isEqualTo(7);
    assertThat(Files.readString(path, StandardCharsets.ISO_8859_1)).contains("of a later version");
  }

  @Test
  void theOldestGoWhenThereAreTooMany() throws IOException {
    file = new HistoryFile(path, new Limits(20, 1 << 20));
    keep(IntStream.rangeClosed(1, 50).toArray());
    List<Row> rows = file.read().rows();
    assertThat(rows).hasSizeBetween(18, 20);
    assertThat(rows.getFirst().at()).isEqualTo(Kept.START.plusSeconds(60 * 50));
    assertThat(rows.getLast().at()).isAfter(Kept.START.plusSeconds(60 * 29));
  }

  @Test
  void theOldestGoWhenTheyAreTooLarge() throws IOException {
    file = new HistoryFile(path, new Limits(1_000, 8_000));
    keep(IntStream.rangeClosed(1, 50).toArray());
    assertThat(Files.size(path)).isBetween(4_000L, 8_000L);
    assertThat(file.read().rows().getFirst().at()).isEqualTo(Kept.START.plusSeconds(60 * 50));
    assertThat(file.read().unread()).isZero();
  }

  @Test
  void aRemovalIsTakenBackUntilTheNextOne() throws IOException {
    keep(1, 2, 3);
    List<String> ids = file.read().rows().stream().map(Row::id).toList();
    assertThat(file.remove(List.of(ids.get(1), "no such id"))).isEqualTo(1);
    assertThat(ids()).containsExactly(ids.get(0), ids.get(2));
    file.putBack();
    assertThat(ids()).containsExactlyElementsOf(ids);
    file.clear();
    keep(4);
    assertThat(file.read().rows()).hasSize(1);
    file.putBack();
    assertThat(file.read().rows()).hasSize(4);
    file.clear();
    file.forget();
    file.putBack();
    assertThat(file.read().rows()).isEmpty();
    try (Stream<Path> left = Files.list(Objects.requireNonNull(path.getParent()))) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("prod.jsonl", "prod.jsonl.lock");
    }
  }

  @Test
  void writersDoNotLoseOneAnothersLines() throws Exception {
    HistoryFile other = new HistoryFile(path);
    List<Callable<Row>> all =
        IntStream.range(0, 60)
            .<Callable<Row>>mapToObj(
                i -> () -> (i % 2 == 0 ? file : other).keep("prod", false, Kept.connect(i, 1)))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      threads.invokeAll(all);
    }
    assertThat(file.read().rows()).hasSize(60);
    assertThat(file.read().unread()).isZero();
  }

  @Test
  void theStampTellsOfAnyChange() throws IOException {
    String none = file.stamp();
    keep(1);
    String one = file.stamp();
    keep(2);
    assertThat(List.of(none, one, file.stamp())).doesNotHaveDuplicates();
    assertThat(file.read().stamp()).isEqualTo(file.stamp());
  }

  @Test
  void contextsOfOneNameHaveAFileEach() {
    HistoryFolder all = new HistoryFolder(folder);
    Path one = all.of("/home/me/.kube/config", "../../etc/prod eu").path();
    Path other = all.of("/home/me/other", "../../etc/prod eu").path();
    assertThat(one).isNotEqualTo(other);
    assertThat(one.getParent()).isEqualTo(folder);
    assertThat(one.getFileName().toString()).matches("etc-prod-eu-[0-9a-f]{8}\\.jsonl");
    assertThat(all.of("/x", "a".repeat(500)).path().getFileName().toString()).hasSizeLessThan(90);
  }

  private List<String> ids() throws IOException {
    return file.read().rows().stream().map(Row::id).toList();
  }

  private void keep(int... minutes) throws IOException {
    for (int minute : minutes) {
      file.keep("prod", false, Kept.connect(minute, 1));
    }
  }

  private void write(String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.APPEND);
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
