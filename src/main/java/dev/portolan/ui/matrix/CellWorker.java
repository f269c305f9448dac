package dev.portolan.ui.matrix;

import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Matrix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The thread that works out cells and explanations. What was asked for last goes first; cells that
/// have scrolled away before their turn are never worked out.
final class CellWorker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CellWorker.class.getName());

  /// Tells after this many nanoseconds that there are new cells: about a frame.
  private static final long FRAME = 16_000_000;

  private final CellCache cache;
  private final Runnable ready;
  private final Thread thread = new Thread(this::loop, "portolan-matrix");
  private @Nullable Wanted wanted;
  private @Nullable Runnable question;

  /// Cells to work out, the most urgent first.
  record Wanted(Matrix matrix, List<Spot> cells) {
    Wanted {
      cells = List.copyOf(cells);
    }
  }

  /// A cell.
  record Spot(Group source, Group target) {}

  /// `ready` is called on the worker's thread.
  CellWorker(CellCache cache, Runnable ready) {
    this.cache = cache;
    this.ready = ready;
    thread.setDaemon(true);
    thread.start();
  }

  /// Takes the place of what was wanted before.
  synchronized void want(Wanted cells) {
    wanted = cells;
    notifyAll();
  }

  /// Runs before any cells that wait; takes the place of a question that still waits.
  synchronized void ask(Runnable work) {
    question = work;
    notifyAll();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void loop() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Runnable work = next();
        try {
          work.run();
        } catch (RuntimeException e) {
          LOG.log(System.Logger.Level.ERROR, "cells of the matrix could not be worked out", e);
        }
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "the matrix's thread ends", e);
    }
  }

  private synchronized Runnable next() throws InterruptedException {
    while (wanted == null && question == null) {
      wait();
    }
    Runnable asked = question;
    if (asked != null) {
      question = null;
      return asked;
    }
    Wanted cells = wanted;
    wanted = null;
    return () -> workOut(cells);
  }

  private void workOut(@Nullable Wanted cells) {
    if (cells == null) {
      return;
    }
    long told = System.nanoTime();
    for (Spot spot : cells.cells()) {
      if (overtaken()) {
        break;
      }
      if (!cache.fresh(spot.source(), spot.target())) {
        cache.put(
            cells.matrix().reachability(),
            spot.source(),
            spot.target(),
            cells.matrix().spread(spot.source(), spot.target()));
      }
      if (System.nanoTime() - told > FRAME) {
        told = System.nanoTime();
        ready.run();
      }
    }
    ready.run();
  }

  /// A question lets the rest of the cells wait until it is answered: whoever asked repaints.
  private synchronized boolean overtaken() {
    return wanted != null || question != null || Thread.currentThread().isInterrupted();
  }
}
