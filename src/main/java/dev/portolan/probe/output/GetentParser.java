package dev.portolan.probe.output;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Lines;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question.RecordType;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Reads `getent ahosts` and `getent hosts`: the C library's answer, without the way to it.
public final class GetentParser implements OutputParser {
  private static final int NOT_FOUND = 2;

  private final String name;
  private final RecordType type;
  private final Set<String> records = new LinkedHashSet<>();
  private String detail = "";
  private boolean mapped;
  private boolean unfit;

  public GetentParser(String name, RecordType type) {
    this.name = name;
    this.type = type;
  }

  @Override
  public Optional<Finding> line(boolean error, String text) {
    String[] words = text.strip().split("\\s+", -1);
    if (error) {
      unfit |= Phrases.unfit(text) || text.contains("Unknown database");
      detail = detail.isEmpty() ? text.strip() : detail;
    } else if (words[0].startsWith("::ffff:")) {
      mapped = true; // an IPv4 address in disguise: glibc gives it where there is no other
    } else if (Addresses.isLiteral(words[0]) && records.size() < 200) {
      boolean reverse = type == RecordType.PTR;
      records.add(reverse && words.length > 1 ? Lines.shown(words[1], 260) : words[0]);
    }
    return Optional.empty();
  }

  @Override
  public Lookup finish(Ending ending) {
    Steps steps = new Steps(name, type, "");
    if (!records.isEmpty()) {
      steps.ask(name);
      records.forEach(steps::record);
    } else if (mapped) {
      steps.ask(name);
      steps.code(Steps.NOERROR);
    } else if (ending.code() == NOT_FOUND) {
      steps.ask(name);
      steps.code("NOTFOUND");
    }
    Outcome otherwise = ending.cut() ? Outcome.TIMED_OUT : Outcome.FAILED;
    return steps.finish(otherwise, detail);
  }

  @Override
  public boolean unfit() {
    return unfit && records.isEmpty();
  }
}
