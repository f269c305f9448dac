package dev.portolan.demo.shell;

import dev.portolan.demo.shell.Programs.Installed;
import dev.portolan.probe.tool.DnsScripts;
import dev.portolan.probe.tool.PathScripts;
import dev.portolan.probe.tool.RawHttpScripts;
import dev.portolan.probe.tool.Scripts;
import dev.portolan.probe.tool.UdpScripts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `sh -c` and `bash -c`. There is no interpreter: the shell knows Portolan's own scripts, by
/// comparing them with the constants, and nothing else.
final class Shell {
  private static final int NOT_FOUND = 127;
  private static final int TERM = 15;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

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
      return end(call, values);
    }
    if (script.equals(Scripts.BASH_CONNECT) && argv.getFirst().endsWith("bash")) {
      return BashConnect.run(call, values);
    }
    if (script.equals(Scripts.BATCH)) {
      return Batched.run(call, values);
    }
    if (script.equals(Scripts.END_CONTAINER)) {
      call.box().endContainer();
      return 0;
    }
    if (script.equals(DnsScripts.STEPS)) {
      return LookupTools.steps(call, values);
    }
    if (script.equals(UdpScripts.BASH) && argv.getFirst().endsWith("bash")) {
      return Datagram.bash(call, values);
    }
    if (script.equals(RawHttpScripts.BASH) && argv.getFirst().endsWith("bash")) {
      return Request.bash(call, values);
    }
    if (script.equals(PathScripts.MTU)) {
      return Largest.run(call, values);
    }
    if (script.equals(Scripts.FIND)) {
      return find(call, values);
    }
    return strange(call);
  }

  private static int become(Call call, List<String> program) throws Killed {
    call.process().errLine("portolan-pid " + call.process().pid() + " " + call.process().born());
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

  /// Ends the process with this number and birth, and says what became of it.
  private static int end(Call call, List<String> values) throws Killed {
    String pid = values.isEmpty() ? "" : values.getFirst();
    String born = values.size() < 2 ? "" : values.get(1);
    Optional<SimProcess> target =
        pid.matches("\\d{1,9}")
            ? call.box().process(Integer.parseInt(pid))
            : Optional.<SimProcess>empty();
    boolean same =
        target.filter(p -> born.isEmpty() || born.equals(Long.toString(p.born()))).isPresent();
    if (same) {
      target.get().kill(TERM);
      if (!target.get().awaitEnd(PATIENCE)) {
        call.process().outLine("alive");
        return 1;
      }
    }
    call.process().outLine("ended");
    return 0;
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
}
