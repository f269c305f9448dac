package dev.portolan.probe.output;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Udp;
import dev.portolan.probe.Outcome;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what `nmap -sU` says of one port: `open` is an answer, `closed` a "port unreachable",
/// `open|filtered` silence.
public final class NmapUdpParser implements OutputParser {
  private static final Pattern STATE =
      Pattern.compile("^\\d{1,5}/udp +(open\\|filtered|open|closed|filtered) ");
  private static final Pattern WITHOUT_ROOT = Pattern.compile("requires? root privileges");

  private final String address;
  private final int port;
  private final String portName;
  private Optional<Outcome> outcome = Optional.empty();
  private String detail = "";
  private boolean unfit;

  public NmapUdpParser(String address, int port, String portName) {
    this.address = address;
    this.port = port;
    this.portName = portName;
  }

  @Override
  public Optional<Finding> line(boolean error, String text) {
    Matcher state = STATE.matcher(text);
    if (state.find()) {
      outcome = Optional.of(outcome(state.group(1), text));
    } else if (WITHOUT_ROOT.matcher(text).find()) {
      outcome = Optional.of(Outcome.NOT_PERMITTED);
      detail = text.strip();
    } else if (text.contains("failed to determine route")) {
      outcome = Optional.of(Outcome.UNREACHABLE);
      detail = text.strip();
    } else if (error && outcome.isEmpty()) {
      outcome = Phrases.outcome(text);
      detail = detail.isEmpty() || outcome.isPresent() ? text.strip() : detail;
      unfit |= Phrases.unfit(text);
    }
    return Optional.empty();
  }

  private static Outcome outcome(String state, String line) {
    return switch (state) {
      case "open" -> Outcome.ANSWERED;
      case "closed" -> Outcome.REFUSED;
      case "filtered" -> Phrases.outcome(line).orElse(Outcome.UNREACHABLE);
      default -> Outcome.SENT;
    };
  }

  @Override
  public Udp finish(Ending ending) {
    String none = "the tool ended with exit code " + ending.code();
    String why = detail.isEmpty() && outcome.isEmpty() ? none : detail;
    return new Udp(address, port, portName, outcome.orElse(Outcome.FAILED), -1, why);
  }

  @Override
  public boolean unfit() {
    return unfit && outcome.isEmpty();
  }
}
