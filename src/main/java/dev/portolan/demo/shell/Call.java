package dev.portolan.demo.shell;

import java.util.List;

/// One run of a program: its arguments, its process and the container around it.
record Call(List<String> argv, SimProcess process, Box box) {
  Call {
    argv = List.copyOf(argv);
  }

  /// The arguments after the program's name.
  List<String> args() {
    return argv.subList(1, argv.size());
  }
}
