package dev.portolan.probe.run;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.tool.Scripts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A scripted container: answers each command by a function, remembers what was asked, and ends a
/// hanging command when `Scripts.END` names its process.
final class FakeExec implements PodExec {
  /// What a command prints and how it ends; a null end hangs until it is killed.
  record Reply(String out, String err, End end, boolean hangs) {
    static Reply exit(int code, String out, String err) {
      return new Reply(out, err, new End.Exited(code), false);
    }

    static Reply end(End end) {
      return new Reply("", "", end, false);
    }

    static Reply hang(String out) {
      return new Reply(out, "", new End.Exited(143), true);
    }
  }

  final List<List<String>> asked = Collections.synchronizedList(new ArrayList<>());
  final List<List<String>> killed = Collections.synchronizedList(new ArrayList<>());
  final CountDownLatch hanging = new CountDownLatch(1);
  volatile boolean guarded;
  private final String tools;
  private final Function<List<String>, Reply> answers;
  private volatile boolean killable = true;
  private final AtomicInteger disconnects = new AtomicInteger();
  private volatile Runnable release = () -> {};

  /// @param tools what `Scripts.FIND` prints, or empty for an image without a shell
  FakeExec(String tools, Function<List<String>, Reply> answers) {
    this.tools = tools;
    this.answers = answers;
  }

  FakeExec unkillable() {
    killable = false;
    return this;
  }

  int disconnects() {
    return disconnects.get();
  }

  @Override
  public Running start(ContainerRef container, List<String> argv, Listener listener) {
    boolean shell = argv.getFirst().equals("sh");
    String script = shell ? argv.get(2) : "";
    if (shell && tools.isEmpty()) {
      listener.ended(new End.NoSuchProgram("exec: \"sh\": executable file not found in $PATH"));
    } else if (script.equals(Scripts.FIND)) {
      tell(listener, Reply.exit(0, tools, ""));
    } else if (script.equals(Scripts.END)) {
      kill(argv, listener);
    } else {
      run(script.equals(Scripts.RUN) ? argv.subList(4, argv.size()) : argv, shell, listener);
    }
    return disconnects::incrementAndGet;
  }

  private void run(List<String> command, boolean shell, Listener listener) {
    // a row's own limit is 3 s; the guard around a row is longer
    boolean guard = command.getFirst().equals("timeout") && !command.get(1).equals("3");
    run(guard ? command.subList(2, command.size()) : command, shell, listener, guard);
  }

  private void run(List<String> command, boolean shell, Listener listener, boolean guard) {
    guarded |= guard;
    asked.add(List.copyOf(command));
    Reply reply = answers.apply(command);
    if (shell) {
      listener.output(true, bytes("portolan-pid 4242 999\n"));
    }
    if (reply.hangs()) {
      listener.output(false, bytes(reply.out()));
      release = () -> listener.ended(reply.end());
      hanging.countDown();
    } else {
      tell(listener, reply);
    }
  }

  private void kill(List<String> argv, Listener listener) {
    killed.add(argv.subList(4, argv.size()));
    if (killable) {
      release.run();
    }
    tell(listener, Reply.exit(killable ? 0 : 1, killable ? "ended\n" : "alive\n", ""));
  }

  private static void tell(Listener listener, Reply reply) {
    listener.output(false, bytes(reply.out()));
    listener.output(true, bytes(reply.err()));
    listener.ended(reply.end());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
