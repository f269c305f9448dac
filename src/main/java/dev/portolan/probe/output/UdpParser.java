package dev.portolan.probe.output;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Udp;
import dev.portolan.probe.Outcome;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a tool says of one UDP datagram. Tools that copy what comes back to their output have
/// an answer as soon as they print anything there.
public final class UdpParser implements OutputParser {
  /// How long an answer is waited for; part of every command.
  public static final int SECONDS = 2;

  private static final Pattern ANSWERED =
      Pattern.compile("^portolan-udp answered (\\d{1,9}\\.\\d{1,9})(?: (\\d{1,6}))?$");
  private static final Pattern CLOCK =
      Pattern.compile("^portolan-udp answered " + Clocks.PAIR + "$");
  private static final Pattern TOOK = Pattern.compile("^portolan-took (\\d{1,9})$");
  private static final String QUIET = "portolan-udp sent";

  private final String address;
  private final int port;
  private final String portName;
  private boolean answered;
  private boolean quiet;
  private boolean unfit;
  private double millis = -1;
  private int took = SECONDS;
  private Optional<Outcome> trouble = Optional.empty();
  private String detail = "";

  public UdpParser(String address, int port, String portName) {
    this.address = address;
    this.port = port;
    this.portName = portName;
  }

  @Override
  public Optional<Finding> line(boolean error, String text) {
    if (!error) {
      output(text);
      return Optional.empty();
    }
    Matcher ended = TOOK.matcher(text);
    if (ended.matches()) {
      took = Integer.parseInt(ended.group(1));
      return Optional.empty();
    }
    unfit |= Phrases.unfit(text) || withoutUdp(text);
    Optional<Outcome> said = Phrases.outcome(text);
    if (trouble.isEmpty() && said.isPresent()) {
      trouble = said;
      detail = text.strip();
    } else if (detail.isEmpty()) {
      detail = text.strip();
    }
    return Optional.empty();
  }

  private void output(String text) {
    Matcher tool = ANSWERED.matcher(text);
    Matcher clock = CLOCK.matcher(text);
    if (text.equals(QUIET)) {
      quiet = true;
    } else if (clock.matches()) {
      answered = true;
      millis = Clocks.between(clock).orElse(-1);
      detail = millis < 0 ? Clocks.SET : "";
    } else if (tool.matches()) {
      answered = true;
      millis = Double.parseDouble(tool.group(1));
      detail = tool.group(2) == null ? "" : tool.group(2) + " bytes came back";
    } else if (!text.startsWith("portolan-")) {
      answered = true;
    } else {
      answered |= text.startsWith("portolan-udp answered");
    }
  }

  /// Bash built without network redirections, and nc without -u.
  private static boolean withoutUdp(String text) {
    return text.contains("/dev/udp/") && text.contains("No such file");
  }

  @Override
  public Udp finish(Ending ending) {
    if (answered) {
      return new Udp(address, port, portName, Outcome.ANSWERED, millis, detail);
    }
    if (trouble.isPresent() && trouble.get() != Outcome.TIMED_OUT) {
      Outcome outcome = portUnreachable() ? Outcome.REFUSED : trouble.get();
      return new Udp(address, port, portName, outcome, -1, detail);
    }
    // Two kinds of nc say nothing of a "port unreachable": they end as soon as one comes.
    if (took < SECONDS && ending.code() == 0 && detail.isEmpty()) {
      return new Udp(
          address, port, portName, Outcome.REFUSED, -1, "the tool ended at once: port unreachable");
    }
    boolean silent = quiet || trouble.isPresent() || ending.cut() || ending.code() == 0;
    if (silent || isTimeout(ending.code())) {
      return new Udp(address, port, portName, Outcome.SENT, -1, "");
    }
    String why = detail.isEmpty() ? "the tool ended with exit code " + ending.code() : detail;
    return new Udp(address, port, portName, Outcome.FAILED, -1, why);
  }

  private boolean portUnreachable() {
    return detail.toLowerCase(Locale.ROOT).contains("port unreachable");
  }

  private static boolean isTimeout(int code) {
    return code == 124 || code == 143;
  }

  @Override
  public boolean unfit() {
    return unfit && !answered && trouble.isEmpty();
  }
}
