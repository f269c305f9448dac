package dev.portolan.demo.shell;

import dev.portolan.demo.shell.Programs.Installed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The small programs that every image with a shell has.
final class Basics {
  static final Map<String, Program> ALL =
      Map.of(
          "kill", Basics::kill,
          "ps", Basics::ps,
          "cat", Basics::cat,
          "hostname", Basics::hostname,
          "id", Basics::id,
          "timeout", Basics::timeout,
          "sleep", Basics::sleep);

  private static final int KILL_BY_DEFAULT = 15;

  private Basics() {}

  static int hostname(Call call) throws Killed {
    call.process().outLine(call.box().network().hostname(call.box().ref().podRef()));
    return 0;
  }

  static int id(Call call) throws Killed {
    call.process()
        .outLine(
            call.box().restricted()
                ? "uid=1000 gid=0(root) groups=0(root)"
                : "uid=0(root) gid=0(root) groups=0(root)");
    return 0;
  }

  static int cat(Call call) throws Killed {
    for (String file : call.args()) {
      if (!file.equals("/etc/resolv.conf")) {
        boolean busybox = call.box().image().busybox();
        call.process()
            .errLine(
                (busybox
                        ? "cat: can't open '%s': No such file or directory"
                        : "cat: %s: No such file or directory")
                    .formatted(file));
        return 1;
      }
      call.process().out(call.box().network().resolvConf(call.box().ref().podRef()));
    }
    return 0;
  }

  static int sleep(Call call) throws Killed {
    Duration time =
        call.args().isEmpty()
            ? Duration.ZERO
            : Options.seconds(call.args().getFirst()).orElse(Duration.ZERO);
    call.process().sleep(time);
    return 0;
  }

  static int ps(Call call) throws Killed {
    boolean busybox = call.box().image().busybox();
    call.process().outLine(busybox ? "PID   USER     COMMAND" : "    PID TTY          TIME CMD");
    for (SimProcess process : call.box().processes()) {
      String line =
          busybox
              ? "%5d root     %s".formatted(process.pid(), String.join(" ", process.argv()))
              : "%7d ?        00:00:00 %s".formatted(process.pid(), process.argv().getFirst());
      call.process().outLine(line);
    }
    return 0;
  }

  /// `timeout SECONDS COMMAND...`.
  static int timeout(Call call) throws Killed {
    boolean busybox = call.box().image().busybox();
    List<String> args = call.args();
    Optional<Duration> limit = args.isEmpty() ? Optional.empty() : Options.seconds(args.getFirst());
    if (limit.isEmpty() || args.size() < 2) {
      call.process().errLine("timeout: missing operand");
      return busybox ? 1 : 125;
    }
    List<String> command = args.subList(1, args.size());
    Optional<Installed> found = call.box().image().programs().find(command.getFirst());
    if (found.isEmpty()) {
      call.process()
          .errLine(
              (busybox
                      ? "timeout: can't execute '%s': No such file or directory"
                      : "timeout: failed to run command '%s': No such file or directory")
                  .formatted(command.getFirst()));
      return 127;
    }
    call.process().limit(limit.get());
    try {
      return found.get().program().run(new Call(command, call.process(), call.box()));
    } catch (Killed killed) {
      if (!call.process().expired()) {
        throw killed;
      }
      return busybox ? 143 : 124;
    } finally {
      call.process().noLimit();
    }
  }

  /// `kill [-SIGNAL] PID...`.
  static int kill(Call call) throws Killed {
    int signal = KILL_BY_DEFAULT;
    int code = 0;
    for (String argument : call.args()) {
      if (argument.startsWith("-")) {
        signal = signal(argument.substring(1));
        continue;
      }
      Optional<SimProcess> target =
          argument.matches("\\d{1,9}")
              ? call.box().process(Integer.parseInt(argument))
              : Optional.empty();
      if (target.isPresent()) {
        target.get().kill(signal);
      } else {
        call.process().errLine(noSuchProcess(call, argument));
        code = 1;
      }
    }
    return code;
  }

  private static String noSuchProcess(Call call, String pid) {
    return call.box().image().busybox()
        ? "kill: can't kill pid " + pid + ": No such process"
        : "kill: (" + pid + "): No such process";
  }

  private static int signal(String name) {
    return switch (name.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "")) {
      case "KILL", "9" -> 9;
      case "INT", "2" -> 2;
      case "HUP", "1" -> 1;
      default -> KILL_BY_DEFAULT;
    };
  }
}
