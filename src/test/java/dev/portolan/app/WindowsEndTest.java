package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class WindowsEndTest {
  @Test
  void aFirstWindowThatCannotBeOpenedEndsTheWait() {
    WindowsEnd end = new WindowsEnd();
    end.opening(
        () -> {
          throw new IllegalStateException("no style sheet");
        });

    assertThatThrownBy(end::await).hasMessageContaining("no style sheet");
  }

  @Test
  void theLastOneThatClosesEndsIt() throws InterruptedException {
    WindowsEnd end = new WindowsEnd();
    List<String> opened = new ArrayList<>();
    end.opening(() -> opened.add("first"));
    end.closed();

    end.await();
    assertThat(opened).containsExactly("first");
  }
}
