package dev.portolan.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KubeconfigLoaderTest {
  private static final Path FILES = Path.of("src", "test", "resources", "kubeconfigs");

  @TempDir private Path home;

  private Kubeconfig named(String... files) {
    String variable =
        Arrays.stream(files)
            .map(f -> f.isEmpty() ? "" : FILES.resolve(f).toString())
            .collect(Collectors.joining(File.pathSeparator));
    return new KubeconfigLoader(Map.of("KUBECONFIG", variable), home).load();
  }

  @Test
  void contextsOfAllFilesKeepToTheirOwnFile() {
    Kubeconfig config = named("two.yaml", "", "same-names.yaml");
    assertThat(config.problems()).isEmpty();
    assertThat(config.contexts())
        .extracting(
            c ->
                c.id().file().getFileName()
                    + " "
                    + c.name()
                    + " "
                    + c.namespace()
                    + " "
                    + c.server(),
            c -> c.user().values().get("token"))
        .containsExactly(
            tuple("two.yaml prod shop https://prod.example:6443", "two-secret"),
            tuple("two.yaml dev default https://dev.example:6443", "two-secret"),
            tuple("same-names.yaml prod default https://other.example:6443", "other-secret"));
  }

  @Test
  void theFirstFileThatNamesOneDecidesTheCurrentContext() {
    assertThat(named("two.yaml", "same-names.yaml").contexts())
        .filteredOn(KubeContext::current)
        .extracting(KubeContext::name)
        .containsExactly("dev");
    Kubeconfig turned = named("same-names.yaml", "two.yaml");
    assertThat(turned.contexts()).filteredOn(KubeContext::current).hasSize(1);
    assertThat(turned.current().orElseThrow().server()).isEqualTo("https://other.example:6443");
  }

  @Test
  void aCurrentContextMayBeInAnotherFile() throws IOException {
    Path pointer = Files.writeString(home.resolve("pointer"), "current-context: prod\n");
    String variable = pointer + File.pathSeparator + FILES.resolve("two.yaml");
    Kubeconfig config = new KubeconfigLoader(Map.of("KUBECONFIG", variable), home).load();
    assertThat(config.problems()).isEmpty();
    assertThat(config.current().orElseThrow().name()).isEqualTo("prod");
  }

  @Test
  void filesThatDoNotExistAreAProblemOnlyWhenThereIsNoOther() {
    assertThat(named("absent.yaml", "two.yaml").problems()).isEmpty();
    assertThat(named("absent.yaml", "gone.yaml").problems())
        .extracting(Kubeconfig.Problem::message)
        .containsExactly("no such file", "no such file");
    assertThat(named("", "").problems()).isEmpty();
    Path absent = FILES.resolve("absent.yaml");
    assertThat(new KubeconfigLoader(Map.of(), home).load(absent).problems()).hasSize(1);
  }

  @Test
  void anExplicitFileGoesBeforeTheVariable() {
    KubeconfigLoader loader =
        new KubeconfigLoader(Map.of("KUBECONFIG", FILES.resolve("two.yaml").toString()), home);
    assertThat(loader.load(FILES.resolve("same-names.yaml")).contexts()).hasSize(1);
    assertThat(loader.load(null).contexts()).hasSize(2);
  }

  @Test
  void theDefaultFileIsReadWhenThereIsOne() throws IOException {
    KubeconfigLoader loader = new KubeconfigLoader(Map.of("KUBECONFIG", ""), home);
    assertThat(loader.load()).isEqualTo(new Kubeconfig(List.of(), List.of()));
    Files.createDirectory(home.resolve(".kube"));
    Files.copy(FILES.resolve("two.yaml"), home.resolve(".kube").resolve("config"));
    assertThat(loader.load().contexts()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "broken.yaml,is not YAML: line 5",
    "list.yaml,not a mapping at the top",
    "bomb.yaml,an entry of",
    "'.',is a folder"
  })
  void aFileThatCannotBeReadIsOneProblemAndCostsNothingOfTheOthers(String file, String expected) {
    Kubeconfig config = named(file, "two.yaml");
    assertThat(config.contexts()).hasSize(2);
    assertThat(config.problems()).hasSize(1);
    assertThat(config.problems().getFirst().toString())
        .contains(FILES.resolve(file).toAbsolutePath().normalize().toString())
        .contains(expected)
        .doesNotContain("very-secret")
        .doesNotContain("\n");
  }

  @Test
  void brokenEntriesAreNamedAndTheRestStays() {
    Kubeconfig config = named("faulty-entries.yaml");
    assertThat(config.contexts()).extracting(KubeContext::name).containsExactly("works");
    assertThat(config.contexts().getFirst().server()).isEqualTo("https://good.example");
    assertThat(config.problems())
        .extracting(Kubeconfig.Problem::line)
        .containsExactlyInAnyOrder(
            "cluster \"good\" is there twice; the first one is used, and kubectl refuses the file",
            "an entry of \"contexts\" has no name",
            "context \"lost-cluster\" names cluster \"nowhere\", which no file has",
            "context \"lost-user\" names user \"nobody\", which no file has",
            "context \"serverless\" uses cluster \"no-server\", which has no server",
            "context \"clusterless\" names no cluster",
            "current-context names \"gone\", which no file has");
    assertThat(config.problems()).filteredOn(p -> p.ofContext("lost-user")).hasSize(1);
  }

  @Test
  void theFileIsNeverWritten() throws IOException {
    Path file = Files.copy(FILES.resolve("faulty-entries.yaml"), home.resolve("mine"));
    byte[] before = Files.readAllBytes(file);
    new KubeconfigLoader(Map.of(), home).load(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aContextDoesNotTellItsSecrets() {
    assertThat(named("two.yaml").contexts().getFirst().toString()).doesNotContain("two-secret");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no named pipes among files")
  void aPipeIsNotWaitedFor() throws Exception {
    Path pipe = home.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(new KubeconfigLoader(Map.of(), home).load(pipe).problems())
        .extracting(Kubeconfig.Problem::message)
        .containsExactly("is a pipe or a device, not a file");
  }

  @Test
  void aFileThatMayNotBeReadIsAProblem() throws IOException {
    Path file = Files.copy(FILES.resolve("two.yaml"), home.resolve("mine"));
    assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root reads anything");
    assertThat(new KubeconfigLoader(Map.of(), home).load(file).problems())
        .extracting(Kubeconfig.Problem::message)
        .containsExactly("cannot be read: permission denied");
  }

  @Test
  void aNameThatIsNoFileNameIsAProblem() {
    String variable = "a\0b" + File.pathSeparator + FILES.resolve("two.yaml");
    Kubeconfig config = new KubeconfigLoader(Map.of("KUBECONFIG", variable), home).load();
    assertThat(config.contexts()).hasSize(2);
    assertThat(config.problems())
        .extracting(Kubeconfig.Problem::message)
        .containsExactly("not a file name on this system");
  }

  @Test
  void aFileLargerThanAnyKubeconfigIsNotRead() throws IOException {
    Path file = home.resolve("huge");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(1L << 40);
    }
    assertThat(new KubeconfigLoader(Map.of(), home).load(file).problems())
        .extracting(Kubeconfig.Problem::message)
        .containsExactly("is larger than 8 MB");
  }

  @Test
  void problemsAreBounded() throws IOException {
    StringBuilder text = new StringBuilder("contexts:\n");
    for (int i = 0; i < 2000; i++) {
      text.append("- {name: c").append(i).append("}\n");
    }
    Path file = Files.writeString(home.resolve("many"), text);
    List<Kubeconfig.Problem> problems = new KubeconfigLoader(Map.of(), home).load(file).problems();
    assertThat(problems).hasSize(501);
    assertThat(problems.getLast().message()).isEqualTo("and there are more problems");
  }
}
