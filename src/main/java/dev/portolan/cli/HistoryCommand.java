package dev.portolan.cli;

import dev.portolan.export.WholeFile;
import dev.portolan.history.Comparison;
import dev.portolan.history.Entry;
import dev.portolan.history.HistoryFile;
import dev.portolan.history.Report;
import dev.portolan.history.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `portolan history`: the checks that are kept of a context, without connecting to it.
@Command(
    name = "history",
    description = "List, show, compare and export the checks that were made of a context.",
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; for compare: nothing changed",
      "1:for list: nothing was found; for compare: something changed",
      "2:wrong usage: no such context or check",
      "3:the history cannot be read or written"
    })
final class HistoryCommand implements Runnable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw CommandFailure.usage("history list, show, compare or export?");
  }

  @Command(name = "list", description = "List checks, newest first.")
  int list(
      @Mixin FoundChecks found,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "50",
              description = "List so many at most (default 50).")
          int limit,
      @Mixin OutputOptions output)
      throws IOException {
    Numbers.check("--limit", limit, 1, Numbers.ANY);
    HistoryFile file = file();
    HistoryFile.Reading reading = file.read();
    List<Row> rows = found.search().of(reading.rows()).stream().limit(limit).toList();
    if (output.json()) {
      Report.JSON.write(entries(file, rows), out());
    } else {
      Table table = new Table("ID", "TIME", "CHECK", "FROM", "TO", "OUTCOME", "FOUND");
      for (Row r : rows) {
        table.row(
            r.id(),
            TIME.format(r.at().atZone(ZoneId.systemDefault())),
            r.kind().verb(),
            r.from().toString(),
            r.target(),
            r.outcome().text(),
            r.figure());
      }
      table.print(out());
    }
    unread(reading.unread(), file);
    return rows.isEmpty() ? Exit.NO : Exit.OK;
  }

  @Command(name = "show", description = "Show one check: result, vantage, commands, output.")
  int show(
      @Parameters(
              paramLabel = "ID|latest",
              description = "The check, by the beginning of its id, or the newest.")
          String id,
      @Mixin OutputOptions output)
      throws IOException {
    Entry entry = one(file(), id);
    if (output.json()) {
      Report.JSON.write(List.of(entry), out());
    } else {
      HistoryText.print(entry, out());
    }
    return Exit.OK;
  }

  @Command(name = "compare", description = "Tell what changed between two checks.")
  int compare(
      @Parameters(
              index = "0",
              paramLabel = "ID",
              description = "The earlier check, by the beginning of its id.")
          String one,
      @Parameters(
              index = "1",
              paramLabel = "ID|latest",
              description = "The later one, or the newest of all.")
          String other)
      throws IOException {
    HistoryFile file = file();
    Comparison comparison = Comparison.of(one(file, one), one(file, other));
    HistoryText.print(comparison, out());
    return comparison.changes().isEmpty() ? Exit.OK : Exit.NO;
  }

  @Command(name = "export", description = "Write checks for a program, a ticket or a build server.")
  int export(
      @Parameters(arity = "0..*", paramLabel = "ID", description = "Default: all that are found.")
          @Nullable List<String> ids,
      @Mixin FoundChecks found,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "json|markdown|junit",
              defaultValue = "markdown",
              description = "What to write (default markdown).")
          Report report,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "Write here, not to the terminal.")
          @Nullable Path to)
      throws IOException {
    if (ids != null && found.given()) {
      throw CommandFailure.usage("name checks by their ids, or find them; not both");
    }
    HistoryFile file = file();
    List<Entry> entries =
        ids == null || ids.isEmpty()
            ? entries(file, found.search().of(file.read().rows()))
            : ids.stream().map(id -> one(file, id)).toList();
    if (to == null) {
      report.write(entries, out());
    } else {
      WholeFile.write(to, stream -> write(report, entries, stream));
    }
    return Exit.OK;
  }

  private static void write(Report report, List<Entry> entries, OutputStream stream)
      throws IOException {
    Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    report.write(entries, writer);
    writer.flush();
  }

  private HistoryFile file() {
    return cli.history();
  }

  private static List<Entry> entries(HistoryFile file, List<Row> rows) throws IOException {
    return file.entries(rows.stream().map(Row::id).toList());
  }

  /// The newest, or the one whose id begins so.
  private static Entry one(HistoryFile file, String id) {
    try {
      List<Row> rows =
          file.read().rows().stream()
              .filter(r -> id.equals("latest") || r.id().startsWith(id))
              .toList();
      if (rows.isEmpty()) {
        throw CommandFailure.usage("no check " + id + " is kept of this context");
      }
      if (rows.size() > 1 && !id.equals("latest")) {
        throw CommandFailure.usage(rows.size() + " checks begin with " + id + ": name one in full");
      }
      return file.entries(List.of(rows.getFirst().id())).getFirst();
    } catch (IOException e) {
      throw CommandFailure.unknown(String.valueOf(e.getMessage()));
    }
  }

  private void unread(int lines, HistoryFile file) {
    if (lines > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "portolan: %d %s cannot be understood in %s"
                  .formatted(lines, lines == 1 ? "line" : "lines", file.path()));
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
