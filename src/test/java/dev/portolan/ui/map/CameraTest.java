package dev.portolan.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.portolan.diagram.Point;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CameraTest {
  private static final Rect CHART = new Rect(0, 0, 2000, 1000);

  private final AtomicInteger changes = new AtomicInteger();
  private final Camera camera = new Camera(changes::incrementAndGet);

  CameraTest() {
    camera.resize(1000, 800);
    camera.follow(CHART);
  }

  @Test
  void followsTheChartUntilItIsMoved() {
    assertThat(camera.viewport().visible().contains(CHART)).isTrue();
    camera.follow(new Rect(-500, 0, 4000, 1000));
    assertThat(camera.viewport().visible().contains(new Rect(-500, 0, 4000, 1000))).isTrue();
    camera.pan(10, 0);
    Viewport moved = camera.viewport();
    camera.follow(new Rect(0, 0, 9000, 9000));
    assertThat(camera.viewport()).isEqualTo(moved);
    camera.fit();
    assertThat(camera.viewport().visible().contains(new Rect(0, 0, 9000, 9000))).isTrue();
  }

  @Test
  void keepsThePlaceUnderThePointerWhenItZooms() {
    Point before = camera.viewport().toChart(200, 300);
    camera.zoom(1.7, 200, 300);
    Point after = camera.viewport().toChart(200, 300);
    assertThat(after.x()).isCloseTo(before.x(), within(1e-9));
    assertThat(after.y()).isCloseTo(before.y(), within(1e-9));
  }

  @Test
  void zoomsOnlySoFar() {
    camera.zoom(1e9);
    assertThat(camera.viewport().scale()).isEqualTo(Camera.MAX_SCALE);
    camera.zoom(1e-9);
    assertThat(camera.viewport().scale()).isEqualTo(Camera.MIN_SCALE);
  }

  @ParameterizedTest
  @ValueSource(ints = {140, 400, 800})
  void showsTheWholeChartClearOfWhatLiesOverItsFoot(int height) {
    camera.resize(1000, height);
    camera.fit();
    Viewport view = camera.viewport();
    assertThat(view.visible().contains(CHART)).isTrue();
    double below = height - view.toPixel(0, CHART.bottom()).y();
    assertThat(below).isGreaterThanOrEqualTo(Math.min(60, height * 0.12) - 1);
    assertThat(below).isLessThan(height);
  }

  @Test
  void keepsTheMiddleWhenTheWindowGrows() {
    camera.pan(33, 44);
    Point middle = camera.viewport().toChart(500, 400);
    camera.resize(1400, 900);
    Point now = camera.viewport().toChart(700, 450);
    assertThat(now.x()).isCloseTo(middle.x(), within(1e-9));
    assertThat(now.y()).isCloseTo(middle.y(), within(1e-9));
  }

  @Test
  void bringsAPlaceIntoTheMiddleLargeEnoughToRead() {
    camera.zoom(0.01);
    Rect pod = new Rect(1800, 900, 100, 40);
    camera.center(pod, 0.7);
    Point at = camera.viewport().toPixel(pod.centerX(), pod.centerY());
    assertThat(at.x()).isCloseTo(500, within(1e-6));
    assertThat(at.y()).isCloseTo(400, within(1e-6));
    assertThat(camera.viewport().scale()).isEqualTo(0.7);
  }

  @Test
  void tellsEveryMove() {
    int before = changes.get();
    camera.pan(1, 1);
    camera.zoom(1.1);
    camera.fit();
    assertThat(changes.get()).isEqualTo(before + 3);
  }
}
