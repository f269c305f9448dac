package dev.portolan.probe.tool;

import dev.portolan.probe.output.HopNamer;
import dev.portolan.probe.output.OutputParser;
import dev.portolan.probe.target.Aim.Point;
import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// One way to ask: a program with its arguments, and the parser of what it prints.
///
/// @param id tells this way apart from others of the same program
/// @param fits whether it can be tried with what the image has
/// @param limit after it the tool is ended even if the check's own limit is later; its own limits
///   are below
public record Tool(
    String id,
    String program,
    Duration limit,
    BiPredicate<Toolbox, Point> fits,
    Function<Point, List<String>> argv,
    Parsing parsing) {
  /// Makes the parser for one point.
  public interface Parsing {
    OutputParser parser(Point point, HopNamer namer);
  }
}
