package dev.portolan.probe.output;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Mtu;
import dev.portolan.probe.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the path MTU as `PathScripts.MTU` and tracepath tell it, and who on the way set it.
public final class MtuParser implements OutputParser {
  private static final Pattern STEP = Pattern.compile("^(whole|cut|mtu) (\\d{1,6})\\b ?(\\d*)");
  private static final Pattern SAID = Pattern.compile("^From (\\S+?):? .*?mtu ?[=:] ?(\\d{1,6})");
  private static final Pattern OWN = Pattern.compile("message too long, mtu[=:] ?(\\d{1,6})");
  private static final Pattern PATH =
      Pattern.compile("^\\s*\\d{1,3}\\??: +(\\S+).*? pmtu (\\d{1,6})");
  private static final Pattern RESUME = Pattern.compile("Resume: pmtu (\\d{1,6})");

  private final String address;
  private final HopNamer namer;
  private int best;
  private int end;
  private int told;
  private int limits;
  private String limit = "";
  private boolean reached;
  private boolean vanished;
  private boolean replied;
  private boolean unfit;
  private Outcome trouble = Outcome.TIMED_OUT;
  private String detail = "";
  private String last = "";

  public MtuParser(String address, HopNamer namer) {
    this.address = address;
    this.namer = namer;
  }

  @Override
  public Optional<Finding> line(boolean error, String text) {
    Matcher step = STEP.matcher(text);
    if (step.find()) {
      return step(step.group(1), number(step.group(2)), step.group(3));
    }
    unfit |= Phrases.unfit(text);
    reached |= text.endsWith("reached");
    said(text);
    last = text.isBlank() ? last : text.strip();
    Phrases.outcome(text).ifPresent(o -> trouble(o, text.strip()));
    return Optional.empty();
  }

  @Override
  public Finding finish(Ending ending) {
    if (end > 0 || (reached && told > 0)) {
      int bytes = end > 0 ? end : told;
      return new Mtu(address, Outcome.ANSWERED, bytes, limit(bytes), silence());
    }
    if (best > 0) { // cut short in the middle
      return new Mtu(address, Outcome.ANSWERED, best, "", "at least: it was not asked to the end");
    }
    if (told > 0 && trouble == Outcome.TIMED_OUT) {
      String known = "as far as routers answered, " + told + " bytes pass";
      return new Mtu(address, trouble, 0, limit(told), known);
    }
    boolean unexplained = trouble == Outcome.TIMED_OUT && !ending.cut() && !replied;
    return unexplained
        ? new Mtu(address, Outcome.FAILED, 0, "", last)
        : new Mtu(address, trouble, 0, "", detail);
  }

  @Override
  public boolean unfit() {
    return unfit && best == 0 && told == 0;
  }

  private Optional<Finding> step(String what, int size, String hint) {
    switch (what) {
      case "whole" -> best = Math.max(best, size);
      case "mtu" -> end = size;
      default -> vanished |= best > 0 && hint.isEmpty();
    }
    return best == 0
        ? Optional.empty()
        : Optional.of(new Mtu(address, Outcome.ANSWERED, best, "", "at least; still looking"));
  }

  private void said(String text) {
    Matcher router = SAID.matcher(text);
    Matcher own = OWN.matcher(text);
    Matcher path = PATH.matcher(text);
    Matcher resume = RESUME.matcher(text);
    replied |= text.contains("packet loss");
    if (text.endsWith("send failed")) { // tracepath's word for a container without a route
      trouble(Outcome.UNREACHABLE, "the container has no route to it");
    }
    if (router.find()) {
      limited(number(router.group(2)), named(router.group(1)));
    } else if (own.find()) {
      limited(number(own.group(1)), "the container's own side");
    } else if (path.find()) {
      boolean local = path.group(1).startsWith("[");
      limited(number(path.group(2)), local ? "the container's own side" : named(path.group(1)));
    }
    if (resume.find()) {
      told = number(resume.group(1));
    }
  }

  private void limited(int size, String who) {
    limits = size;
    limit = who;
  }

  /// Who set the limit, if it is the one that was found.
  private String limit(int bytes) {
    return limits == bytes ? limit : "";
  }

  private String silence() {
    boolean blackHole = vanished && limits != end;
    return blackHole ? Mtu.BLACK_HOLE : "";
  }

  private String named(String router) {
    String name = namer.name(new Hop(0, router, List.of(), null, "")).name();
    return name.isEmpty() ? router : name + " (" + router + ")";
  }

  private void trouble(Outcome outcome, String text) {
    boolean tooBig = outcome == Outcome.UNREACHABLE && text.contains("mtu");
    if (trouble == Outcome.TIMED_OUT && !tooBig) {
      trouble = outcome;
      detail = text;
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
