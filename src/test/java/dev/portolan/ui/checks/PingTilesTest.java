package dev.portolan.ui.checks;

import static dev.portolan.testkit.HeadlessFx.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.Finding.Ping;
import dev.portolan.probe.Finding.Rtt;
import dev.portolan.probe.Outcome;
import dev.portolan.testkit.HeadlessFx;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A ping's figures, none without a number to tell.
final class PingTilesTest {
  @BeforeAll
  static void start() throws Exception {
    HeadlessFx.start();
  }

  @Test
  void whereNothingWasSentThatIsSaid() throws Exception {
    Ping refused = new Ping("10.1.1.1", Outcome.NOT_PERMITTED, 0, 0, Rtt.NONE, "no raw sockets");

    assertThat(told(refused))
        .containsExactly("ping 10.1.1.1", "Nothing was sent.", "no raw sockets");
  }

  @Test
  void whatDidNotComeBackHasNoTimes() throws Exception {
    Ping lost = new Ping("10.1.1.1", Outcome.TIMED_OUT, 3, 0, Rtt.NONE, "");
    Ping whole = new Ping("10.1.1.1", Outcome.ANSWERED, 3, 3, new Rtt(1, 2, 3), "");

    assertThat(told(lost)).containsExactly("ping 10.1.1.1", "Received 0 of 3", "Loss 100 %");
    assertThat(told(whole)).hasSize(6);
  }

  private static List<String> told(Ping ping) throws Exception {
    return call(() -> PingTiles.of(ping).stream().flatMap(n -> words(n).stream()).toList());
  }

  private static List<String> words(Node node) {
    return node instanceof Label label
        ? List.of(label.getText())
        : ((Pane) node).getChildren().stream().map(Node::getAccessibleText).toList();
  }
}
