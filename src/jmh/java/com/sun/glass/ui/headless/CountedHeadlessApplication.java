package com.sun.glass.ui.headless;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import java.nio.ByteBuffer;

/// JavaFX's headless application with a screen of 1920 by 1200, which tells of each repaint.
public final class CountedHeadlessApplication extends HeadlessApplication {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1200;

  private static volatile Runnable painted = () -> {};

  /// Calls back on the FX thread whenever a window's pixels have come to the screen.
  public static void onPainted(Runnable listener) {
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
        painted.run();
      }
    };
  }
}
