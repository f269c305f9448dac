package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.workspace.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BackstageTest {
  private final Backstage backstage = new Backstage();
  private final List<String> done = new ArrayList<>();

  @Test
  void inFrontAllIsDoneAtOnce() {
    ask("a");
    ask("b");
    assertThat(done).containsExactly("a", "b");
  }

  @Test
  void behindTheLastOfEachKindWaitsForTheFront() {
    backstage.seen(false);
    ask("a");
    ask("b");
    backstage.run(new Effect.CloseSession(), () -> done.add("close"));
    assertThat(done).isEmpty();
    backstage.seen(true);
    assertThat(done).containsExactly("b", "close");
    backstage.seen(true);
    ask("c");
    assertThat(done).containsExactly("b", "close", "c");
  }

  private void ask(String name) {
    backstage.run(new Effect.ReadKubeconfig(), () -> done.add(name));
  }
}
