package dev.portolan.cli;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.PortNumber;
import dev.portolan.probe.Addresses;
import dev.portolan.probe.HostText;
import dev.portolan.probe.Target;
import dev.portolan.probe.TargetParser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A target as the command line names it.
final class TargetArgument {
  private TargetArgument() {}

  private static final Pattern PORTED = Pattern.compile("([^:\\[]+|\\[[^]]+]):([0-9]+)");

  /// Ends with one line when there is no such thing, or none that this user may see.
  static Target parse(String option, String text, ClusterSnapshot snapshot) {
    Matcher ported = PORTED.matcher(text.strip());
    if (ported.matches() && PortNumber.parse(ported.group(2)).isEmpty()) {
      throw CommandFailure.usage(option + ": " + PortNumber.RULE);
    }
    if (ported.matches()) {
      throw CommandFailure.usage(
          option
              + " takes no port; write "
              + option
              + " "
              + ported.group(1).replaceAll("[\\[\\]]", "")
              + " --port "
              + ported.group(2));
    }
    if (text.contains("://")) {
      throw CommandFailure.usage(
          option
              + " takes no URL here; write its host, and the rest as --port and --path (of `check"
              + " http`)");
    }
    TargetParser parser = new TargetParser(snapshot);
    Target target =
        parser.parse(text).orElseThrow(() -> CommandFailure.usage(parser.missing(text)));
    if (target instanceof Target.HostTarget(String host)) {
      String problem = HostText.parse(Addresses.ascii(host)).problem();
      if (!problem.isEmpty()) {
        throw CommandFailure.usage(option + ": " + problem);
      }
    }
    return target;
  }
}
