package dev.portolan.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileSortTest {
  @Test
  void aNameEndsAsItsSortDoes() {
    assertThat(FileSort.MAP_PNG.named("prod")).isEqualTo("prod.png");
    assertThat(FileSort.MAP_PNG.named("prod.PNG")).isEqualTo("prod.PNG");
    assertThat(FileSort.MAP_PNG.named("prod.svg")).isEqualTo("prod.svg.png");
    assertThat(FileSort.CHECK_SET.named("checks.yml")).isEqualTo("checks.yml");
    assertThat(FileSort.CHECK_SET.named("checks")).isEqualTo("checks.yaml");
  }
}
