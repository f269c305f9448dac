package dev.portolan.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import org.junit.jupiter.api.Test;

final class SortsTest {
  @Test
  void aFrameIsCalledWhatItStandsFor() {
    assertThat(Scene.sort(ObjectRef.namespace("shop"))).isEqualTo("namespace");
    assertThat(Scene.sort(ObjectRef.node("n1"))).isEqualTo("node");
    assertThat(Scene.sort(Scene.made("node", ""))).isEqualTo("node");
    assertThat(Scene.sort(Scene.made(Scene.ZONE, "a"))).isEqualTo("zone");
    assertThat(Scene.zone(Scene.made(Scene.ZONE, "a"))).isTrue();
    assertThat(Scene.zone(Scene.made("app", "zone"))).isFalse();
    assertThat(Scene.zone(ObjectRef.namespace("zone"))).isFalse();
  }
}
