package dev.portolan.capture;

import dev.portolan.capture.CaptureRequest.Bounds;
import dev.portolan.probe.tool.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// tcpdump's command line, and what its standard error says. Its messages are not translated.
final class Tcpdump {
  private static final Pattern PID = Pattern.compile("portolan-pid (\\d+) ?(\\d*)");
  private static final Pattern DROPPED = Pattern.compile("(\\d+) packets? dropped by kernel");
  private static final List<String> NOT_PERMITTED =
      List.of(
          "operation not permitted", "don't have permission", "permission denied", "are you root");
  private static final int MAX_LINES = 40;

  /// How much longer than asked the command's own limit is: it is for when Portolan is gone.
  private static final int SPARE_SECONDS = 10;

  private final List<String> lines = new ArrayList<>();
  private List<String> pid = List.of();

  /// The command that tells where tcpdump and `timeout` are.
  static List<String> search() {
    return List.of("sh", "-c", Scripts.FIND, "portolan", "tcpdump", "timeout");
  }

  /// tcpdump to standard output, packet by packet, on every interface of the pod. What is after
  /// `--` is never an option.
  static List<String> argv(CaptureRequest request, boolean timeout) {
    Bounds bounds = request.bounds();
    List<String> words = new ArrayList<>();
    if (timeout) {
      words.add("timeout");
      words.add(Long.toString(bounds.time().toSeconds() + SPARE_SECONDS));
    }
    words.addAll(List.of("tcpdump", "-i", "any", "-n", "-U"));
    words.addAll(List.of("-s", Integer.toString(bounds.snaplen())));
    words.addAll(List.of("-c", Integer.toString(bounds.packets())));
    words.addAll(List.of("-w", "-", "--"));
    if (!request.filter().isBlank()) {
      words.add(request.filter().strip());
    }
    return List.copyOf(words);
  }

  /// The same, told to end when it is told to.
  static List<String> wrapped(List<String> argv) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", Scripts.RUN, "portolan"));
    words.addAll(argv);
    return words;
  }

  synchronized void line(String line) {
    Matcher matcher = PID.matcher(line);
    if (pid.isEmpty() && matcher.matches()) {
      pid = List.of(matcher.group(1), matcher.group(2));
    } else if (lines.size() < MAX_LINES && !line.isBlank()) {
      lines.add(line);
    }
  }

  /// The process to end, with its birth; empty until it told.
  synchronized List<String> pid() {
    return pid;
  }

  synchronized boolean refused() {
    return lines.stream()
        .map(l -> l.toLowerCase(Locale.ROOT))
        .anyMatch(l -> NOT_PERMITTED.stream().anyMatch(l::contains));
  }

  synchronized long dropped() {
    return lines.stream()
        .map(DROPPED::matcher)
        .filter(Matcher::find)
        .mapToLong(m -> Long.parseLong(m.group(1)))
        .findFirst()
        .orElse(-1);
  }

  /// The line that says what went wrong, without the program's name.
  synchronized Optional<String> complaint() {
    return lines.stream()
        .filter(
            l -> !l.contains("listening on") && !l.contains("packets ") && !l.contains("data link"))
        .map(l -> l.replaceFirst("^tcpdump: ", ""))
        .findFirst();
  }
}
