package com.sun.glass.ui.headless;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/// JavaFX's headless application with a screen of 1920 by 1200, which tells of each repaint.
public final class CountedHeadlessApplication extends HeadlessApplication {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1200;

  private static volatile IntConsumer painted = corner -> {};

  /// Calls back on the FX thread whenever a window's pixels have come to the screen, with the one
  /// in the screen's upper left corner.
  public static void onPainted(IntConsumer listener) {
    painted = listener;
  }

  @Override
  protected Screen[] staticScreen_getScreens() {
    frameBuffer = ByteBuffer.allocate(WIDTH * HEIGHT * 4);
    Screen screen =
        new Screen(
            0, 32, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 100, 100, 1f, 1f,
            1f, 1f);
    return new Screen[] {screen};
  }

  @Override
  public View createView() {
    return new HeadlessView() {
      @Override
      protected void _uploadPixels(long pointer, Pixels pixels) {
        super._uploadPixels(pointer, pixels);
        painted.accept(frameBuffer.getInt(0));
      }
    };
  }
}
