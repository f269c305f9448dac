package dev.portolan.cluster.exec.kubectl;

import dev.portolan.cluster.exec.Ends;
import dev.portolan.cluster.exec.Hurdle;
import dev.portolan.cluster.exec.Way.Result;
import dev.portolan.cluster.json.ApiStatus;
import dev.portolan.probe.PodExec.End;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// kubectl's standard error: the command's own, after which kubectl may put one line of its own. So
/// the last line is held back until it is known whose it is.
final class Errors {
  private static final Pattern CODE = Pattern.compile("command terminated with exit code (\\d+)");
  private static final int MAX_LINE = 16 * 1024;

  private final KubectlWay.Sink sink;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean lineEnded;

  Errors(KubectlWay.Sink sink) {
    this.sink = sink;
  }

  void add(byte[] chunk) {
    for (byte b : chunk) {
      if (lineEnded || held.size() >= MAX_LINE) {
        handOn();
      }
      held.write(b);
      lineEnded = b == '\n';
    }
  }

  private void handOn() {
    sink.take(held.toByteArray());
    held.reset();
    lineEnded = false;
  }

  /// How the command ended.
  Result result(int exitCode, String beginning) {
    String last = held.toString(StandardCharsets.UTF_8).strip();
    Matcher code = CODE.matcher(last);
    if (exitCode == 0) {
      handOn();
      return new Result.Ended(new End.Exited(0));
    }
    if (code.matches()) {
      Map<String, String> cause = Map.of("ExitCode", code.group(1));
      return new Result.Ended(Ends.of(new ApiStatus("Failure", 0, "", last, cause), beginning));
    }
    if (last.contains("(Forbidden)")) {
      return new Result.NotStarted(new Hurdle(true, last));
    }
    if (last.contains("(NotFound)")) {
      return new Result.Ended(new End.Gone(last));
    }
    String words = last.isEmpty() ? "it ended with " + exitCode : last;
    return new Result.Ended(
        Ends.of(new ApiStatus("Failure", 0, "", "kubectl: " + words, Map.of()), beginning));
  }
}
