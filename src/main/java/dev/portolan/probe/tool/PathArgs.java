package dev.portolan.probe.tool;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.Question.Family;
import dev.portolan.probe.target.Aim.Point;
import java.util.ArrayList;
import java.util.List;

/// The argument vectors of the tools that find paths: constant words, and the values of a question
/// in the places that are theirs.
final class PathArgs {
  private PathArgs() {}

  /// The words, then `-4` or `-6` where a name leaves the choice open, then the address.
  static List<String> to(String words, Point point, Family family) {
    List<String> argv = new ArrayList<>(List.of(words.split(" ", -1)));
    String flag = flag(point, family);
    if (!flag.isEmpty()) {
      argv.add(flag);
    }
    argv.add(point.address());
    return argv;
  }

  /// `-4` or `-6`, or empty where nothing is left to choose.
  static String flag(Point point, Family family) {
    boolean open = family != Family.ANY && !Addresses.isLiteral(point.address());
    return open ? family == Family.IPV6 ? "-6" : "-4" : "";
  }

  /// True where packets of IPv6 are meant.
  static boolean v6(Point point, Family family) {
    boolean literal = Addresses.isLiteral(point.address());
    return literal ? Addresses.isIpv6(point.address()) : family == Family.IPV6;
  }
}
