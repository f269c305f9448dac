package dev.portolan.ui.table;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Inventory;
import dev.portolan.diagram.Item;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The thread that makes the table's rows. What was asked for last goes first; a cluster that never
/// rests takes it a quarter of a core at most.
final class ListingWorker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ListingWorker.class.getName());
  private static final int REST = 3;
  private static final long MILLI = 1_000_000;

  private final Consumer<Listing> ready;
  private final Thread thread = new Thread(this::loop, "portolan-table");
  private Inventory inventory = Inventory.NONE;
  private @Nullable Question question;

  /// What the table shall show.
  ///
  /// @param urgent true when the user asked, and not the cluster changed
  record Question(ClusterSnapshot snapshot, ChartView view, Sifting sifting, boolean urgent) {}

  /// The rows, how many things there are without the table's own filters, and where each row is.
  record Listing(List<Item> rows, int all, Map<ObjectRef, Integer> places) {}

  /// `ready` is called on the worker's thread.
  ListingWorker(Consumer<Listing> ready) {
    this.ready = ready;
    thread.setDaemon(true);
    thread.start();
  }

  /// Takes the place of a question that still waits; with null the worker forgets what it knows.
  synchronized void ask(@Nullable Question next) {
    if (next == null) {
      inventory = Inventory.NONE;
    }
    boolean urgent = question != null && question.urgent();
    question =
        next == null
            ? null
            : new Question(next.snapshot(), next.view(), next.sifting(), urgent || next.urgent());
    notifyAll();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void loop() {
    try {
      long rest = 0;
      while (!Thread.currentThread().isInterrupted()) {
        Question asked = next(rest);
        long start = System.nanoTime();
        answer(asked);
        rest = REST * (System.nanoTime() - start);
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "the table's thread ends", e);
    }
  }

  private synchronized Question next(long rest) throws InterruptedException {
    long until = System.nanoTime() + rest;
    while (true) {
      Question asked = question;
      long wait = until - System.nanoTime();
      if (asked != null && (asked.urgent() || wait <= 0)) {
        question = null;
        return asked;
      }
      wait(asked == null ? 0 : wait / MILLI + 1);
    }
  }

  private void answer(Question asked) {
    try {
      Inventory next = Inventory.of(asked.snapshot(), asked.view(), known());
      keep(next);
      List<Item> rows = asked.sifting().sift(next.items());
      Map<ObjectRef, Integer> places = HashMap.newHashMap(rows.size());
      for (int i = 0; i < rows.size(); i++) {
        places.put(rows.get(i).ref(), i);
      }
      ready.accept(new Listing(rows, next.items().size(), Collections.unmodifiableMap(places)));
    } catch (RuntimeException e) {
      // rows that cannot be made must not keep the next ones from being tried
      LOG.log(System.Logger.Level.ERROR, "the table's rows could not be made", e);
    }
  }

  private synchronized Inventory known() {
    return inventory;
  }

  private synchronized void keep(Inventory next) {
    inventory = next;
  }
}
