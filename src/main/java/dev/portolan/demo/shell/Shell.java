package dev.portolan.demo.shell;

import dev.portolan.demo.shell.Programs.Installed;
import dev.portolan.probe.Scripts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `sh -c` and `bash -c`. There is no interpreter: the shell knows Portolan's own scripts, by
/// comparing them with the constants, and nothing else.
final class Shell {
  private static final int NOT_FOUND = 127;

  private Shell() {}

  static int run(Call call) throws Killed {
    List<String> argv = call.argv();
    if (argv.size() < 3 || !argv.get(1).equals("-c")) {
      return strange(call);
    }
    String script = argv.get(2);
    List<String> values = argv.subList(Math.min(4, argv.size()), argv.size());
    if (script.equals(Scripts.RUN)) {
      return become(call, values);
    }
    if (script.equals(Scripts.END)) {
      return Basics.kill(new Call(prepend("kill", values), call.process(), call.box()));
    }
    if (script.equals(Scripts.FIND)) {
      return find(call, values);
    }
    return strange(call);
  }

  private static int become(Call call, List<String> program) throws Killed {
    call.process().errLine("portolan-pid " + call.process().pid());
    if (program.isEmpty()) {
      return 0;
    }
    Optional<Installed> found = call.box().image().programs().find(program.getFirst());
    if (found.isEmpty()) {
      call.process().errLine(notFound(call, program.getFirst()));
      return NOT_FOUND;
    }
    call.process().become(program);
    return found.get().program().run(new Call(program, call.process(), call.box()));
  }

  private static int find(Call call, List<String> names) throws Killed {
    Programs programs = call.box().image().programs();
    for (String name : names) {
      Optional<Installed> found = programs.find(name);
      if (found.isPresent()) {
        call.process().outLine(name + " " + found.get().path());
      }
    }
    return 0;
  }

  private static int strange(Call call) throws Killed {
    call.process()
        .errLine(
            call.argv().getFirst()
                + ": the simulated shell of the demo cluster knows only Portolan's own scripts");
    return NOT_FOUND;
  }

  private static String notFound(Call call, String program) {
    return switch (call.box().image()) {
      case NETSHOOT -> "portolan: line 1: exec: " + program + ": not found";
      case BUSYBOX -> "portolan: exec: line 0: " + program + ": not found";
      default -> "portolan: 1: exec: " + program + ": not found";
    };
  }

  private static List<String> prepend(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }
}
