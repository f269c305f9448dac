package dev.portolan.cluster.reflect;

import dev.portolan.cluster.json.ListReader;
import dev.portolan.model.KubeObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The pages of one list, read two at a time: what asks for the next page stands at the head of
/// each, so the server makes it, and it is decoded on another core, while this one still comes.
/// Objects are poured in the order of the list all the same; those of a page that is ahead wait.
final class Pages implements AutoCloseable {
  private final Source source;
  private final Consumer<List<? extends KubeObject>> pour;
  private final List<FutureTask<ListReader.Envelope>> running = new ArrayList<>();

  /// Reads a page from the server.
  interface Source {
    /// Reads the page that a token stands for; the first one where it is empty.
    ///
    /// @param head takes what the page's head says, as soon as it came
    ListReader.Envelope page(
        String token,
        Consumer<ListReader.Envelope> head,
        Consumer<List<? extends KubeObject>> objects)
        throws IOException;
  }

  /// @param pour takes the records of one object after the other, from one thread at a time
  Pages(Source source, Consumer<List<? extends KubeObject>> pour) {
    this.source = source;
    this.pour = pour;
  }

  /// Reads pages to the last one, or until one is told not to be gone on from, and gives the last
  /// one read.
  ///
  /// @param onward told of each page when its head is read, and false ends the list with it
  /// @param done told of each page that was poured
  ListReader.Envelope read(
      Predicate<ListReader.Envelope> onward, Consumer<ListReader.Envelope> done)
      throws IOException, InterruptedException {
    Page page = start("");
    while (true) {
      page.turn();
      Optional<ListReader.Envelope> head = page.head();
      Optional<Page> next =
          head.filter(h -> !h.continueToken().isEmpty())
              .filter(onward)
              .map(h -> start(h.continueToken()));
      ListReader.Envelope whole = page.await();
      done.accept(whole);
      if (next.isEmpty()) {
        return whole;
      }
      page = next.get();
    }
  }

  private Page start(String token) {
    Page page = new Page(token);
    running.removeIf(FutureTask::isDone);
    running.add(page.task);
    Thread.ofVirtual().name("session-page").start(page.task);
    return page;
  }

  /// Ends what still runs.
  @Override
  public void close() {
    running.forEach(task -> task.cancel(true));
  }

  /// One page on its way.
  private final class Page {
    private final CompletableFuture<Optional<ListReader.Envelope>> head = new CompletableFuture<>();
    private final FutureTask<ListReader.Envelope> task;
    private final List<List<? extends KubeObject>> waiting = new ArrayList<>();
    private boolean turn;

    Page(String token) {
      task =
          new FutureTask<>(
              () -> {
                try {
                  ListReader.Envelope whole =
                      source.page(token, h -> head.complete(Optional.of(h)), this::object);
                  head.complete(Optional.of(whole)); // where the head comes last
                  return whole;
                } finally {
                  head.complete(Optional.empty());
                }
              });
    }

    private synchronized void object(List<? extends KubeObject> records) {
      if (turn) {
        pour.accept(records);
      } else {
        waiting.add(records);
      }
    }

    /// All pages before this one are poured.
    synchronized void turn() {
      turn = true;
      waiting.forEach(pour);
      waiting.clear();
    }

    /// What the head says, once it came; empty when it never will.
    Optional<ListReader.Envelope> head() throws InterruptedException {
      try {
        return head.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    ListReader.Envelope await() throws IOException, InterruptedException {
      try {
        return task.get();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException failure -> throw failure;
          case RuntimeException mistake -> throw mistake;
          case null, default -> throw new IllegalStateException(e);
        }
      }
    }
  }
}
