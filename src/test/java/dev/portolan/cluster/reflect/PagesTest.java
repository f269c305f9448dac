package dev.portolan.cluster.reflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.json.ListReader.Envelope;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.Namespace;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PagesTest {
  private final List<String> poured = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private static List<? extends KubeObject> object(String name) {
    return List.of(new Namespace(Metadata.of(ObjectRef.namespace(name), Map.of())));
  }

  private Pages pages(Pages.Source source) {
    return new Pages(source, records -> poured.add(records.getFirst().name()));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw (IOException) new InterruptedIOException("cancelled").initCause(e);
    }
  }

  /// Page 1 waits until page 2 was read whole; a page 3 is not asked for before page 1 is done.
  @Test
  void theNextPageIsReadWhileThisOneComesAndPouredAfterIt() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    try (Pages pages =
        pages(
            (token, head, objects) -> {
              asked.add(token);
              return switch (token) {
                case "" -> {
                  head.accept(new Envelope("7", "2", 2));
                  objects.accept(object("a"));
                  await(second);
                  assertThat(asked).containsExactly("", "2");
                  objects.accept(object("b"));
                  yield new Envelope("7", "2", 2);
                }
                case "2" -> {
                  head.accept(new Envelope("7", "3", 1));
                  objects.accept(object("c"));
                  boolean early = poured.contains("c");
                  second.countDown();
                  assertThat(early).as("poured before its turn").isFalse();
                  yield new Envelope("7", "3", 1);
                }
                default -> {
                  objects.accept(object("d"));
                  yield new Envelope("7", "", 0); // the head comes last
                }
              };
            })) {
      List<Integer> done = new CopyOnWriteArrayList<>();
      Envelope last = pages.read(head -> true, page -> done.add(page.remaining()));
      assertThat(last).isEqualTo(new Envelope("7", "", 0));
      assertThat(done).containsExactly(2, 1, 0);
    }
    assertThat(poured).containsExactly("a", "b", "c", "d");
    assertThat(asked).containsExactly("", "2", "3");
  }

  @Test
  void endsWithThePageThatIsNotGoneOnFrom() throws Exception {
    try (Pages pages = pages((token, head, objects) -> page(token, head, objects, "2"))) {
      assertThat(pages.read(head -> false, page -> {}).continueToken()).isEqualTo("2");
    }
    assertThat(asked).containsExactly("");
  }

  private Envelope page(
      String token,
      Consumer<Envelope> head,
      Consumer<List<? extends KubeObject>> objects,
      String next) {
    asked.add(token);
    head.accept(new Envelope("7", next, 0));
    objects.accept(object("of page " + token));
    return new Envelope("7", next, 0);
  }

  /// A page that fails is told as it failed, after what came before it; the page after it is ended.
  @Test
  void aFailureIsThePagesOwn() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (Pages pages =
        pages(
            (token, head, objects) -> {
              page(token, head, objects, token.isEmpty() ? "2" : "3");
              if (token.equals("2")) {
                await(begun);
                throw new ApiFailure(410, "too old", Duration.ZERO);
              }
              if (token.equals("3")) {
                try {
                  begun.countDown();
                  await(never);
                } finally {
                  ended.countDown();
                }
              }
              return new Envelope("7", "2", 0);
            })) {
      assertThatThrownBy(() -> pages.read(head -> true, page -> {}))
          .isInstanceOfSatisfying(ApiFailure.class, e -> assertThat(e.code()).isEqualTo(410));
    }
    ended.await();
    assertThat(poured).containsExactly("of page ", "of page 2");
  }
}
