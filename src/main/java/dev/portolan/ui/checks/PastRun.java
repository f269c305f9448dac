package dev.portolan.ui.checks;

import dev.portolan.history.Entry;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Kubectl;
import dev.portolan.workspace.Checks.Line;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javafx.scene.Node;

/// A kept result, shown as it was when it was made.
public final class PastRun {
  private static final int MAX_LINES = 2_000;

  private final RunView view;

  /// @param again asks the same once more
  public PastRun(Store store, InstantSource clock, Runnable again) {
    view = new RunView(new Ticker(clock), new RunVerbs(store, run -> again.run()), store::dispatch);
  }

  public Node node() {
    return view.node();
  }

  public void show(Entry entry) {
    view.show(run(entry));
  }

  private static Run run(Entry entry) {
    CheckResult r = entry.result();
    List<Line> lines = new ArrayList<>();
    r.transcript()
        .commands()
        .forEach(argv -> lines.add(new Line(Line.Type.COMMAND, Kubectl.line(argv))));
    r.transcript()
        .output()
        .lines()
        .limit(MAX_LINES)
        .forEach(line -> lines.add(new Line(Line.Type.OUTPUT, line)));
    long id = HexFormat.fromHexDigitsToLong(entry.id());
    return new Run(id, r.request(), r.transcript().started(), lines, r.findings(), r, -1);
  }
}
