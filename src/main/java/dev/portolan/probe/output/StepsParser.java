package dev.portolan.probe.output;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question.RecordType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what the scripts of `DnsScripts` print: each question announced, then the words of
/// nslookup (bind's or busybox's) or of host, or the script's own.
public final class StepsParser implements OutputParser {
  private static final Pattern ASK = Pattern.compile("^portolan-ask (\\S{1,300}) (\\S{1,100})$");
  private static final Pattern CODE =
      Pattern.compile("^portolan-code ([A-Z0-9_]{1,20}) (-?\\d{1,9}(?:\\.\\d{1,9})?)$");
  private static final Pattern RECORD = Pattern.compile("^portolan-record (.+)$");
  private static final Pattern ADDRESS = Pattern.compile("^Address(?: \\d+)?:\\s*(\\S+)(?: .*)?$");
  private static final Pattern HOST =
      Pattern.compile(
          "^\\S+ (?:has (?:IPv6 |AAAA )?address|has SRV record|domain name pointer) (.+)$");
  private static final Pattern NSLOOKUP =
      Pattern.compile("^\\S+\\s+(?:service|name) = (.+)$|^\\S+\\s+has AAAA address (.+)$");
  private static final Pattern ALIAS =
      Pattern.compile("^\\S+\\s+(?:canonical name =|is an alias for) (.+)$");
  private static final Pattern FAILURE =
      Pattern.compile("(?:can't find \\S+: |not found: \\d+\\(|failed: )([A-Z]{4,9})\\b");
  private static final Pattern NONE =
      Pattern.compile("an't find \\S+: (?:No answer|Parse error)|has no \\S+ record|No answer");

  private final Steps steps;
  private boolean head;
  private Optional<Outcome> trouble = Optional.empty();
  private String detail = "";
  private boolean unfit;

  public StepsParser(String name, RecordType type, String server) {
    this.steps = new Steps(name, type, server);
  }

  @Override
  public Optional<Finding> line(boolean error, String text) {
    Matcher ask = ASK.matcher(text);
    Matcher code = CODE.matcher(text);
    Matcher record = RECORD.matcher(text);
    if (ask.matches()) {
      steps.ask(ask.group(1));
      head = true;
    } else if (code.matches()) {
      steps.code(code.group(1));
      steps.millis(Double.parseDouble(code.group(2)));
    } else if (record.matches()) {
      steps.record(record.group(1));
    } else if (!text.startsWith("portolan-")) {
      words(error, text.strip());
    }
    return Optional.empty();
  }

  private void words(boolean error, String text) {
    Matcher address = ADDRESS.matcher(text);
    Matcher host = HOST.matcher(text);
    Matcher nslookup = NSLOOKUP.matcher(text);
    Matcher alias = ALIAS.matcher(text);
    Matcher failure = FAILURE.matcher(text);
    if (!steps.asking()) {
      trouble(error, text);
    } else if (address.matches()) {
      // The first one is the server's own.
      if (head) {
        steps.code(Steps.NOERROR); // busybox says no more of a name without such a record
      } else {
        steps.record(address.group(1));
      }
      head = false;
    } else if (host.matches()) {
      steps.record(host.group(1));
    } else if (alias.matches()) {
      steps.record("CNAME " + alias.group(1));
    } else if (nslookup.matches()) {
      steps.record(nslookup.group(1) == null ? nslookup.group(2) : nslookup.group(1));
    } else if (failure.find()) {
      steps.code(failure.group(1));
    } else if (NONE.matcher(text).find()) {
      steps.code(Steps.NOERROR);
    } else {
      trouble(error, text);
    }
  }

  private void trouble(boolean error, String text) {
    unfit |= Phrases.unfit(text);
    Optional<Outcome> said = Phrases.outcome(text);
    if (trouble.isEmpty() && said.isPresent()) {
      trouble = said;
      detail = text;
    } else if (error && detail.isEmpty()) {
      detail = text;
    }
  }

  @Override
  public Lookup finish(Ending ending) {
    Outcome otherwise = trouble.orElse(ending.cut() ? Outcome.TIMED_OUT : Outcome.FAILED);
    return steps.finish(otherwise, detail);
  }

  @Override
  public boolean unfit() {
    return unfit;
  }
}
