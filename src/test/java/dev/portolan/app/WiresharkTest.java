package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class WiresharkTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS) // a script stands in for it
  void isFoundOnThePathAndGivenTheFile() throws IOException {
    Wireshark none = new Wireshark(Map.of("PATH", ""));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path program = bin.resolve("wireshark");
    Files.writeString(program, "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Wireshark found = new Wireshark(Map.of("PATH", bin.toString()));
    assertThat(found.installed()).isTrue();
    Path file = Files.createFile(folder.resolve("a b.pcapng"));
    assertThat(Wireshark.command(program, file))
        .isEqualTo(List.of(program.toString(), "-N", "mn", file.toString()));
    assertThat(found.open(file)).isEmpty();
    if (!none.installed()) {
      assertThat(none.open(file)).hasValueSatisfying(w -> assertThat(w).contains("was not found"));
    }
  }
}
