package dev.portolan.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubeconfigWatchTest {
  @TempDir private Path home;

  private final List<List<String>> told = new ArrayList<>();
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");

  private static String text(String... contexts) {
    StringBuilder text = new StringBuilder("clusters: [{name: c, cluster: {server: https://a}}]\n");
    text.append("contexts:\n");
    for (String context : contexts) {
      text.append("- {name: ").append(context).append(", context: {cluster: c}}\n");
    }
    return text.toString();
  }

  private Path write(String name, String text) throws IOException {
    Files.createDirectories(home.resolve(name).getParent());
    return Files.writeString(home.resolve(name), text);
  }

  private static List<String> names(Kubeconfig config) {
    return config.contexts().stream().map(KubeContext::name).toList();
  }

  private KubeconfigWatch watch(Map<String, String> environment, @Nullable Path explicit) {
    KubeconfigLoader loader = new KubeconfigLoader(environment, home);
    return new KubeconfigWatch(
        loader, explicit, loader.load(explicit), k -> told.add(names(k)), () -> now);
  }

  /// Looks until the watch is content.
  private static void settle(KubeconfigWatch watch) {
    for (int i = 0; watch.look(); i++) {
      assertThat(i).as("looks in a row").isLessThan(20);
    }
  }

  @Test
  void whatIsKnownIsNotToldAgain() throws IOException {
    write(".kube/config", text("a"));
    KubeconfigWatch watch = watch(Map.of(), null);
    settle(watch);
    settle(watch);
    assertThat(told).isEmpty();
  }

  @Test
  void theDefaultFileMayComeWithItsFolderAndGo() throws IOException {
    KubeconfigWatch watch = watch(Map.of(), null);
    settle(watch);
    Path file = write(".kube/config", text("a", "b"));
    settle(watch);
    assertThat(told).containsExactly(List.of("a", "b"));
    Files.delete(file);
    settle(watch);
    assertThat(told).containsExactly(List.of("a", "b"), List.of());
  }

  @Test
  void aFileThatIsBeingWrittenIsReadWhenItKeepsStill() throws IOException {
    Path file = write("k", text("a"));
    KubeconfigWatch watch = watch(Map.of(), file);
    settle(watch);
    Files.writeString(file, "contexts: [");
    assertThat(watch.look()).isTrue();
    Files.writeString(file, text("a", "b"));
    settle(watch);
    assertThat(told).containsExactly(List.of("a", "b"));
  }

  @Test
  void aFileThatNeverKeepsStillIsReadAllTheSame() throws IOException {
    Path file = write("k", text("a"));
    KubeconfigWatch watch = watch(Map.of(), file);
    settle(watch);
    for (int i = 0; i < 12; i++) {
      Files.writeString(file, text("a") + "#".repeat(i + 1));
      Files.writeString(file, text("b" + i) + "#".repeat(i + 1));
      watch.look();
    }
    assertThat(told).hasSize(1);
  }

  @Test
  void aFileMovedOverAnotherAndALinkWithANewTargetAreChanges() throws IOException {
    Path first = write("first", text("a"));
    Path second = write("second", text("b"));
    Files.setLastModifiedTime(second, Files.getLastModifiedTime(first));
    Path link = Files.createSymbolicLink(home.resolve("link"), first);
    KubeconfigWatch watch = watch(Map.of("KUBECONFIG", link.toString()), null);
    settle(watch);
    Path next = Files.createSymbolicLink(home.resolve("next"), second);
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    settle(watch);
    assertThat(told).containsExactly(List.of("b"));
    Files.move(
        write("third", text("c")),
        second,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    settle(watch);
    assertThat(told).containsExactly(List.of("b"), List.of("c"));
  }

  @Test
  void anotherFileOfTheListMayAppear() throws IOException {
    String list = write("k", text("a")) + File.pathSeparator + home.resolve("later/k");
    KubeconfigWatch watch = watch(Map.of("KUBECONFIG", list), null);
    settle(watch);
    write("later/k", text("b"));
    settle(watch);
    assertThat(told).containsExactly(List.of("a", "b"));
  }

  @Test
  void aSecondChangeWithinTheSameTickOfTheFileSystemIsSeen() throws IOException {
    Path file = write("k", text("a"));
    FileTime time = FileTime.from(now);
    Files.setLastModifiedTime(file, time);
    KubeconfigWatch watch = watch(Map.of(), file);
    settle(watch);
    Files.writeString(file, text("b"));
    Files.setLastModifiedTime(file, time);
    settle(watch);
    assertThat(told).containsExactly(List.of("b"));
    now = now.plus(Duration.ofSeconds(5));
    settle(watch);
    Files.writeString(file, text("c"));
    Files.setLastModifiedTime(file, time);
    settle(watch);
    assertThat(told).as("an old file is not read at every look").hasSize(1);
  }

  @Test
  void itsThreadTellsAndEnds() throws Exception {
    Path file = write("k", text("a"));
    KubeconfigLoader loader = new KubeconfigLoader(Map.of(), home);
    BlockingQueue<List<String>> heard = new LinkedBlockingQueue<>();
    Kubeconfig known = loader.load(file);
    Files.writeString(file, text("a", "b"));
    KubeconfigWatch watch = KubeconfigWatch.start(loader, file, known, k -> heard.add(names(k)));
    assertThat(heard.poll(20, TimeUnit.SECONDS)).containsExactly("a", "b");
    Files.writeString(file, text("c"));
    assertThat(heard.poll(20, TimeUnit.SECONDS)).containsExactly("c");
    watch.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("kubeconfig-watch");
  }
}
