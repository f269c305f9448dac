package dev.portolan.cli;

import java.io.Console;
import java.util.Objects;

/// The terminal at which the user sits, if there is one.
public interface Terminal {
  /// No terminal: input or output is a pipe or a file.
  Terminal NONE =
      new Terminal() {
        @Override
        public boolean present() {
          return false;
        }

        @Override
        public String ask(String question) {
          return "";
        }
      };

  /// True when a question can be asked.
  boolean present();

  /// Asks, and gives the line that the user typed; empty at the end of input.
  String ask(String question);

  /// The process's own.
  static Terminal ofProcess() {
    Console console = Objects.requireNonNull(System.console(), "there is one since Java 22");
    if (!console.isTerminal()) {
      return NONE;
    }
    return new Terminal() {
      @Override
      public boolean present() {
        return true;
      }

      @Override
      public String ask(String question) {
        String line = console.readLine("%s", question);
        return line == null ? "" : line;
      }
    };
  }
}
