package dev.portolan.probe.output;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.probe.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads traceroute (the modern one, busybox's, inetutils', ndisc6's, tcptraceroute, the wrapper
/// and the program), tracepath and mtr's report, and tells the trace again with every hop.
public final class TracerouteParser implements OutputParser {
  /// A time to live is one byte.
  private static final int MAX_HOPS = 255;

  private static final Pattern HEADER =
      Pattern.compile("^(?:traceroute|Tracing the path) to \\S+ \\(([^)]+)\\)");
  private static final Pattern HOP =
      Pattern.compile("^\\s*(\\d{1,3})(?:\\?:|:|\\.\\|--)?\\s+(.+)$");
  private static final Pattern MTR =
      Pattern.compile("^(\\S+)\\s+[\\d.]+%\\s+\\d+\\s+([\\d.]+)\\s+[\\d.]+.*$");
  private static final Pattern TIME = Pattern.compile("(-?[\\d.,]+) ?ms\\b");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\w.:])(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+)(?![\\w])");
  private static final List<String> SILENT = List.of("*", "no reply", "???");

  /// Hops of the way back, as the modern traceroute and tracepath tell where they differ.
  private static final Pattern BACK = Pattern.compile("'-(\\d{1,3})'|\\basymm +(\\d{1,3})");

  /// What tracepath learns of the MTU is told by a line of its own, under the next hop's number.
  private static final Pattern PMTU = Pattern.compile("\\bpmtu \\d+\\s*$");

  private static final Pattern RESUME = Pattern.compile("hops (\\d{1,3}) back (\\d{1,3})");
  private static final Pattern MARK = Pattern.compile("(![HNPSXVCFUQA](?:-\\d+)?|!<?\\d+>?)");

  private final String target;
  private final HopNamer namer;
  private final TreeMap<Integer, Hop> hops = new TreeMap<>();
  private String resolved = "";
  private String lastAddress = "";
  private String mark = "";
  private String markedBy = "";
  private boolean reached;
  private int back;
  private Outcome trouble = Outcome.TIMED_OUT;
  private String detail = "";
  private String lastError = "";
  private boolean unfit;

  /// @param target the address or name that is traced
  public TracerouteParser(String target, HopNamer namer) {
    this.target = Addresses.canonical(target);
    this.namer = namer;
  }

  @Override
  public Optional<Finding> line(boolean error, String text) {
    Matcher header = HEADER.matcher(text);
    Matcher hop = HOP.matcher(text);
    if (header.find()) {
      resolved = Addresses.canonical(header.group(1));
      return Optional.empty();
    }
    if (!error && hop.find() && hop(Integer.parseInt(hop.group(1)), hop.group(2))) {
      return Optional.of(trace(Outcome.TIMED_OUT));
    }
    if (error) {
      other(text);
    }
    Matcher resume = RESUME.matcher(text);
    if (resume.find() && !resume.group(1).equals(resume.group(2))) {
      back = Integer.parseInt(resume.group(2));
    }
    return Optional.empty();
  }

  @Override
  public Finding finish(Ending ending) {
    if (hops.isEmpty() && trouble == Outcome.TIMED_OUT && !ending.cut()) {
      detail = lastError.isEmpty() ? "no hop in the output" : lastError;
      return trace(Outcome.FAILED);
    }
    return trace(trouble);
  }

  @Override
  public boolean unfit() {
    return unfit && hops.isEmpty();
  }

  private boolean hop(int number, String rest) {
    String text = rest.strip();
    if (number > MAX_HOPS || text.contains("[LOCALHOST]") || PMTU.matcher(text).find()) {
      return false;
    }
    List<Double> millis = times(text);
    String address = address(text);
    if (address.isEmpty() && !millis.isEmpty()) {
      address = lastAddress; // busybox leaves out an address that it has just printed
    }
    lastAddress = address.isEmpty() ? lastAddress : address;
    boolean silent = SILENT.stream().anyMatch(text::startsWith);
    if (address.isEmpty() && !silent) {
      if (text.equals("send failed")) { // tracepath's word for a container without a route
        trouble = Outcome.UNREACHABLE;
        detail = "the container has no route to it";
      }
      return false;
    }
    note(address, text);
    hops.merge(number, named(number, address, millis), TracerouteParser::join);
    return true;
  }

  /// tracepath tells a hop once for every probe that it sent.
  private static Hop join(Hop a, Hop b) {
    List<Double> millis = new ArrayList<>(a.millis());
    millis.addAll(b.millis());
    Hop known = a.silent() ? b : a;
    return new Hop(known.number(), known.address(), millis, known.object(), known.name());
  }

  private void note(String address, String text) {
    Matcher marks = MARK.matcher(text);
    if (marks.find()) {
      mark = marks.group(1);
      markedBy = address;
    }
    boolean there = isTarget(address) || text.endsWith("reached");
    reached |= there;
    Matcher differs = BACK.matcher(text);
    if (there && differs.find()) {
      back = Integer.parseInt(differs.group(differs.group(1) == null ? 2 : 1));
    }
  }

  private boolean isTarget(String address) {
    String canonical = Addresses.canonical(address);
    return !address.isEmpty() && (canonical.equals(target) || canonical.equals(resolved));
  }

  private Hop named(int number, String address, List<Double> millis) {
    return namer.name(new Hop(number, address, millis, null, ""));
  }

  private String address(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    String first = "";
    while (matcher.find()) {
      String found = matcher.group(1);
      if (isTarget(found)) {
        return found;
      }
      first = first.isEmpty() ? found : first;
    }
    return first;
  }

  private static List<Double> times(String text) {
    Matcher mtr = MTR.matcher(text);
    List<Double> millis = new ArrayList<>();
    if (mtr.find()) {
      add(millis, mtr.group(2));
      return millis;
    }
    Matcher time = TIME.matcher(text);
    while (time.find()) {
      add(millis, time.group(1));
    }
    return millis;
  }

  private static void add(List<Double> millis, String number) {
    String plain = number.replace(',', '.'); // GNU inetutils writes them in the user's locale
    if (plain.chars().filter(c -> c == '.').count() <= 1 && !plain.equals(".")) {
      double told = Double.parseDouble(plain);
      if (Clocks.possible(told)) { // traceroute's clock may be set meanwhile
        millis.add(told);
      }
    }
  }

  private void other(String text) {
    unfit |= Phrases.unfit(text);
    if (text.isBlank()) {
      return;
    }
    lastError = text.strip();
    Phrases.outcome(text)
        .filter(o -> trouble == Outcome.TIMED_OUT)
        .ifPresent(
            o -> {
              trouble = o;
              detail = text.strip();
            });
  }

  private Trace trace(Outcome otherwise) {
    if (reached) {
      String how = mark.isEmpty() || !isTarget(markedBy) ? asymmetry() : meaning(mark);
      return new Trace(target, Outcome.ANSWERED, List.copyOf(hops.values()), how);
    }
    if (!mark.isEmpty()) { // a router's word, whatever the tool's own socket said of it
      String who = markedBy.isEmpty() ? "" : markedBy + " says ";
      return new Trace(
          target, Outcome.UNREACHABLE, List.copyOf(hops.values()), who + meaning(mark));
    }
    return new Trace(target, otherwise, List.copyOf(hops.values()), detail);
  }

  /// Where the answers' time to live tells of another number of hops than the probes'.
  private String asymmetry() {
    int there = hops.isEmpty() ? 0 : hops.lastKey();
    return back == 0 || back == there
        ? ""
        : "the way back seems to be another: " + back + " hops, the way there " + there;
  }

  /// The words for an ICMP mark, as traceroute(8) documents them.
  private static String meaning(String mark) {
    String words =
        switch (mark.toUpperCase(Locale.ROOT).charAt(1)) {
          case 'H' -> "host unreachable";
          case 'N' -> "network unreachable";
          case 'P' -> "protocol unreachable";
          case 'X', 'A' -> "administratively prohibited";
          case 'F' -> "fragmentation needed";
          case 'S' -> "source route failed";
          default -> "unreachable";
        };
    return words + " (" + mark + ")";
  }
}
