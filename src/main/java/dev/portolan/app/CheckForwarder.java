package dev.portolan.app;

import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Sample;
import dev.portolan.workspace.Checks.Line;
import dev.portolan.workspace.Intent;
import java.util.List;
import java.util.function.Consumer;

/// Sends what a check tells on to the store.
final class CheckForwarder implements CheckListener {
  private final long id;
  private final Consumer<Intent> dispatch;
  private final Runnable atEnd;
  private volatile boolean finished;

  CheckForwarder(long id, Consumer<Intent> dispatch, Runnable atEnd) {
    this.id = id;
    this.dispatch = dispatch;
    this.atEnd = atEnd;
  }

  boolean finished() {
    return finished;
  }

  @Override
  public void waiting(int ahead) {
    dispatch.accept(new Intent.CheckWaits(id, ahead));
  }

  @Override
  public void command(List<String> argv) {
    print(Line.Type.COMMAND, Kubectl.line(argv));
  }

  @Override
  public void line(boolean error, String text) {
    print(error ? Line.Type.ERROR : Line.Type.OUTPUT, text);
  }

  @Override
  public void finding(Finding finding) {
    dispatch.accept(new Intent.CheckFound(id, finding));
  }

  @Override
  public void sample(Sample sample) {
    dispatch.accept(new Intent.CheckSampled(id, sample));
  }

  @Override
  public void finished(CheckResult result) {
    finished = true;
    atEnd.run();
    dispatch.accept(new Intent.CheckFinished(id, result));
  }

  private void print(Line.Type type, String text) {
    dispatch.accept(new Intent.CheckPrinted(id, new Line(type, text)));
  }
}
