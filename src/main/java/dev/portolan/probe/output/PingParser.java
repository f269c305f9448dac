package dev.portolan.probe.output;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Ping;
import dev.portolan.probe.Finding.Rtt;
import dev.portolan.probe.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads ping as iputils, busybox (Alpine's too) and inetutils print it, in whatever locale.
/// Replies are counted as they come, so that a ping that was cut short still tells its loss.
public final class PingParser implements OutputParser {
  private static final Pattern REPLY = Pattern.compile("seq=(\\d+).*?[=<]([\\d.,]+) ?ms(.*)");
  private static final Pattern TOTALS =
      Pattern.compile("(\\d+) packets transmitted, (\\d+)(?: packets)? received");
  private static final Pattern TIMES =
      Pattern.compile("min/avg/max\\S* = ([\\d.,]+)/([\\d.,]+)/([\\d.,]+)");
  private static final Pattern BAD_NEWS =
      Pattern.compile("(?:^From |\\d+ bytes from )\\S+.*?(?:seq=\\d+ |: )(\\D.*)");

  /// iputils times replies by a clock that may be set, and then says so.
  private static final Pattern GOES_BACK = Pattern.compile("[Tt]ime of day goes back");

  private static final String CLOCK_SET =
      "the clock there was set meanwhile: times that cannot be are left out";

  /// No ping prints longer lines; what does is not searched to its end, again and again.
  private static final int MAX_LINE = 600;

  private final String address;
  private final List<Double> times = new ArrayList<>();
  private int firstSeq = -1;
  private int lastSeq = -1;
  private int sent = -1;
  private int received = -1;
  private Rtt rtt = Rtt.NONE;
  private Outcome trouble = Outcome.TIMED_OUT;
  private String detail = "";
  private String lastError = "";
  private boolean unfit;
  private boolean back;
  private boolean set;
  private int replies;

  public PingParser(String address) {
    this.address = address;
  }

  @Override
  public Optional<Finding> line(boolean error, String whole) {
    String text = whole.length() > MAX_LINE ? whole.substring(0, MAX_LINE) : whole;
    Matcher reply = REPLY.matcher(text);
    Matcher totals = TOTALS.matcher(text);
    Matcher times = TIMES.matcher(text);
    if (reply.find()) {
      reply(reply);
    } else if (totals.find()) {
      sent = number(totals.group(1));
      received = number(totals.group(2));
    } else if (times.find()) {
      rtt = new Rtt(millis(times.group(1)), millis(times.group(2)), millis(times.group(3)));
    } else {
      other(error, text);
    }
    return Optional.empty();
  }

  @Override
  public Finding finish(Ending ending) {
    int got = received >= 0 ? received : replies;
    int asked =
        sent >= 0 ? sent : Math.max(got, lastSeq < 0 ? 0 : lastSeq - Math.min(firstSeq, 1) + 1);
    if (got > 0) {
      return new Ping(address, Outcome.ANSWERED, asked, got, rtt(), set ? CLOCK_SET : detail);
    }
    boolean unexplained = trouble == Outcome.TIMED_OUT && sent < 0 && !ending.cut();
    if (unexplained) {
      String why = lastError.isEmpty() ? "ping ended with exit code " + ending.code() : lastError;
      return new Ping(address, Outcome.FAILED, asked, got, Rtt.NONE, why);
    }
    String text = detail.isEmpty() && trouble == Outcome.TIMED_OUT ? "no reply" : detail;
    return new Ping(address, trouble, asked, got, Rtt.NONE, text);
  }

  @Override
  public boolean unfit() {
    return unfit && replies == 0 && sent < 0;
  }

  private void reply(Matcher reply) {
    if (reply.group(3).contains("DUP")) {
      return;
    }
    int seq = number(reply.group(1));
    firstSeq = firstSeq < 0 ? seq : firstSeq;
    lastSeq = Math.max(lastSeq, seq);
    double millis = millis(reply.group(2));
    boolean possible = Clocks.possible(millis) && !back;
    set |= !possible;
    back = false;
    replies++;
    if (possible) {
      times.add(millis);
    }
  }

  private void other(boolean error, String text) {
    unfit |= error && Phrases.unfit(text);
    if (GOES_BACK.matcher(text).find()) {
      set = true;
      back = true;
    }
    if (error && !text.isBlank()) {
      lastError = text.strip();
    }
    Matcher badNews = BAD_NEWS.matcher(text);
    boolean icmp = badNews.find();
    Optional<Outcome> said = error || icmp ? Phrases.outcome(text) : Optional.empty();
    if (said.isPresent() && trouble == Outcome.TIMED_OUT) {
      // EPERM on sending is a firewall rule of the pod's own, not a missing right to open the
      // socket.
      boolean filtered = said.get() == Outcome.NOT_PERMITTED && text.contains("send");
      trouble = filtered ? Outcome.UNREACHABLE : said.get();
      detail = icmp ? text.strip().replaceFirst("(?:icmp_)?seq=\\d+ ", "") : text.strip();
    }
  }

  private Rtt rtt() {
    if (!set && (rtt.min() >= 0 || times.isEmpty())) {
      return rtt;
    }
    if (times.isEmpty()) {
      return Rtt.NONE;
    }
    var statistics = times.stream().mapToDouble(d -> d).summaryStatistics();
    return new Rtt(statistics.getMin(), statistics.getAverage(), statistics.getMax());
  }

  private static int number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private static double millis(String number) {
    try {
      return Double.parseDouble(number.replace(',', '.')); // GNU's are in the user's locale
    } catch (NumberFormatException e) {
      return -1; // "1.2.3": not a time
    }
  }
}
