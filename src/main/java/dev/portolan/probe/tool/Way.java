package dev.portolan.probe.tool;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.target.Aim.Point;
import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Makes rows of a table of tools.
public final class Way {
  /// Fits whatever the image has, beyond the program itself.
  static final BiPredicate<Toolbox, Point> ANY = (box, point) -> true;

  /// Fits where there is a shell to run a script of ours in.
  static final BiPredicate<Toolbox, Point> SHELL = (box, point) -> box.shell();

  /// Runs a script of ours as it is: neither the working folder nor the variables and packages of a
  /// user give it modules (-I), and no compiled ones are left beside those that it takes (-B).
  static final String PYTHON = "-IBc";

  private final Duration limit;
  private final Tool.Parsing parsing;

  /// @param limit after which a command is ended whatever its own limits
  public Way(Duration limit, Tool.Parsing parsing) {
    this.limit = limit;
    this.parsing = parsing;
  }

  Tool of(String program, Function<Point, List<String>> argv) {
    return of(program, program, ANY, argv);
  }

  Tool of(
      String id,
      String program,
      BiPredicate<Toolbox, Point> fits,
      Function<Point, List<String>> argv) {
    return new Tool(
        id,
        program,
        limit,
        (box, point) -> box.has(program) && fits.test(box, point),
        argv,
        parsing);
  }

  /// An address as it stands in a URL, or before a port.
  static String host(String address) {
    return Addresses.isIpv6(address) ? "[" + address + "]" : address;
  }

  static String hostPort(Point p) {
    return host(p.address()) + ":" + p.port();
  }

  static String port(Point p) {
    return Integer.toString(p.port());
  }
}
