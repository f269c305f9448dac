package dev.portolan.demo.shell;

import dev.portolan.demo.shell.Programs.Installed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What the shell prints for Portolan's script that runs several commands at a time: each as a
/// process of its own, ended with the shell.
final class Batched {
  private static final int KILL = 9;
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Call call;
  private final List<Child> going = new ArrayList<>();

  private Batched(Call call) {
    this.call = call;
  }

  /// A command under way.
  private record Child(int at, SimProcess process, Buffer buffer) {}

  /// What a command has printed, and how it ended.
  private static final class Buffer implements Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile int code;

    @Override
    public synchronized void write(boolean error, byte[] chunk) {
      bytes.writeBytes(chunk);
    }

    @Override
    public void ended(Exit exit) {
      code = exit instanceof Exit.Code c ? c.code() : 127;
      over.countDown();
    }

    private boolean awaitEnd() throws Killed {
      try {
        return over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Killed(KILL);
      }
    }

    private synchronized List<String> lines() {
      List<String> lines =
          new ArrayList<>(
              bytes.toString(StandardCharsets.UTF_8).lines().filter(l -> !l.isEmpty()).toList());
      lines.add("portolan-end " + code);
      return lines;
    }
  }

  static int run(Call call, List<String> values) throws Killed {
    Batched batched = new Batched(call);
    try {
      int many = number(values, 0);
      int next = 1;
      for (int at = 0; next < values.size(); at++) {
        int words = number(values, next);
        List<String> argv = values.subList(next + 1, Math.min(values.size(), next + 1 + words));
        next += 1 + words;
        batched.start(at, argv);
        if (batched.going.size() >= many) {
          batched.await();
        }
      }
      batched.await();
      return 0;
    } finally {
      batched.going.forEach(c -> c.process().kill(KILL));
    }
  }

  private static int number(List<String> values, int at) {
    String text = at < values.size() ? values.get(at) : "";
    return text.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(text)) : 1;
  }

  private void start(int at, List<String> argv) throws Killed {
    Optional<Installed> found = call.box().image().programs().find(argv.getFirst());
    if (found.isEmpty()) {
      call.process().outLine(at + " sh: " + argv.getFirst() + ": not found");
      call.process().outLine(at + " portolan-end 127");
      return;
    }
    Buffer buffer = new Buffer();
    SimProcess process = call.process().fork(call.box().newPid(), argv, buffer);
    call.box().add(process);
    going.add(new Child(at, process, buffer));
    Call own = new Call(argv, process, call.box());
    Thread.ofVirtual()
        .name("demo batch " + argv.getFirst())
        .start(() -> Containers.run(found.get().program(), own, buffer));
  }

  /// Waits for all that go on, and prints what they printed.
  private void await() throws Killed {
    while (!going.isEmpty()) {
      Child child = going.getFirst();
      if (child.buffer().awaitEnd()) {
        for (String line : child.buffer().lines()) {
          call.process().outLine(child.at() + " " + line);
        }
        going.removeFirst();
      } else {
        call.process().sleep(Duration.ZERO); // a signal ends the waiting
      }
    }
  }
}
