package dev.portolan.demo.shell;

import dev.portolan.demo.net.Lookup;
import java.time.Duration;
import java.util.List;

/// One run of a program: its arguments, its process and the container around it.
record Call(List<String> argv, SimProcess process, Box box) {
  private static final Duration LOOKUP_PATIENCE = Duration.ofSeconds(10);

  Call {
    argv = List.copyOf(argv);
  }

  /// Looks a name up as the C library does: name servers that do not answer take their time.
  Lookup lookup(String name) throws Killed {
    Lookup lookup = box.network().lookup(box.ref().podRef(), name);
    if (lookup instanceof Lookup.NoAnswer) {
      process.sleep(LOOKUP_PATIENCE);
    }
    return lookup;
  }

  /// The arguments after the program's name.
  List<String> args() {
    return argv.subList(1, argv.size());
  }
}
