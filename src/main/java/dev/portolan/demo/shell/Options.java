package dev.portolan.demo.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A command line taken apart as getopt does: clusters of letters, values attached or apart,
/// options after operands, `--` ends them.
final class Options {
  private final Map<String, String> values = new HashMap<>();
  private final List<String> operands = new ArrayList<>();
  private @Nullable String unknown;

  private Options() {}

  /// @param spec getopt's: a letter, followed by a colon when it takes a value
  static Options parse(List<String> args, String spec) {
    Options options = new Options();
    int i = 0;
    while (i < args.size()) {
      String arg = args.get(i);
      if (arg.equals("--")) {
        options.operands.addAll(args.subList(i + 1, args.size()));
        break;
      }
      if (!arg.startsWith("-") || arg.equals("-") || arg.startsWith("--")) {
        options.operand(arg);
        i++;
      } else {
        i += options.cluster(args, i, spec);
      }
    }
    return options;
  }

  private void operand(String arg) {
    if (arg.startsWith("--") && unknown == null) {
      unknown = arg;
    } else {
      operands.add(arg);
    }
  }

  private int cluster(List<String> args, int at, String spec) {
    String arg = args.get(at);
    for (int j = 1; j < arg.length(); j++) {
      String letter = arg.substring(j, j + 1);
      int found = spec.indexOf(letter);
      if (found < 0) {
        unknown = unknown == null ? letter : unknown;
        continue;
      }
      if (found + 1 >= spec.length() || spec.charAt(found + 1) != ':') {
        values.put(letter, "");
        continue;
      }
      boolean attached = j + 1 < arg.length();
      values.put(
          letter, attached ? arg.substring(j + 1) : at + 1 < args.size() ? args.get(at + 1) : "");
      return attached ? 1 : 2;
    }
    return 1;
  }

  boolean has(String letter) {
    return values.containsKey(letter);
  }

  int number(String letter, int missing) {
    String text = values.getOrDefault(letter, "");
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : missing;
  }

  Duration seconds(String letter, Duration missing) {
    return seconds(values.getOrDefault(letter, "")).orElse(missing);
  }

  /// A number of seconds, perhaps with a fraction.
  static Optional<Duration> seconds(String text) {
    return text.matches("\\d{1,6}(\\.\\d{1,6})?|\\.\\d{1,6}")
        ? Optional.of(Duration.ofNanos((long) (Double.parseDouble(text) * 1e9)))
        : Optional.empty();
  }

  List<String> operands() {
    return operands;
  }

  /// The first option that the program does not know.
  Optional<String> unknown() {
    return Optional.ofNullable(unknown);
  }
}
