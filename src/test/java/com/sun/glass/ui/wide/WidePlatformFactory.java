package com.sun.glass.ui.wide;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.WideHeadlessApplication;

/// Chosen by `-Dglass.platform=Wide`: no display needed, and a screen that holds the whole window.
public final class WidePlatformFactory extends HeadlessPlatformFactory {
  @Override
  public Application createApplication() {
    return new WideHeadlessApplication();
  }
}
