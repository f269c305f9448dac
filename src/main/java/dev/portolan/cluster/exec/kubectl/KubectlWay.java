package dev.portolan.cluster.exec.kubectl;

import dev.portolan.cluster.exec.Command;
import dev.portolan.cluster.exec.Hurdle;
import dev.portolan.cluster.exec.Output;
import dev.portolan.cluster.exec.Stop;
import dev.portolan.cluster.exec.Way;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.probe.PodExec.End;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Exec by the user's own kubectl, started with an argument vector and no shell.
///
/// It reads the kubeconfig by itself and runs its credential plugin. So it is only started while
/// the files say what they said when the session was opened, whose plugin the user has allowed.
public final class KubectlWay implements Way {
  private static final List<String> NAMES = List.of("kubectl", "kubectl.exe");
  private static final int CHUNK = 8 * 1024;

  private final KubeContext context;
  private final Map<String, String> environment;

  /// @param environment of the program; its PATH is searched
  public KubectlWay(KubeContext context, Map<String, String> environment) {
    this.context = context;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String title() {
    return "kubectl";
  }

  @Override
  public Result run(Command command, Output output, Stop stop) throws InterruptedException {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      return notStarted("it is not installed; PATH: " + environment.getOrDefault("PATH", "empty"));
    }
    Optional<List<String>> config = new SameContext(context, environment).arguments();
    if (config.isEmpty()) {
      return notStarted("the kubeconfig no longer says what this session was opened with");
    }
    ProcessBuilder builder = new ProcessBuilder(argv(program.get(), config.get(), command));
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      stop.then(() -> end(process));
      output.note("The command was run by " + program.get() + ", as no exec of ours gets through.");
      return follow(process, output);
    } catch (IOException e) {
      return notStarted(String.valueOf(e.getMessage()));
    }
  }

  private List<String> argv(Path program, List<String> config, Command command) {
    List<String> argv = new ArrayList<>(List.of(program.toString()));
    argv.addAll(config);
    argv.addAll(List.of("--context", context.name(), "exec"));
    argv.addAll(List.of("-n", command.container().namespace(), command.container().pod()));
    if (!command.container().container().isEmpty()) {
      argv.addAll(List.of("-c", command.container().container()));
    }
    argv.add("--");
    argv.addAll(command.argv());
    return argv;
  }

  private static Result follow(Process process, Output output) throws InterruptedException {
    Errors errors = new Errors(chunk -> output.bytes(true, chunk));
    try {
      process.getOutputStream().close();
      Thread out =
          Thread.ofVirtual()
              .name("exec-kubectl")
              .start(() -> copy(process.getInputStream(), chunk -> output.bytes(false, chunk)));
      copy(process.getErrorStream(), errors::add);
      out.join();
      return errors.result(process.waitFor(), output.beginning());
    } catch (IOException e) {
      return new Result.Ended(new End.Broken("kubectl: " + e.getMessage()));
    } finally {
      end(process);
    }
  }

  /// Takes chunks.
  interface Sink {
    void take(byte[] chunk);
  }

  private static void copy(InputStream from, Sink to) {
    byte[] buffer = new byte[CHUNK];
    try (from) {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        to.take(Arrays.copyOf(buffer, n));
      }
    } catch (IOException e) {
      to.take(new byte[0]); // the process was ended while it was read from
    }
  }

  /// Ends kubectl and what it has started, such as a credential plugin.
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private Optional<Path> program() {
    String path = environment.getOrDefault("PATH", "");
    for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
      for (String name : NAMES) {
        Optional<Path> file = executable(folder, name);
        if (file.isPresent()) {
          return file;
        }
      }
    }
    return Optional.empty();
  }

  /// An absolute folder's program: what lies in the current one is not run by mistake.
  private static Optional<Path> executable(String folder, String name) {
    try {
      Path file = Path.of(folder, name);
      return file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Result notStarted(String words) {
    return new Result.NotStarted(new Hurdle(false, words));
  }
}
