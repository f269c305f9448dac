package dev.portolan.probe.output;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Connect;
import dev.portolan.probe.Outcome;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a tool says of one TCP connect: nc in its four flavours, bash, python3, perl, curl,
/// wget, telnet.
public final class ConnectParser implements OutputParser {
  /// What a clean exit of the tool means, and what its being cut short does.
  public enum Proof {
    /// Exit status 0 means connected (nc -z).
    EXIT_CODE,
    /// The same, and a tool that ends without a word was refused (nc of busybox, as Alpine has it).
    QUIET,
    /// Only a line of output means connected; a tool that was cut short had no answer.
    LINE,
    /// Any HTTP answer, good or bad, means connected (wget).
    HTTP
  }

  /// GNU wget's exit status for an answer that is an error, in whatever language it words it.
  private static final int SERVER_SAID_NO = 8;

  /// Said of a time that cannot be told apart from the name's look-up.
  static final String WITH_LOOKUP = "with the name's look-up";

  private static final Pattern SECONDS = Pattern.compile("^connected " + Clocks.PAIR + "$");
  private static final Pattern MILLIS = Pattern.compile("^connected (\\d{1,9}\\.\\d+)$");
  private static final Pattern CURL = Pattern.compile("^portolan-times ([\\d.]+) ([\\d.]+)$");
  private static final Pattern CONNECTED =
      Pattern.compile(
          "^connected( |$)|^Connection to .* succeeded!|Ncat: Connected to|\\) open$|\\] \\S+ \\(\\S+\\) open$"
              + "|^Connected to |^\\* Connected to |\\.\\.\\. connected\\.$|^\\d+/tcp +open ");
  private static final Pattern HTTP =
      Pattern.compile(
          "server returned error|HTTP request sent|error getting response|HTTP/\\d|ERROR \\d{3}|"
              + "bad header|short read|No data received");

  private final String address;
  private final int port;
  private final String portName;
  private final Proof proof;
  private boolean connected;
  private double millis = -1;
  private Optional<Outcome> trouble = Optional.empty();
  private String detail = "";
  private boolean lookup;
  private boolean set;
  private boolean spoken;
  private boolean unfit;

  public ConnectParser(String address, int port, String portName, Proof proof) {
    this.address = address;
    this.port = port;
    this.portName = portName;
    this.proof = proof;
  }

  @Override
  public Optional<Finding> line(boolean error, String text) {
    time(text);
    spoken |= !text.isBlank();
    connected |= CONNECTED.matcher(text).find();
    connected |= proof == Proof.HTTP && HTTP.matcher(text).find();
    unfit |= error && Phrases.unfit(text);
    Optional<Outcome> said = Phrases.outcome(text);
    boolean first = trouble.isEmpty() || trouble.get() == Outcome.TIMED_OUT;
    if (first && said.isPresent()) { // nmap calls it silence too when it could not even send
      trouble = said;
      detail = Phrases.reason(text);
    } else if (error && detail.isEmpty() && !Phrases.heading(text)) {
      detail = Phrases.reason(text);
    }
    return Optional.empty();
  }

  @Override
  public Connect finish(Ending ending) {
    boolean clean =
        (ending.code() == 0 && proof != Proof.LINE)
            || (ending.code() == SERVER_SAID_NO && proof == Proof.HTTP);
    if (connected || clean) {
      return found(Outcome.ANSWERED, set ? Clocks.SET : lookup && millis >= 0 ? WITH_LOOKUP : "");
    }
    if (trouble.isPresent()) {
      return found(trouble.get(), detail);
    }
    if (ending.cut() || isTimeout(ending.code())) {
      return found(Outcome.TIMED_OUT, "no answer");
    }
    if (proof == Proof.QUIET && ending.code() == 1 && !spoken) {
      return found(Outcome.REFUSED, "nc ended without a word, as when it is refused");
    }
    String why = detail.isEmpty() ? "the tool ended with exit code " + ending.code() : detail;
    return found(Outcome.FAILED, why);
  }

  @Override
  public boolean unfit() {
    return unfit && !connected && trouble.isEmpty();
  }

  /// 124 is coreutils' `timeout`, 143 busybox's (the signal's own code), 28 curl's.
  private static boolean isTimeout(int code) {
    return code == 124 || code == 143 || code == 28;
  }

  private Connect found(Outcome outcome, String text) {
    double time = outcome == Outcome.ANSWERED ? millis : -1;
    return new Connect(address, port, portName, outcome, time, text);
  }

  private void time(String text) {
    Matcher seconds = SECONDS.matcher(text);
    Matcher plain = MILLIS.matcher(text);
    Matcher curl = CURL.matcher(text);
    if (seconds.find()) {
      lookup = !Addresses.isLiteral(address);
      millis = Clocks.between(seconds).orElse(-1);
      set = millis < 0;
    } else if (plain.find()) {
      millis = Double.parseDouble(plain.group(1));
    } else if (curl.find()) {
      double lookup = Double.parseDouble(curl.group(1));
      double connect = Double.parseDouble(curl.group(2));
      connected |= connect > 0;
      millis = connect > 0 ? Math.round((connect - lookup) * 1e6) / 1e3 : -1;
    }
  }
}
