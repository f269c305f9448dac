package com.sun.glass.ui.bench;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.headless.CountedHeadlessApplication;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;

/// Chosen by `-Dglass.platform=Bench`.
public final class BenchPlatformFactory extends HeadlessPlatformFactory {
  @Override
  public Application createApplication() {
    return new CountedHeadlessApplication();
  }
}
