package dev.portolan.cli;

import java.io.Console;
import java.util.Optional;

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
    // Java 22 to 24 give a console in any case, and Java 25 only where there is a terminal
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(Terminal::of)
        .orElse(NONE);
  }

  private static Terminal of(Console console) {
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
