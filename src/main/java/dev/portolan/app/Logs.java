package dev.portolan.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;

/// The process's logging: what `logging.properties` says, unless the user named a configuration of
/// their own (`-Djava.util.logging.config.file`).
public final class Logs {
  private Logs() {}

  public static void configure() {
    if (System.getProperty("java.util.logging.config.file") != null) {
      return;
    }
    try (InputStream in = Logs.class.getResourceAsStream("/logging.properties")) {
      LogManager.getLogManager().readConfiguration(in);
    } catch (IOException e) {
      throw new UncheckedIOException("logging.properties is part of the program", e);
    }
  }
}
