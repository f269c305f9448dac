package com.sun.glass.ui.headless;

import com.sun.glass.ui.Screen;
import java.nio.ByteBuffer;

/// JavaFX's headless application with a screen of 1920 by 1200 in place of 1000 by 1000.
public final class WideHeadlessApplication extends HeadlessApplication {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1200;

  @Override
  protected Screen[] staticScreen_getScreens() {
    frameBuffer = ByteBuffer.allocate(WIDTH * HEIGHT * 4);
    Screen screen =
        new Screen(
            0, 32, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 100, 100, 1f, 1f,
            1f, 1f);
    return new Screen[] {screen};
  }
}
